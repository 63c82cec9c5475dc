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
/** Behind the first port, for what else starts with it: a second, or a tenth of all the time that there is. */
const settleFor = (timeoutSeconds: number): number => Math.min(1, timeoutSeconds / 10);
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

interface Patience {
  readonly least: number;
  readonly settle: number;
}

/** The image has a health check. */
const isAsked = (health: string | undefined): boolean => health !== undefined && health !== "none" && health !== "";

/** Seconds after which it worked; undefined: not yet. */
function worksSince({ at, health }: Look, { firstPort, lastChange }: Watched, { least, settle }: Patience): number | undefined {
  if (isAsked(health)) return health === "healthy" ? at : undefined;
  if (firstPort !== undefined) return at - firstPort >= settle ? firstPort : undefined;
  return at >= least && (at - lastChange >= Math.min(quiet, least) || at >= least + longestNoise) ? lastChange : undefined;
}

/** @param namesPorts the image has EXPOSE @throws the signal's reason, when it is called off */
export async function untilReady(container: Container, timeoutSeconds: number, namesPorts: boolean, signal: AbortSignal): Promise<Ready> {
  const started = Date.now();
  const least = Math.min(namesPorts ? stays.withPorts : stays.plain, timeoutSeconds);
  const settle = settleFor(timeoutSeconds);
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
    const since = worksSince({ at, ports, health }, { firstPort, lastChange }, { least, settle });
    if (since !== undefined) return { readySeconds: since, ended: false, ports, health };
    // Without a check nothing says that it does not work.
    if (at > timeoutSeconds) return { readySeconds: isAsked(health) ? null : (firstPort ?? lastChange), ended: false, ports, health };
    await sleep(pace * 1000, undefined, { signal });
  }
}
