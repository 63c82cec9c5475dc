// Where a stage installs the project's dependencies behind a COPY of everything.
import { contextSources } from "../../context";
import { mayInstallDependencies } from "../../knowledge/dependencyInstalls";
import { mountsOf } from "../../model/mounts";
import { remember } from "../../model/remember";
import type { Scope } from "../../model/types";
import type { ScriptReader } from "../../shell/commandsOf";
import { invocations } from "../../shell/invocation";
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

/** The first COPY of everything in each stage, and the first install behind it; none where the same was installed before it. */
export function* installsBehindCopy(file: FileContext): Iterable<Pair> {
  const wholes = new Set(file.each("COPY", "ADD").filter((copy) => copiesAll(copy, file.scopeBefore(copy))));
  if (wholes.size === 0) return;
  for (const { instructions } of file.stages) {
    let copy: Instruction | undefined;
    const before = new Set<string>();
    if (!instructions.some((instruction) => wholes.has(instruction))) continue;
    for (const instruction of instructions) {
      if (wholes.has(instruction)) copy ??= instruction;
      if (instruction.keyword !== "RUN") continue;
      const program = installer(instruction, file.scopeBefore(instruction), file);
      if (program === undefined) continue;
      if (!copy) before.add(program);
      const install = copy && !before.has(program) ? installIn(instruction, file) : undefined;
      if (!copy || !install) continue;
      yield { copy, run: instruction, install };
      break;
    }
  }
}
