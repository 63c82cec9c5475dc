// Runs a Dockerfile's image and measures what is PID 1, how `docker stop` ends it, and what becomes of orphans.
import { build, type Files, forget } from "./build";
import { docker, type Engine } from "./engine";
import { run, sleep, tail, until } from "./process";

export interface Trial {
  readonly dockerfile: string;
  readonly files: Files;
  /** More arguments of `docker run` (`--init`). */
  readonly runArgs?: readonly string[];
  /** A line that the app prints when it runs; without one the container gets a second and a half. */
  readonly ready?: string;
  /** Stands before `sh` and `cat` where the image has no shell of its own: `["/busybox"]`. */
  readonly tools?: readonly string[];
}

export interface Measured {
  /** The build worked and the container was still running when the app should have been ready. */
  readonly runs: boolean;
  /** What the builder or the container said when it does not. */
  readonly said: string;
  /** `/proc/1/cmdline`, and the base name of its first word. */
  readonly cmdline: readonly string[];
  readonly program: string;
  /** How long `docker stop` took, with its default grace period of 10 s. */
  readonly stopSeconds: number;
  readonly exitCode: number;
  /** The app's handler ran; it came to its end. Only an app with a handler can tell. */
  readonly gotSignal: boolean;
  readonly endedCleanly: boolean;
  /** Of five orphans. */
  readonly zombies: number;
}

/** What the small apps print. */
export const marks = { ready: "READY", signal: "GOT SIG", clean: "CLEAN END" };

/** A container that is stopped sooner than this was not waited for and killed. */
export const promptSeconds = 7;

const none: Measured = {
  runs: false,
  said: "",
  cmdline: [],
  program: "",
  stopSeconds: 0,
  exitCode: 0,
  gotSignal: false,
  endedCleanly: false,
  zombies: 0,
};

export async function measure(engine: Engine, trial: Trial): Promise<Measured> {
  const built = await build(engine, trial);
  if ("error" in built) return { ...none, said: `build failed: ${built.error}` };
  const args = ["create", "--network", "none", ...(trial.runArgs ?? []), built.image];
  const created = await run(engine.client, args, { env: engine.env });
  const id = created.stdout.trim();
  if (created.status !== 0) return { ...none, said: created.stderr.trim() };
  try {
    return await observe(engine, id, trial);
  } finally {
    await run(engine.client, ["rm", "-f", id], { env: engine.env });
    await forget(engine, built.image);
  }
}

async function observe(engine: Engine, id: string, trial: Trial): Promise<Measured> {
  const started = await run(engine.client, ["start", id], { env: engine.env });
  const state = async () => (await docker(engine, "inspect", "-f", "{{.State.Running}} {{.State.ExitCode}}", id)).trim().split(" ");
  if (started.status === 0) await readiness(engine, id, trial.ready, state);
  const [running, code] = await state();
  if (running !== "true") {
    const said = `${await logs(engine, id)}${started.stderr}`;
    return { ...none, exitCode: Number(code), said: `container ended with ${code}: ${tail(said, 4)}` };
  }
  const tools = trial.tools ?? [];
  const inside = (...words: string[]) => run(engine.client, ["exec", id, ...tools, ...words], { env: engine.env });
  const cmdline = (await inside("cat", "/proc/1/cmdline")).stdout.split("\0").filter((word) => word !== "");
  const zombies = await countZombies(inside, tools.join(" "));
  const asked = Date.now();
  await docker(engine, "stop", id);
  const stopSeconds = (Date.now() - asked) / 1000;
  const said = await logs(engine, id);
  return {
    runs: true,
    said,
    cmdline,
    program: programOf(cmdline),
    stopSeconds,
    exitCode: Number((await state())[1]),
    gotSignal: said.includes(marks.signal),
    endedCleanly: said.includes(marks.clean),
    zombies,
  };
}

/** npm writes its whole command line into its first word; busybox is the program that its second word names. */
function programOf([first = "", second = ""]: readonly string[]): string {
  const name = first.replace(/ .*/, "").replace(/.*\//, "");
  return name === "busybox" ? second : name;
}

async function readiness(engine: Engine, id: string, line: string | undefined, state: () => Promise<readonly string[]>): Promise<void> {
  if (line === undefined) return sleep(1500);
  await until(async () => (await logs(engine, id)).includes(line) || (await state())[0] !== "true", 30_000, 250);
}

async function logs(engine: Engine, id: string): Promise<string> {
  const printed = await run(engine.client, ["logs", id], { env: engine.env });
  return printed.stdout + printed.stderr;
}

type Inside = (...words: string[]) => Promise<{ readonly stdout: string }>;

/** Five processes whose parent ends before they do become children of PID 1; two and a half seconds are enough to be reaped. */
async function countZombies(inside: Inside, tools: string): Promise<number> {
  await inside("sh", "-c", `for i in 1 2 3 4 5; do (${tools} sleep 0.3 > /dev/null 2>&1 &); done`);
  await sleep(600);
  let zombies = 5;
  const gone = async () => {
    const stat = await inside("sh", "-c", `${tools} cat /proc/[0-9]*/stat`);
    zombies = stat.stdout.match(/^\d+ \(.*\) Z /gm)?.length ?? 0;
    return zombies === 0;
  };
  await until(gone, 1900, 600);
  return zombies;
}
