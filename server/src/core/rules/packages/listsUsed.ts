// Who uses the package lists that a RUN leaves: the next RUN of its stage, or of a stage on top of it, that has to do with apt.
import type { Stage } from "../../model/types";
import { type Invocation, invocations } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

const ofApt = /^(?:apt|apt-get|aptitude)$/;
export const updates = ({ program, subcommand }: Invocation): boolean => ofApt.test(program) && subcommand?.value === "update";
const installs = ({ program, subcommand }: Invocation): boolean =>
  ofApt.test(program) && /^(?:install|build-dep|upgrade|dist-upgrade|full-upgrade)$/.test(subcommand?.value ?? "");

/** `installs`: with the lists that it finds; `updates`: it loads its own. */
type Use = "installs" | "updates" | undefined;

function useOf(file: FileContext, run: Instruction): Use {
  if (run.keyword !== "RUN" || (!run.arguments.text.includes("apt") && run.heredocs.length === 0)) return undefined;
  for (const script of file.scripts(run)) {
    const first = invocations(script).find((invocation) => updates(invocation) || installs(invocation));
    if (first) return installs(first) ? "installs" : "updates";
  }
  return undefined;
}

/** The RUNs whose lists another RUN installs with. A stage stands behind the one that it is built on. */
export function reliedOn(file: FileContext): ReadonlySet<Instruction> {
  const relied = new Set<Instruction>();
  const above = new Set<Stage>();
  const walk = (instructions: readonly Instruction[], last: Use): Use => {
    let next = last;
    for (const instruction of instructions.toReversed()) {
      if (next === "installs") relied.add(instruction);
      next = useOf(file, instruction) ?? next;
    }
    return next;
  };
  for (const stage of file.stages.toReversed())
    if (walk(stage.instructions, above.has(stage) ? "installs" : undefined) === "installs" && stage.parent) above.add(stage.parent);
  if (file.stages.length === 0) walk(file.instructions, undefined);
  return relied;
}
