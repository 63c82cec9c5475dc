// `dockwright prove`: builds and runs the container with the user's own engine, and sets what it does beside the prediction.
import { dirname, resolve } from "node:path";
import { type Proof, type ProvableFix, type Proven, provableFixes, provenProblems, renderProven } from "../../core";
import { EngineFailure } from "../../io/engine/failure";
import { type ProveOrder, prove } from "../../io/engine/prove";
import { exists, readText } from "../../io/files";
import type { Command, Surroundings } from "../command";
import { type ExitCode, exitCodes, UsageError } from "../exit";
import { every, flag, type Given, text } from "../options";
import { startupJson } from "../report/startup";

const options = {
  image: { type: "string", help: "an image that is there already, instead of building one; without a Dockerfile it is its own prediction" },
  fix: { type: "string", values: provableFixes, help: "prove the Dockerfile with this fix too, from a temporary copy" },
  context: { type: "string", help: "the build context; the Dockerfile's folder without it" },
  target: { type: "string", help: "a stage by name or number instead of the final one" },
  "build-arg": { type: "string", multiple: true, help: "K=V for an ARG; may be repeated" },
  "build-option": {
    type: "string",
    multiple: true,
    help: "one more word for `docker build`: --build-option=--network=host; may be repeated",
  },
  env: { type: "string", multiple: true, help: "K=V for the container; may be repeated" },
  "run-arg": { type: "string", multiple: true, help: "one more word for `docker run`: --run-arg=--init; may be repeated" },
  timeout: { type: "string", help: "seconds that the container has until it works; 60 without it" },
  keep: { type: "boolean", help: "leave the image and the container there" },
  quiet: { type: "boolean", help: "no progress on stderr" },
  format: { type: "string", values: ["text", "json"], help: "a table, or JSON" },
} as const;

const defaultTimeout = 60;

function seconds(given: Given): number {
  const asked = text(given, "timeout");
  if (asked === undefined) return defaultTimeout;
  if (!/^[1-9]\d{0,4}$/.test(asked)) throw new UsageError(`--timeout ${asked}: give a number of seconds from 1 to 99999`);
  return Number(asked);
}

/** @throws UsageError where it cannot be read */
async function fileOf(given: Given, { cwd }: Surroundings): Promise<ProveOrder["file"]> {
  const { operands } = given;
  if (operands.length > 1) throw new UsageError(`prove takes one Dockerfile, not ${operands.length}`);
  const image = text(given, "image");
  const [operand] = operands;
  if (operand === undefined && image !== undefined) return undefined;
  const candidates =
    operand === undefined ? ["Dockerfile", "Containerfile"] : [operand, `${operand}/Dockerfile`, `${operand}/Containerfile`];
  for (const name of candidates) {
    const path = resolve(cwd, name);
    const read = await readText(path);
    if (read.ok) return { name, path, text: read.text };
    if (read.reason !== "missing" && read.reason !== "directory") throw new UsageError(`${name}: cannot be read (${read.detail})`);
  }
  throw new UsageError(operand === undefined ? "no Dockerfile here; name one, or --image" : `${operand}: no such file`);
}

async function orderOf(given: Given, around: Surroundings): Promise<ProveOrder> {
  const file = await fileOf(given, around);
  const folder = text(given, "context");
  const context = folder === undefined ? (file ? dirname(file.path) : around.cwd) : resolve(around.cwd, folder);
  if (!(await exists(context))) throw new UsageError(`--context ${folder}: no such folder`);
  for (const name of ["build-arg", "env"])
    for (const pair of every(given, name)) if (!/^\w/.test(pair)) throw new UsageError(`--${name} ${pair}: give K=V`);
  const fix = text(given, "fix") as ProvableFix | undefined;
  if (fix !== undefined && !file) throw new UsageError("--fix changes a Dockerfile: name it beside --image");
  return {
    file,
    image: text(given, "image"),
    context,
    target: text(given, "target"),
    buildArgs: every(given, "build-arg"),
    buildOptions: every(given, "build-option"),
    env: every(given, "env"),
    runArgs: every(given, "run-arg"),
    timeoutSeconds: seconds(given),
    keep: flag(given, "keep"),
    fix,
  };
}

/** The contract for other programs. */
const toJson = ({ file, image, predicted, measured, agrees }: Proof, source: string) => ({
  file: file ?? null,
  image,
  predicted: startupJson(file ?? image, source, predicted),
  measured,
  agrees: agrees.map(({ what, predicted: said, measured: found, agrees: same }) => ({
    what,
    predicted: said,
    measured: found,
    agrees: same,
  })),
});

function json({ before, after }: Proven, source: string): string {
  const fixed = after && { fixed: { fix: after.fix.title, patch: after.patch, ...toJson(after.proof, after.fix.text) } };
  return JSON.stringify({ ...toJson(before, source), ...fixed });
}

/** Ctrl+C calls it off: what was made is removed before the program ends. */
function callOff(around: Surroundings): { readonly signal: AbortSignal; done(): void } {
  const controller = new AbortController();
  const off = (name: NodeJS.Signals): void => {
    if (!controller.signal.aborted) around.err(`dockwright: ${name}: removing what was made`);
    controller.abort();
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, off);
  return {
    signal: controller.signal,
    done: () => {
      for (const signal of signals) process.off(signal, off);
    },
  };
}

export const proveCommand: Command = {
  usage: "prove [Dockerfile]",
  summary: [
    "run the container with your own engine, and set what it does beside the prediction",
    "",
    "It is built (or taken, with --image), started, watched until it works, stopped and removed.",
    "Exit codes: 0 the container is in order and nothing contradicts what was predicted for certain;",
    "1 it is not: it ends by itself though it is no task, does not come to work, has to be killed at the stop,",
    "  contradicts a certain prediction, or is predicted to lose the signal on its way (with --fix: the container after the fix);",
    "2 it could not be proven: no engine, no build, called off.",
  ].join("\n"),
  options,
  async run(given, around): Promise<ExitCode> {
    const order = await orderOf(given, around);
    const { signal, done } = callOff(around);
    const say = flag(given, "quiet") ? () => undefined : (line: string) => around.err(line);
    try {
      const proven = await prove(order, { say, signal });
      around.out(text(given, "format") === "json" ? json(proven, order.file?.text ?? "") : renderProven(proven));
      return provenProblems(proven).length > 0 ? exitCodes.findings : exitCodes.clean;
    } catch (error) {
      if (signal.aborted) throw new UsageError("called off; what was made is removed");
      if (error instanceof EngineFailure) throw new UsageError(error.message);
      throw error;
    } finally {
      done();
    }
  },
};
