// One container: starts a program, waits until it works, sends one signal, and says what became of it.
import { docker, type Engine } from "../engine";
import { marks } from "../measure";
import { run, sleep, start, tail, until } from "../process";
import type { Failed, Reaction } from "./evidence";
import { label } from "./images";
import { type Inside, listens, lookInside, zombiesOfOrphans } from "./inside";
import type { Recipe } from "./recipe";

const numbers: Readonly<Record<string, number>> = { HUP: 1, INT: 2, QUIT: 3, USR1: 10, USR2: 12, TERM: 15, WINCH: 28, PWR: 30 };

export interface Trial {
  readonly signal: string;
  /** Behind docker's own init. */
  readonly init: boolean;
  /** Orphans are made first. */
  readonly orphans?: boolean;
  /** In place of the recipe's own. */
  readonly argv?: readonly string[];
}

export interface Tried {
  readonly reaction: Reaction | Failed;
  readonly inside: Inside | undefined;
  readonly zombies: number | "ends" | undefined;
}

const logs = async (engine: Engine, id: string): Promise<string> => {
  const { stdout, stderr } = await run(engine.client, ["logs", id], { env: engine.env });
  return stdout + stderr;
};

const isRunning = async (engine: Engine, id: string): Promise<boolean> =>
  (await docker(engine, "inspect", "-f", "{{.State.Running}}", id)).trim() === "true";

const exitCode = async (engine: Engine, id: string): Promise<number> =>
  Number(await docker(engine, "inspect", "-f", "{{.State.ExitCode}}", id));

/** Whether it came to work before it ended or its time was up. */
async function comesToWork(engine: Engine, id: string, { works, startLimit = 40 }: Recipe): Promise<boolean> {
  const end = Date.now() + 1000 * ("seconds" in works ? works.seconds : startLimit);
  const working = async (): Promise<boolean> => {
    if ("port" in works) return listens(engine, id, "tcp", works.port);
    if ("udp" in works) return listens(engine, id, "udp", works.udp);
    return "says" in works && (await logs(engine, id)).includes(works.says);
  };
  let running = true;
  const seen = await until(
    async () => {
      running = await isRunning(engine, id);
      return !running || (await working());
    },
    end - Date.now(),
    300,
  );
  if (!running || !(seen || "seconds" in works)) return false;
  await sleep(1000);
  return isRunning(engine, id);
}

async function failure(engine: Engine, id: string): Promise<Failed> {
  const said = tail(await logs(engine, id), 3).slice(-300);
  return (await isRunning(engine, id)) ? { said } : { code: await exitCode(engine, id), said };
}

/** Sends the signal and waits for the end; a signal without a handler is dropped by the kernel, and two seconds show that. */
async function react(engine: Engine, id: string, recipe: Recipe, { signal, init }: Trial, inside: Inside): Promise<Reaction> {
  const number = numbers[signal] ?? 0;
  const reaches = inside.handled.has(number);
  const limit = reaches || inside.awaited.has(number) || init ? (recipe.stopLimit ?? 14) : 2.5;
  const waiting = start(engine.client, ["wait", id], { env: engine.env, timeout: limit * 1000 });
  await sleep(200); // the client is there before the signal
  const asked = Date.now();
  await docker(engine, "kill", "-s", signal, id);
  const waited = await waiting.ended;
  const ends = Math.round((Date.now() - asked) / 100) / 10;
  const said = await logs(engine, id);
  const app = said.includes(marks.ready) ? { heard: said.includes(marks.signal), clean: said.includes(marks.clean) } : {};
  if (waited.status === 0) return { ends, code: Number(waited.stdout), ...app };
  const stays = reaches ? "handles" : inside.ignored.has(number) ? "ignores" : "no handler";
  return { stays, ...(app.heard === undefined ? {} : { heard: app.heard }) };
}

let containers = 0;

export async function tryOut(engine: Engine, image: string, recipe: Recipe, trial: Trial): Promise<Tried> {
  const name = `dockwright-measure-${process.pid}-${containers++}`;
  const options = ["--name", name, "--label", label, "--network", "none", "--hostname", "measure", ...(trial.init ? ["--init"] : [])];
  await docker(engine, "create", ...options, ...(recipe.run ?? []), image, ...(trial.argv ?? []));
  try {
    const started = await run(engine.client, ["start", name], { env: engine.env });
    if (started.status !== 0) return { reaction: { said: tail(started.stderr, 3) }, inside: undefined, zombies: undefined };
    if (!(await comesToWork(engine, name, recipe))) return { reaction: await failure(engine, name), inside: undefined, zombies: undefined };
    const inside = await lookInside(engine, name, trial.init);
    const orphans = trial.orphans ? await zombiesOfOrphans(engine, name) : undefined;
    if (!(await isRunning(engine, name))) return { reaction: await failure(engine, name), inside, zombies: "ends" };
    return { reaction: await react(engine, name, recipe, trial, inside), inside, zombies: orphans };
  } finally {
    await run(engine.client, ["rm", "-f", "-v", name], { env: engine.env });
  }
}
