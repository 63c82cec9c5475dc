// Reads a RUN for the split: what each of its commands is there for, and which paths it touches.
import { buildCommands, plainGlobals } from "../knowledge/buildTools";
import { fileCommands, quietCommands, userCommands } from "../knowledge/commandEffects";
import type { Toolchain } from "../knowledge/runtimeBases";
import type { Dockerfile } from "../model/types";
import { hasOption, type Invocation, invocations, optionOf } from "../shell/invocation";
import { packageInstall } from "../shell/packages";
import { scriptsOf } from "../shell/scriptsOf";
import type { ShellScript, ShellWord } from "../shell/types";
import type { Instruction } from "../syntax/types";
import { absolutePath, isScratch, workdirAt } from "./paths";
import { type Installed, isStopped, type Role, type RunReading, type Site, type Step, type Stopped, stopped } from "./types";

const unknownCommand = "What {program} does to the image is not known";
const notLiteral = "This path depends on a variable, so that what is written is not known";

const listCommands: ReadonlySet<string> = new Set(["update", "clean", "autoclean", "autoremove", "upgrade", "dist-upgrade", "cache"]);

function packageRole(invocation: Invocation): Role | undefined {
  const { program, subcommand } = invocation;
  if (program !== "apt-get" && program !== "apt" && program !== "apk") return undefined;
  if (packageInstall(invocation)) {
    const elsewhere = hasOption(
      invocation,
      "-t",
      "--target-release",
      "--default-release",
      "--repository",
      "-X",
      "--virtual",
      "--allow-untrusted",
    );
    return elsewhere ? undefined : "packages";
  }
  return listCommands.has(subcommand?.value ?? "") ? "packages" : undefined;
}

const isGlobalInstall = (invocation: Invocation): boolean =>
  (invocation.program === "npm" || invocation.program === "pnpm") && hasOption(invocation, "-g", "--global")
    ? true
    : invocation.program === "yarn" && invocation.words[1]?.value === "global";

function globalRole(invocation: Invocation): Role | undefined {
  const install = packageInstall(invocation);
  const plain = install?.packages.every(({ name }) => name !== undefined && plainGlobals.has(name)) ?? false;
  return plain ? "global" : undefined;
}

/** Options that send what pip installs somewhere else than into the environment. */
const pipElsewhere = ["--user", "--target", "-t", "--prefix", "--root", "-e", "--editable"] as const;

function buildRole(invocation: Invocation, toolchain: Toolchain): Role | undefined {
  const { program } = invocation;
  if (program === "pip" && hasOption(invocation, ...pipElsewhere)) return undefined;
  if (program === "corepack") return "global";
  const rows = buildCommands[toolchain];
  const row = Object.hasOwn(rows, program) ? rows[program] : undefined;
  const manage = toolchain === "python" && program === "python" && /(?:^|\/)manage\.py$/.test(invocation.words[1]?.value ?? "");
  if (manage && /^(?:collectstatic|compilemessages)$/.test(invocation.words[2]?.value ?? "")) return "build";
  if (row === undefined) return undefined;
  const first = invocation.subcommand?.value ?? invocation.operands[0]?.value ?? "";
  return row === true || row.has(first) ? "build" : undefined;
}

function roleOf(invocation: Invocation, toolchain: Toolchain): Role | undefined {
  const { program } = invocation;
  if (program === "npm" && /^(?:config|set|version)$/.test(invocation.subcommand?.value ?? "")) return "build";
  if (quietCommands.has(program)) return "quiet";
  if (fileCommands.has(program)) return "files";
  if (userCommands.has(program)) return "users";
  if (isGlobalInstall(invocation)) return globalRole(invocation);
  return packageRole(invocation) ?? buildRole(invocation, toolchain);
}

/** A path as far as it is literal: a trailing glob stands for its folder. */
function pathOf({ value, text }: ShellWord, cwd: string): string | undefined {
  if (value !== undefined) return absolutePath(value.replace(/^~(?=\/|$)/, "/root"), cwd);
  const literal = /^[\w./@+-]*(?=[*?[{])/.exec(text)?.[0];
  if (literal === undefined || /[$`]/.test(text))
    return /^~\/[\w./-]*$/.test(text) ? absolutePath(text.replace("~", "/root"), cwd) : undefined;
  return absolutePath(literal.slice(0, literal.lastIndexOf("/") + 1) || ".", cwd);
}

interface Touched {
  readonly writes: readonly string[];
  readonly reads: readonly string[];
}

/** undefined: not literal. */
function operandPaths(invocation: Invocation, cwd: string): Touched | undefined {
  const { program, operands } = invocation;
  const skipsFirst = program === "chmod" || program === "chown" || program === "chgrp" || program === "sed";
  const words = skipsFirst && !hasOption(invocation, "-e", "--expression", "-f") ? operands.slice(1) : operands;
  if (program === "sed" && !hasOption(invocation, "-i", "--in-place")) return { writes: [], reads: [] };
  const paths = words.map((word) => pathOf(word, cwd));
  if (program === "rm" || program === "rmdir" || program === "unlink") return { writes: [], reads: [] };
  if (paths.includes(undefined)) return undefined;
  const known = paths.filter((path) => path !== undefined);
  if (program === "cp" || program === "mv" || program === "ln" || program === "install")
    return { writes: known.slice(-1), reads: known.slice(0, -1) };
  return { writes: known, reads: [] };
}

function touched(invocation: Invocation, role: Role, cwd: string): Touched | undefined {
  const operands = role === "files" ? operandPaths(invocation, cwd) : { writes: [], reads: [] };
  if (!operands) return undefined;
  const output = role === "build" ? optionOf(invocation, "-o", "--output", "-d")?.value : undefined;
  const writes = [...operands.writes];
  if (output !== undefined && !/[$`]/.test(output)) writes.push(absolutePath(output, cwd));
  for (const { operator, target } of invocation.command.redirections) {
    if (!/^&?>{1,2}\|?$/.test(operator)) continue;
    if (target === undefined) return undefined;
    if (target !== "/dev/null") writes.push(absolutePath(target, cwd));
  }
  return { writes: writes.filter((path) => !isScratch(path)), reads: operands.reads };
}

function readSteps(script: ShellScript, toolchain: Toolchain, start: string): readonly Step[] | Stopped {
  const steps: Step[] = [];
  let cwd = start;
  const all = invocations(script);
  const nameless = script.commands.find(({ words, name }) => words.length > 0 && name === undefined);
  if (nameless) return stopped(nameless.span, "The name of this command depends on a variable, so that what it does is not known");
  for (const invocation of all) {
    const role = roleOf(invocation, toolchain);
    if (role === undefined)
      return stopped(invocation.nameSpan, unknownCommand, { program: invocation.words[0]?.text ?? invocation.program });
    if (invocation.program === "cd") {
      const to = invocation.operands[0] && pathOf(invocation.operands[0], cwd);
      if (to === undefined) return stopped(invocation.command.span, notLiteral);
      cwd = to;
    }
    const paths = touched(invocation, role, cwd);
    if (!paths) return stopped(invocation.command.span, notLiteral);
    steps.push({ invocation, role, cwd, ...paths });
  }
  return steps;
}

function installed(steps: readonly Step[]): Installed {
  const options: string[] = [];
  const packages: string[] = [];
  for (const { invocation } of steps) {
    const install = packageInstall(invocation);
    if (!install || !/^(?:apt|apt-get|apk)$/.test(install.manager)) continue;
    for (const { word } of invocation.options) if (!options.includes(word.text)) options.push(word.text);
    packages.push(...install.packages.map(({ word }) => word.text));
  }
  return { options, packages };
}

function kindOf(steps: readonly Step[], site: Site): RunReading["kind"] {
  const has = (role: Role): boolean => steps.some((step) => step.role === role);
  const inTree = (path: string): boolean => site.trees.some((tree) => path === tree || path.startsWith(`${tree}/`));
  const compiles = site.base.toolchain !== "node" && site.base.toolchain !== "python";
  // `mv target/app.jar /app.jar`: the last step of a build.
  const delivers = compiles && steps.some(({ role, reads }) => role === "files" && reads.some(inTree));
  if (has("build") || (delivers && !has("users") && !has("packages"))) return "build";
  const outside = steps.some(({ writes }) => writes.some((path) => !inTree(path)));
  if (has("users") || has("global")) return "both";
  if (has("packages")) return outside ? "both" : "packages";
  return outside || steps.every(({ role }) => role === "quiet") ? "both" : "tree";
}

/** @returns why it is not understood, otherwise what it does */
export function readRun(doc: Dockerfile, instruction: Instruction, site: Site): RunReading | Stopped {
  const scripts = scriptsOf(doc, instruction);
  const [script] = scripts;
  if (!script || scripts.length > 1) return stopped(instruction.keywordSpan, "The commands of this RUN cannot be read");
  const [error] = script.errors;
  if (error) return stopped(error.span, "The shell refuses this line: {why}", { why: error.message });
  const steps = readSteps(script, site.base.toolchain, workdirAt(doc, instruction, site.base.workdir));
  if (isStopped(steps)) return steps;
  return {
    instruction,
    steps,
    kind: kindOf(steps, site),
    packages: installed(steps),
    upgrades: steps.some(
      ({ invocation }) => /^(?:dist-)?upgrade$/.test(invocation.subcommand?.value ?? "") && invocation.program !== "npm",
    ),
  };
}
