// Follows programs that stand in front of another: env, gosu, su, sudo, timeout, bundle exec, entrypoint scripts of base images.
import { type ProjectRunner, projectRunners } from "../knowledge/projectRunners";
import type { HandsOn } from "../knowledge/wrapperRow";
import { runText } from "../model/lineage";
import { programName } from "../shell/dialect";
import { type Field, known, textsOf } from "../shell/field";
import { quoteForShell } from "../shell/words";
import { type Follow, type Followed, type Next, stepOf } from "./follow";
import { loginShell, suUser } from "./loginShell";
import { optionValue } from "./optionValue";
import type { Setting } from "./setting";
import type { Step } from "./types";
import { behaviourOf, firstOperand, type WrapperCall, wrapperCall } from "./wrapperWords";

interface Standing {
  /** undefined: the command takes its place. */
  readonly forwards: HandsOn | undefined;
  readonly evidence: "measured" | "source";
  readonly reaps: Step["reaps"];
}

const wrapperStep = (next: Next, { forwards, evidence, reaps }: Standing): Step => ({
  ...stepOf(next, "wrapper"),
  execs: forwards === undefined,
  certainty: evidence === "measured" ? "certain" : "likely",
  ...(forwards && { forwards, reaps }),
});

const becomes: Standing = { forwards: undefined, evidence: "measured", reaps: undefined };

const isBusyBox = ({ base, stage }: Setting, name: string): boolean => {
  const family = base?.distribution?.family;
  return (family === "alpine" || family === "busybox") && !(name === "timeout" && /\bcoreutils\b/.test(runText(stage)));
};

function standingOf(call: WrapperCall, name: string, next: Next, setting: Setting): Standing {
  const { row } = call;
  const { effect, forwards = "unknown" } = behaviourOf(call);
  const execs = effect === "exec" || (row.busyBox === "exec" && (next.applet || isBusyBox(setting, name)));
  const reaps = row.reaps ?? (row.evidence === "measured" ? "no" : "unknown");
  return { forwards: execs ? undefined : forwards, evidence: row.evidence, reaps };
}

/** `env -S "A=1 node --flag"`: one word that env splits; undefined where it has quotes or variables in it. */
function splitByEnv(argv: readonly Field[]): readonly Field[] | undefined {
  const texts = textsOf(argv);
  const at = texts.findIndex((word) => /^(?:-\w*S|--split-string)$/.test(word) || word.startsWith("--split-string="));
  if (at < 0 || texts.slice(1, at).some((word) => !/^-|=/.test(word))) return argv;
  const isInline = texts[at]?.includes("=");
  const line = isInline ? texts[at]?.slice("--split-string=".length) : texts[at + 1];
  if (line === undefined || /["'\\$]/.test(line)) return undefined;
  return [...argv.slice(0, at), ...known(line.trim().split(/\s+/)), ...argv.slice(at + (isInline ? 1 : 2))];
}

function settingIn(word: string): readonly (readonly [string, string])[] {
  const [, name, value = ""] = /^(\w+)=(.*)$/s.exec(word) ?? [];
  return name === undefined ? [] : [[name, value]];
}

export const followWrapper: Follow = (next, setting) => {
  const name = programName(next.argv[0]?.text ?? "");
  const runner = projectRunners.get(name);
  if (runner && programAt(textsOf(next.argv), runner) !== undefined) return undefined;
  const argv = name === "env" ? splitByEnv(next.argv) : next.argv;
  const call = argv && wrapperCall(textsOf(argv));
  if (!call) return undefined;
  const line = call.line === undefined ? undefined : argv[call.line];
  const rest = argv.slice(call.at);
  const joined = call.row.joins ? known([textsOf(rest).join(" ")]) : undefined;
  const { prefix } = call.row;
  const front = prefix?.when.test(rest[0]?.text ?? "") ? known(prefix.words) : [];
  const command = line || joined ? [...known(["sh", "-c"]), ...(line ? [line] : (joined ?? []))] : [...front, ...rest];
  if (rest.length === 0 && !line) return undefined;
  const own = call.row.assignments ? textsOf(argv.slice(1, call.at)).flatMap((word) => settingIn(word)) : [];
  const standing = standingOf(call, name, next, setting);
  return {
    steps: [
      {
        ...wrapperStep(next, standing),
        ...(call.row.needsParent && { needsParent: true as const }),
        ...(standing.forwards && call.row.passes && { passes: call.row.passes }),
      },
    ],
    next: {
      argv: command,
      sets: new Map([...(next.sets ?? []), ...own]),
      directory: next.directory,
      why: standing.forwards === undefined ? `${name} becomes it with exec` : `started by ${name}`,
    },
  };
};

const valuedByRunuser: readonly string[] = "-u --user -g --group -G --supp-group -w --whitelist-environment".split(" ");

/**
 * `su user -c "…"`. util-linux's su stays and hands SIGTERM to the user's own shell, which it starts: bash for root of the big
 * distributions, which becomes the command. BusyBox's su becomes that shell.
 */
export const followSu: Follow = (next, setting) => {
  const argv = textsOf(next.argv);
  const name = programName(argv[0] ?? "");
  const line = optionValue(argv, "-c", "--command");
  const family = setting.base?.distribution?.family;
  const busybox = name === "su" && (family === "alpine" || family === "busybox");
  const standing = (forwards: HandsOn): Standing => (busybox ? becomes : { forwards, evidence: "measured", reaps: "no" });
  const isDirect = name === "runuser" && argv.some((word) => /^(?:-u|--user)(?:=|$)/.test(word));
  if (isDirect) {
    const rest = next.argv.slice(behindDashes(argv, firstOperand(argv, 1, valuedByRunuser)));
    if (rest.length === 0) return undefined;
    return {
      steps: [wrapperStep(next, standing("yes"))],
      next: { argv: rest, directory: next.directory, why: "the command that runuser runs" },
    };
  }
  if (line === undefined) return undefined;
  const shell = optionValue(argv, "-s", "--shell") ?? (busybox ? "sh" : loginShell(setting, suUser(argv)));
  return {
    steps: [wrapperStep(next, standing(shell === undefined ? "unknown" : "yes"))],
    next: { argv: known([shell ?? "sh", "-c", line]), directory: next.directory, why: `the command that ${name} runs` },
  };
};

const behindDashes = (argv: readonly string[], at: number): number => (argv[at] === "--" ? at + 1 : at);

/** Index of the program behind the word and its options; undefined: another command of the runner. */
function programAt(argv: readonly string[], { words, valued, operands = 0, group }: ProjectRunner): number | undefined {
  const bare = words.includes("");
  const first = bare ? 0 : firstOperand(argv, 1, valued);
  const word = group !== undefined && argv[first] === group ? firstOperand(argv, first + 1, valued) : first;
  if (!bare && !words.includes(argv[word] ?? "")) return undefined;
  let at = word + 1;
  while (/^-./.test(argv[at] ?? "") && argv[at] !== "--" && !isModule(argv[at])) at = firstOperand(argv, at, valued);
  return behindDashes(argv, at) + operands;
}

const isModule = (word: string | undefined): boolean => word === "-m" || word === "--module";

const handsOn = { forwards: "yes", keeps: "no", loses: "loses", unknown: "unknown", exec: undefined } as const;

/** `bundle exec`, `uv run` and the like: the program takes their place, or they stay in front of it. */
export const followProjectRunner: Follow = (next) => {
  const argv = textsOf(next.argv);
  const name = programName(argv[0] ?? "");
  const runner = projectRunners.get(name);
  const at = runner && programAt(argv, runner);
  const rest = at === undefined ? [] : next.argv.slice(at);
  if (!runner || at === undefined || rest.length === 0) return undefined;
  const first = argv[at] ?? "";
  const byPython = runner.scripts && (/^-/.test(first) || /\.pyw?$/.test(first));
  const words = first === "--module" ? [...known(["-m"]), ...rest.slice(1)] : rest;
  const forwards = handsOn[runner.effect];
  const line = runner.shell && rest.every((word) => word.known) ? known(["sh", "-c", quoteForShell(textsOf(rest))]) : undefined;
  return {
    steps: [wrapperStep(next, { forwards, evidence: runner.evidence, reaps: runner.evidence === "measured" ? "no" : "unknown" })],
    next: {
      argv: line ?? (byPython ? [...known(["python"]), ...words] : words),
      directory: next.directory,
      why: forwards === undefined ? `${name} ${runner.words[0] ?? ""} becomes it` : `started by ${name}`,
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
    steps: [wrapperStep(next, becomes)],
    next: { argv, directory: next.directory, why: `the entrypoint script of ${base.name} ends in exec "$@"` },
  };
};
