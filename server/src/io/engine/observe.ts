// Runs a container from its start to its stop and measures what it does.
import type { Observed, Process } from "../../core";
import type { Container, ContainerState } from "./container";
import { insideTree } from "./insideView";
import { countZombies, orphanCount } from "./orphans";
import { type Ready, untilReady } from "./ready";

export interface Watching {
  readonly timeoutSeconds: number;
  /** That is sent, for the telling. */
  readonly signalName: string;
  readonly namesPorts: boolean;
  readonly hasHealthCheck: boolean;
  say(line: string): void;
  readonly signal: AbortSignal;
}

const saidLines = 15;

const nothingMeasured: Observed["measured"] = {
  tree: null,
  readySeconds: null,
  stopSeconds: null,
  exitCode: null,
  zombies: null,
  orphans: null,
  ports: null,
  health: null,
};

/** The engine says "not found" and "not executable" with these; anything else it refuses is no matter of the image. */
export const isRefusedByImage = (exitCode: number): boolean => exitCode === 126 || exitCode === 127;

type Outcome = Omit<Observed, "signal" | "meantToStay">;

const refused = ({ exitCode }: ContainerState, words: string): Outcome => ({
  measured: { ...nothingMeasured, exitCode },
  ended: true,
  refused: words,
  said: [],
  notes: [],
});

const healthNames = ["healthy", "unhealthy", "starting"] as const;

function healthOf(health: string | undefined, hasHealthCheck: boolean): Observed["measured"]["health"] {
  if (!hasHealthCheck && (health === undefined || health === "" || health === "none")) return "none";
  return healthNames.find((name) => name === health) ?? null;
}

async function endedByItself(container: Container): Promise<Outcome> {
  const { exitCode } = await container.state();
  const said = await container.logs(saidLines);
  return { measured: { ...nothingMeasured, exitCode }, ended: true, refused: undefined, said, notes: [] };
}

async function stopped(container: Container): Promise<{ readonly stopSeconds: number; readonly exitCode: number }> {
  const asked = Date.now();
  await container.stop();
  const stopSeconds = (Date.now() - asked) / 1000;
  return { stopSeconds, exitCode: (await container.state()).exitCode };
}

const notesOf = (zombies: number | undefined, ports: Ready["ports"], sharesNetwork: boolean): readonly string[] => [
  ...(zombies === undefined ? ["The image has no shell that could make orphans: whether PID 1 reaps them was not measured."] : []),
  ...(ports === null && sharesNetwork ? ["Its network is not its own: which ports it opens was not measured."] : []),
];

/** Whether the image is to blame where it cannot be started, `isRefusedByImage` tells. */
export async function observe(container: Container, watching: Watching): Promise<Observed> {
  const { signalName, namesPorts, hasHealthCheck } = watching;
  return { ...(await outcome(container, watching)), signal: signalName, meantToStay: namesPorts || hasHealthCheck };
}

async function outcome(container: Container, watching: Watching): Promise<Outcome> {
  const { say, signal, signalName } = watching;
  const words = await container.start();
  if (words !== undefined) return refused(await container.state(), words);
  say("waiting until the container works");
  const ready = await untilReady(container, watching.timeoutSeconds, watching.namesPorts, signal);
  if (ready.ended) return endedByItself(container);
  const { pid } = await container.state();
  const tree: readonly Process[] = await insideTree(container, pid, await container.processes(pid));
  say("making orphans and counting zombies");
  const zombies = await countZombies(container, signal);
  if (!(await container.state()).running) return endedByItself(container);
  say(`sending ${signalName} and waiting for the end`);
  const { stopSeconds, exitCode } = await stopped(container);
  return {
    measured: {
      tree: tree.length > 0 ? tree : null,
      readySeconds: ready.readySeconds,
      stopSeconds,
      exitCode,
      zombies: zombies ?? null,
      orphans: zombies === undefined ? null : orphanCount,
      ports: ready.ports,
      health: healthOf(ready.health, watching.hasHealthCheck),
    },
    ended: false,
    refused: undefined,
    said: ready.readySeconds === null ? await container.logs(saidLines) : [],
    notes: notesOf(zombies, ready.ports, container.sharesNetwork),
  };
}
