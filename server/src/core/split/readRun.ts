// Reads a RUN for the split: what each of its commands is there for, and which paths it touches.
import { type CommandStep, commandSteps, isScratch, optionWord, type Place, placeOf, touchedBy } from "../image";
import { buildCommands, plainGlobals } from "../knowledge/buildTools";
import { fileCommands, quietCommands, userCommands } from "../knowledge/commandEffects";
import type { Toolchain } from "../knowledge/runtimeBases";
import type { Dockerfile } from "../model/types";
import { hasOption, type Invocation, optionOf } from "../shell/invocation";
import { type Package, packageInstall } from "../shell/packages";
import { scriptsOf } from "../shell/scriptsOf";
import type { Instruction } from "../syntax/types";
import type { Span } from "../text/span";
import { inTrees } from "./ownTrees";
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

/** undefined: one of them depends on a variable. */
function literal(places: readonly (Place | undefined)[]): readonly string[] | undefined {
  const known = places.flatMap((place) => (place && place.is !== "variable" ? [place.path] : []));
  return known.length === places.length ? known : undefined;
}

/** undefined: not literal. */
function pathsOf(step: CommandStep, runs: Invocation, role: Role): Pick<Step, "writes" | "reads"> | undefined {
  const touched = touchedBy(step);
  const [writes, reads] = [literal(touched.writes), literal(touched.reads)];
  if (!writes || !reads) return undefined;
  const output = role === "build" ? optionOf(runs, "-o", "--output", "-d") : undefined;
  const word = output && optionWord(output);
  const made = literal(word ? [placeOf(word, step.site)] : []) ?? [];
  return { writes: [...writes, ...made].filter((path) => !isScratch(path)), reads };
}

const isKnownFolder = (path: string): boolean => path.startsWith("/") && !/[$`]/.test(path);

function readSteps(all: readonly CommandStep[], toolchain: Toolchain): readonly Step[] | Stopped {
  const steps: Step[] = [];
  let moved: Span | undefined;
  for (const step of all) {
    const { runs, command, site } = step;
    if (!runs) continue;
    const role = roleOf(runs, toolchain);
    if (role === undefined) return stopped(runs.nameSpan, unknownCommand, { program: runs.words[0]?.text ?? runs.program });
    const paths = isKnownFolder(site.directory) ? pathsOf(step, runs, role) : undefined;
    if (!paths) return stopped(isKnownFolder(site.directory) ? command.span : (moved ?? command.span), notLiteral);
    if (runs.program === "cd") moved = command.span;
    steps.push({ invocation: runs, role, site, ...paths });
  }
  return steps;
}

function installed(steps: readonly Step[]): Installed {
  const options: string[] = [];
  const packages: Package[] = [];
  for (const { invocation } of steps) {
    const install = packageInstall(invocation);
    if (!install || !/^(?:apt|apt-get|apk)$/.test(install.manager)) continue;
    for (const { word } of invocation.options) if (!options.includes(word.text)) options.push(word.text);
    packages.push(...install.packages);
  }
  return { options, packages };
}

function kindOf(steps: readonly Step[], site: Site): RunReading["kind"] {
  const has = (role: Role): boolean => steps.some((step) => step.role === role);
  const compiles = site.base.toolchain !== "node" && site.base.toolchain !== "python";
  // `mv target/app.jar /app.jar`: the last step of a build.
  const delivers = compiles && steps.some(({ role, reads }) => role === "files" && reads.some((path) => inTrees(site, path)));
  if (has("build") || (delivers && !has("users") && !has("packages"))) return "build";
  const outside = steps.some(({ writes }) => writes.some((path) => !inTrees(site, path)));
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
  const nameless = script.commands.find(({ words, name }) => words.length > 0 && name === undefined);
  if (nameless) return stopped(nameless.span, "The name of this command depends on a variable, so that what it does is not known");
  const steps = readSteps(commandSteps(doc, instruction, script), site.base.toolchain);
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
