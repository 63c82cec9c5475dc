// Waits until a container works: its health check says so, a port listens, or it stays and is quiet.
import { setTimeout as sleep } from "node:timers/promises";
import type { Container } from "./container";
import { portsOf } from "./insideView";

export interface Ready {
  /** Since its start; null: it never worked, or had ended. */
  readonly readySeconds: number | null;
  readonly ended: boolean;
  readonly ports: readonly string[] | null;
  readonly health: string | undefined;
}

/** Seconds between two looks. */
const pace = 0.25;
/** Behind the first port: what else starts with it. */
const settle = 1;
/** Without a port nothing tells that it works but that it stays; where the image names ports it may take longer. */
const stays = { plain: 4, withPorts: 20 };
const quiet = 2;
/** One that never stops writing works, too. */
const longestNoise = 6;

interface Look {
  readonly at: number;
  readonly ports: readonly string[] | null;
  readonly health: string | undefined;
}

interface Watched {
  readonly firstPort: number | undefined;
  readonly lastChange: number;
}

/** Seconds after which it worked; undefined: not yet. */
function worksSince({ at, health }: Look, { firstPort, lastChange }: Watched, least: number): number | undefined {
  if (health !== undefined && health !== "none" && health !== "") return health === "healthy" ? at : undefined;
  if (firstPort !== undefined) return at - firstPort >= settle ? firstPort : undefined;
  return at >= least && (at - lastChange >= Math.min(quiet, least) || at >= least + longestNoise) ? lastChange : undefined;
}

/** @param namesPorts the image has EXPOSE @throws the signal's reason, when it is called off */
export async function untilReady(container: Container, timeoutSeconds: number, namesPorts: boolean, signal: AbortSignal): Promise<Ready> {
  const started = Date.now();
  const least = Math.min(namesPorts ? stays.withPorts : stays.plain, timeoutSeconds);
  let firstPort: number | undefined;
  let lastChange = 0;
  let before = "";
  for (;;) {
    signal.throwIfAborted();
    const { running, health, pid } = await container.state();
    const at = (Date.now() - started) / 1000;
    if (!running) return { readySeconds: null, ended: true, ports: null, health };
    const ports = await portsOf(container, pid);
    if (ports && ports.length > 0) firstPort ??= at;
    const seen = JSON.stringify([await container.logs(3), await container.processes(pid)]);
    if (seen !== before) lastChange = at;
    before = seen;
    const since = worksSince({ at, ports, health }, { firstPort, lastChange }, least);
    if (since !== undefined) return { readySeconds: since, ended: false, ports, health };
    if (at > timeoutSeconds) return { readySeconds: null, ended: false, ports, health };
    await sleep(pace * 1000, undefined, { signal });
  }
}
