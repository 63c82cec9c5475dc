// Where a stage installs the project's dependencies behind a COPY of everything.
import { contextSources } from "../../context";
import { mayInstallDependencies } from "../../knowledge/dependencyInstalls";
import { lineage } from "../../model/lineage";
import { mountsOf } from "../../model/mounts";
import { remember } from "../../model/remember";
import type { Scope, Stage } from "../../model/types";
import { commandsOf, type ScriptReader } from "../../shell/commandsOf";
import { hasOption, invocations } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";
import { type ProjectInstall, projectInstall } from "./projectInstall";

const hasCacheMount = (run: Instruction): boolean => mountsOf(run).some(({ type }) => type === "cache");

/** A COPY of everything and the install behind it. */
export interface Pair {
  readonly copy: Instruction;
  readonly run: Instruction;
  readonly install: ProjectInstall;
}

const copiesAll = remember((copy: Instruction, scope: Scope) => contextSources(copy, scope).some(({ path }) => path === "."));

function installIn(run: Instruction, context: ScriptReader): ProjectInstall | undefined {
  if (run.heredocs.length === 0 && !mayInstallDependencies.test(run.line.text)) return undefined;
  for (const script of context.scripts(run)) {
    for (const invocation of invocations(script)) {
      const install = projectInstall(invocation);
      if (install) return install;
    }
  }
  return undefined;
}

/** The program that installs, as long as no cache mount keeps what it downloads. */
const installer = remember((run: Instruction, _scope: Scope, context: ScriptReader) =>
  hasCacheMount(run) ? undefined : installIn(run, context)?.invocation.program,
);

/** `pnpm fetch` with the lock file alone loads all packages: what installs behind it only links them. */
const fetches = remember((run: Instruction, _scope: Scope, reader: ScriptReader) =>
  commandsOf(run, reader, ["pnpm"]).some(({ subcommand }) => subcommand?.value === "fetch"),
);

/** The programs that have installed or loaded the packages in the stages below this one. */
function installedBelow(file: FileContext, stage: Stage): Set<string> {
  const programs = new Set<string>();
  for (const run of lineage(stage)
    .slice(0, -1)
    .flatMap(({ instructions }) => instructions)) {
    if (run.keyword !== "RUN") continue;
    const program = fetches(run, file.scopeBefore(run), file) ? "pnpm" : installer(run, file.scopeBefore(run), file);
    if (program !== undefined) programs.add(program);
  }
  return programs;
}

/** The first COPY of everything in each stage, and the first install behind it; none where the same was installed before it. */
export function* installsBehindCopy(file: FileContext): Iterable<Pair> {
  const wholes = new Set(file.each("COPY", "ADD").filter((copy) => copiesAll(copy, file.scopeBefore(copy))));
  if (wholes.size === 0) return;
  for (const stage of file.stages) {
    const { instructions } = stage;
    let copy: Instruction | undefined;
    if (!instructions.some((instruction) => wholes.has(instruction))) continue;
    const before = installedBelow(file, stage);
    for (const instruction of instructions) {
      if (wholes.has(instruction)) copy ??= instruction;
      if (instruction.keyword !== "RUN") continue;
      const program = installer(instruction, file.scopeBefore(instruction), file);
      if (!copy && fetches(instruction, file.scopeBefore(instruction), file)) before.add("pnpm");
      if (program === undefined) continue;
      if (!copy) before.add(program);
      const install = copy && !before.has(program) ? installIn(instruction, file) : undefined;
      if (!copy || !install || hasOption(install.invocation, "--offline")) continue;
      yield { copy, run: instruction, install };
      break;
    }
  }
}
