// Follows programs that stand in front of another: env, gosu, su, sudo, timeout, bundle exec, entrypoint scripts of base images.
import { type ProjectRunner, projectRunners, type Wrapper, wrappers } from "../knowledge/wrappers";
import { programName } from "../shell/dialect";
import { known, textsOf } from "../shell/field";
import { type Follow, type Followed, type Next, stepOf } from "./follow";
import { loginShell, suUser } from "./loginShell";
import { optionValue } from "./optionValue";
import type { Step } from "./types";

const wrapperStep = (next: Next, execs: boolean, forwards: Step["forwards"]): Step => ({
  ...stepOf(next, "wrapper"),
  execs,
  ...(forwards && { forwards }),
});

/** Index of the command behind the wrapper's own words. */
function commandAt(argv: readonly string[], wrapper: Wrapper): number {
  if (wrapper.behindDashes) return argv.includes("--") ? argv.indexOf("--") + 1 : argv.length;
  let at = 1;
  let operands = wrapper.operands;
  while (at < argv.length) {
    const word = argv[at] ?? "";
    if (word === "--") at++;
    else if (/^-./.test(word)) at += wrapper.valued.includes(word) ? 2 : 1;
    else if (wrapper.assignments && /^\w+=/.test(word)) at++;
    else if (operands > 0) {
      operands--;
      at++;
    } else break;
  }
  return at;
}

export const followWrapper: Follow = (next) => {
  const argv = textsOf(next.argv);
  const name = programName(argv[0] ?? "");
  const wrapper = wrappers.get(name);
  if (!wrapper || projectRunners.get(name)?.word === argv[1]) return undefined;
  const rest = next.argv.slice(commandAt(argv, wrapper));
  if (rest.length === 0) return undefined;
  const execs = wrapper.effect === "exec";
  return {
    steps: [wrapperStep(next, execs, execs ? undefined : (wrapper.forwards ?? "unknown"))],
    next: { argv: rest, directory: next.directory, why: execs ? `${name} becomes it with exec` : `started by ${name}` },
  };
};

/**
 * `su user -c "…"`. util-linux's su stays and hands SIGTERM to the user's own shell, which it starts: bash for root of the big
 * distributions, which becomes the command. BusyBox's su becomes that shell.
 */
export const followSu: Follow = (next, setting) => {
  const argv = textsOf(next.argv);
  const line = optionValue(argv, "-c", "--command");
  if (line === undefined) return undefined;
  const family = setting.base?.distribution?.family;
  const busybox = family === "alpine" || family === "busybox";
  const shell = optionValue(argv, "-s", "--shell") ?? (busybox ? "sh" : loginShell(setting, suUser(argv)));
  return {
    steps: [wrapperStep(next, busybox, busybox ? undefined : shell === undefined ? "unknown" : "yes")],
    next: { argv: known([shell ?? "sh", "-c", line]), directory: next.directory, why: "the command that su runs" },
  };
};

/** Index of the program behind the word and its options. */
function programAt(argv: readonly string[], { valued }: ProjectRunner): number {
  let at = 2;
  while (/^-./.test(argv[at] ?? "")) {
    if (/^(?:-m|--module)$/.test(argv[at] ?? "")) return at;
    if (argv[at] === "--") return at + 1;
    at += valued.includes(argv[at] ?? "") ? 2 : 1;
  }
  return at;
}

/** `bundle exec`, `uv run` and the like: the program takes their place, or they stay in front of it. */
export const followProjectRunner: Follow = (next) => {
  const argv = textsOf(next.argv);
  const name = programName(argv[0] ?? "");
  const runner = projectRunners.get(name);
  if (!runner || argv[1] !== runner.word) return undefined;
  const at = programAt(argv, runner);
  const rest = next.argv.slice(at);
  if (rest.length === 0) return undefined;
  const byPython = runner.scripts && (/^-/.test(argv[at] ?? "") || /\.pyw?$/.test(argv[at] ?? ""));
  const words = /^--module$/.test(argv[at] ?? "") ? [...known(["-m"]), ...rest.slice(1)] : rest;
  const execs = runner.effect === "exec";
  const forwards = runner.effect === "forwards" ? "yes" : runner.effect === "keeps" ? "no" : "unknown";
  return {
    steps: [wrapperStep(next, execs, execs ? undefined : forwards)],
    next: {
      argv: byPython ? [...known(["python"]), ...words] : words,
      directory: next.directory,
      why: execs ? `${name} ${runner.word} becomes it` : `started by ${name}`,
    },
  };
};

/** The base image's own entrypoint script, where this file does not replace it: it ends in `exec "$@"`. */
export const followBaseScript: Follow = (next, setting, found): Followed | undefined => {
  const { base } = setting;
  const [program = ""] = textsOf(next.argv);
  const isOwn = base?.entrypoint?.some((word) =>
    word.includes(".sh") || word.includes("entrypoint") ? programName(word) === programName(program) : false,
  );
  if (!base?.entrypointExecs || !isOwn || found) return undefined;
  const rest = next.argv.slice(1);
  if (rest.length === 0) return undefined;
  // The scripts of the official images put the image's program in front of options.
  const option = /^-/.test(rest[0]?.text ?? "") || (base.name === "node" && /\.[cm]?js$/.test(rest[0]?.text ?? ""));
  const argv = option && base.cmd?.[0] !== undefined ? [...known([base.cmd[0]]), ...rest] : rest;
  return {
    steps: [wrapperStep(next, true, undefined)],
    next: { argv, directory: next.directory, why: `the entrypoint script of ${base.name} ends in exec "$@"` },
  };
};
