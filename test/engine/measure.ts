// Runs a Dockerfile's image and measures what is PID 1, how `docker stop` ends it, and what becomes of orphans.
import { build, type Files } from "./build";
import { docker, type Engine } from "./engine";
import { run, sleep, start, tail, until } from "./process";

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
  }
}

async function observe(engine: Engine, id: string, trial: Trial): Promise<Measured> {
  // The attached client prints what the app prints and ends with the container's exit code.
  const container = start(engine.client, ["start", "-a", id], { env: engine.env });
  let running = true;
  const ended = container.ended.finally(() => {
    running = false;
  });
  const { ready } = trial;
  if (ready === undefined) await sleep(1500);
  else await until(() => !running || container.printed().includes(ready), 60_000);
  if (!running) {
    const exitCode = Number(await docker(engine, "inspect", "-f", "{{.State.ExitCode}}", id));
    return { ...none, exitCode, said: `container ended with ${exitCode}: ${tail(container.printed(), 4)}` };
  }
  const inside = await lookInside(engine, id, trial.tools ?? []);
  const asked = Date.now();
  await docker(engine, "stop", id);
  const stopSeconds = (Date.now() - asked) / 1000;
  const exitCode = (await ended).status;
  const said = container.printed();
  return {
    ...none,
    ...inside,
    runs: true,
    said,
    stopSeconds,
    exitCode,
    gotSignal: said.includes(marks.signal),
    endedCleanly: said.includes(marks.clean),
  };
}

/** npm writes its whole command line into its first word; busybox is the program that its second word names. */
function programOf([first = "", second = ""]: readonly string[]): string {
  const name = first.replace(/ .*/, "").replace(/.*\//, "");
  return name === "busybox" ? second : name;
}

/**
 * Reads PID 1's command line, then makes five orphans: processes whose parent ends before they do, so that they become
 * children of PID 1. They end after 0.3 s; a PID 1 that reaps has done so a second later.
 */
async function lookInside(
  engine: Engine,
  id: string,
  tools: readonly string[],
): Promise<Pick<Measured, "cmdline" | "program" | "zombies">> {
  const tool = tools.join(" ");
  const script = [
    `${tool} cat /proc/1/cmdline; echo`,
    `for i in 1 2 3 4 5; do (${tool} sleep 0.3 > /dev/null 2>&1 &); done`,
    `${tool} sleep 1.5`,
    `${tool} cat /proc/[0-9]*/stat`,
  ].join("\n");
  const { stdout } = await run(engine.client, ["exec", id, ...tools, "sh", "-c", script], { env: engine.env });
  const cmdline = stdout
    .slice(0, stdout.indexOf("\n"))
    .split("\0")
    .filter((word) => word !== "");
  return { cmdline, program: programOf(cmdline), zombies: stdout.match(/^\d+ \(.*\) Z /gm)?.length ?? 0 };
}
