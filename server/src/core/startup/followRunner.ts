// Follows npm, yarn, pnpm and bun to the script in package.json that they start.

import { type PackageJson, readPackageJson } from "../context";
import { absolute, type SourceFile } from "../image";
import { npmOf, type RunnerName, runnerBehaviour } from "../knowledge/nodeRunners";
import { runText } from "../model/lineage";
import { commandKind } from "../shell/commandKind";
import { programName } from "../shell/dialect";
import { known, textsOf } from "../shell/field";
import { type RunnerCall, runnerCall, runnerFile, runnerNamed } from "../shell/runnerCall";
import { quoteForShell } from "../shell/words";
import { type Follow, type Followed, type Next, stepOf } from "./follow";
import { appStep } from "./followApp";
import { unseenScript } from "./followScripts";
import { type Setting, sourceAt, surroundingsOf } from "./setting";
import { shellOutcome } from "./shellOutcome";
import type { RunnerDetail, Step } from "./types";
import { workspaceFolder } from "./workspaces";

/** From `npm install -g npm@…` in a RUN, else from the release of Node.js in the base image's tag. */
function runnerVersion(name: RunnerName, setting: Setting, wanted: string | undefined): string | undefined {
  if (wanted?.startsWith(`${name}@`)) return wanted.slice(name.length + 1);
  const text = runText(setting.stage);
  const installed = new RegExp(`(?:npm\\s+(?:i|install|add)\\s[^\\n&;]*|corepack\\s[^\\n&;]*)\\b${name}@(\\d[\\w.]*)`).exec(text)?.[1];
  if (installed !== undefined) return installed;
  if (name === "yarn" && /yarn\s+set\s+version\s+(?:berry|stable|[2-9])|corepack\s[^\n&;]*yarn@(?:berry|stable)/.test(text)) return "4";
  const { base } = setting;
  const release = base?.name === "node" ? setting.stage.baseImage?.tag : setting.variable("NODE_VERSION");
  return name === "npm" && release !== undefined ? npmOf(release) : undefined;
}

/** bun puts itself in the place of the others inside of its scripts, so that they need not be there. Source: its replacePackageManagerRun. */
function asBun(argv: Next["argv"]): Next["argv"] {
  const [program = "", word] = textsOf(argv);
  if (/^(?:npm|yarn|pnpm)$/.test(program) && word === "run") return [...known(["bun"]), ...argv.slice(1)];
  return /^(?:npx|pnpx)$/.test(program) ? [...known(["bunx"]), ...argv.slice(1)] : argv;
}

/** bun and yarn 2+ run simple scripts without `/bin/sh`. */
export function withoutShell(name: RunnerName, line: string, next: Next, setting: Setting): Next | undefined {
  const outcome = shellOutcome({
    text: line,
    source: "line",
    shell: { kind: "bash", version: "5.2" },
    zero: "sh",
    parameters: [],
    directory: next.directory,
    surroundings: surroundingsOf(setting, "bash"),
  });
  const [main] = outcome.launched;
  return main && { argv: name === "bun" ? asBun(main.argv) : main.argv, directory: main.directory, why: "the package script" };
}

/** Whatever the script is, Debian's and Ubuntu's `sh -c` stays in front of it unless it begins with `exec`. */
export const dashInFront = (name: string, what = "the package script"): Step => ({
  program: "sh",
  argv: ["sh", "-c"],
  why: `${name} runs ${what} with sh -c`,
  execs: false,
  role: "shell",
  certainty: "likely",
  shell: { source: "line", waits: "foreground", trap: undefined, file: undefined, command: undefined, text: "" },
});

interface Package {
  readonly directory: string;
  readonly file: SourceFile | undefined;
  readonly manifest: PackageJson | undefined;
}

function packageIn(directory: string, setting: Setting): Package {
  const file = sourceAt(setting, `${directory === "/" ? "" : directory}/package.json`);
  return { directory, file, manifest: file && readPackageJson(file.text) };
}

function packageOf(call: RunnerCall, next: Next, setting: Setting): Package {
  const directory = call.directory === undefined ? next.directory : absolute(call.directory, next.directory);
  const { workspace } = call;
  if (workspace === undefined) return packageIn(directory, setting);
  const nameIn = (folder: string): string | null | undefined => {
    const { manifest } = packageIn(folder, setting);
    return manifest ? manifest.name : null;
  };
  const folder = workspaceFolder(workspace, directory, setting, nameIn);
  return folder === undefined ? { directory, file: undefined, manifest: undefined } : packageIn(folder, setting);
}

/** Measured: `bun exec` and `bun --filter` go on, `pnpm exec` hands it to the program itself, yarn 1 does so too, and ends at once. */
function onTermOf(name: RunnerName, call: RunnerCall, version: string | undefined): RunnerDetail["onTerm"] {
  const { onTerm } = runnerBehaviour(name, version);
  if (name === "bun" && (call.subcommand === "exec" || call.workspace !== undefined)) return "swallows";
  if (!call.direct) return onTerm;
  return name === "yarn" && onTerm === "loses" ? "cuts" : "all";
}

function runnerDetail(name: RunnerName, call: RunnerCall, { file, manifest }: Package, setting: Setting): RunnerDetail {
  const version = runnerVersion(name, setting, manifest?.packageManager);
  const command =
    (call.direct ? call.command && quoteForShell(call.command) : call.command?.join(" ")) ??
    (call.script === undefined ? undefined : manifest?.scripts.get(call.script));
  return { name, version, script: call.script, command, packageJson: file, onTerm: onTermOf(name, call, version) };
}

function followScriptOf(step: Step, runner: RunnerDetail, call: RunnerCall, at: Package, setting: Setting): Followed {
  const name = runner.name;
  const ownShell = runnerBehaviour(name, runner.version).shell === "own";
  if (runner.command === undefined) {
    const stays = !ownShell && setting.sh.shell?.kind === "dash";
    return {
      steps: [step, ...(stays ? [dashInFront(name)] : []), unseenScript(runner.script ?? "start", "package.json is not at hand")],
      next: undefined,
    };
  }
  if (call.direct && call.command)
    return { steps: [step], next: { argv: known(call.command), directory: at.directory, why: `started by ${name}` } };
  const next: Next = {
    argv: known(["sh", "-c", runner.command]),
    directory: at.directory,
    why: `${name} runs the package script with sh -c`,
  };
  return { steps: [step], next: ownShell ? withoutShell(name, runner.command, next, setting) : next };
}

export const followRunner: Follow = (next, setting): Followed | undefined => {
  const [program = "", ...args] = textsOf(next.argv);
  const label = programName(program);
  const viaNode = runnerFile(args[0] ?? "");
  const name = viaNode ?? runnerNamed(label);
  if (name === undefined) return undefined;
  const words = viaNode ? args.slice(1) : args;
  const call = runnerCall(viaNode ? name : label, words);
  if (name === "bun" && /^(?:-e|--eval|-p|--print)$/.test(words[0] ?? ""))
    return { steps: [appStep(next, setting, undefined)], next: undefined };
  if (name === "bun" && call.script !== undefined && /\.[cm]?[jt]sx?$/.test(call.script)) return undefined;
  const isTask = commandKind([viaNode ?? label, ...words]) === "task";
  if (isTask || (call.script === undefined && call.command === undefined)) {
    return { steps: [appStep(next, setting, undefined)], next: undefined };
  }
  const at = packageOf(call, next, setting);
  const runner = runnerDetail(name, call, at, setting);
  // npm names its process after itself; the others are seen as node.
  const shown = name === "npm" ? "npm" : viaNode ? "node" : label;
  const step: Step = {
    ...stepOf(next, "runner"),
    program: shown,
    runner,
  };
  return followScriptOf(step, runner, call, at, setting);
};
