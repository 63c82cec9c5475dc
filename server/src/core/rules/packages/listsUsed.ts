// Who uses the package lists that a RUN leaves: the next RUN of its stage, or of a stage on top of it, that has to do with apt.
import type { Stage } from "../../model/types";
import { hasOption, type Invocation, invocations } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

export const ofApt = /^(?:apt|apt-get|aptitude)$/;
export const updates = ({ program, subcommand }: Invocation): boolean => ofApt.test(program) && subcommand?.value === "update";
const installs = ({ program, subcommand }: Invocation): boolean =>
  ofApt.test(program) && /^(?:install|build-dep|upgrade|dist-upgrade|full-upgrade)$/.test(subcommand?.value ?? "");

/** Scripts that add a repository and load its lists, by their addresses: `curl -fsSL https://deb.nodesource.com/setup_22.x | bash -`. */
const setupScript =
  /^["']?https?:\/\/(deb\.nodesource\.com\/setup_|packagecloud\.io\/.*\/script\.deb\.sh|[\w.-]+\/.*\/setup\.deb\.sh|get\.docker\.com\/?["']?$)/;

const isShell = ({ program }: Invocation): boolean => /^(?:ba|da)?sh$/.test(program);

/** The address of such a script that is loaded here. */
export const setupAddress = ({ program, words }: Invocation) =>
  program === "curl" || program === "wget" ? words.find(({ text }) => setupScript.test(text)) : undefined;

/** Loads the lists: by name, or by such a script that a shell behind it runs. */
export const loads = (invocation: Invocation, at: number, all: readonly Invocation[]): boolean =>
  updates(invocation) || (setupAddress(invocation) !== undefined && all.slice(at + 1).some(isShell));

/** It does so after adding a repository, unless it is told not to. */
const addsRepository = (invocation: Invocation): boolean =>
  /^(?:add-apt-repository|apt-add-repository)$/.test(invocation.program) && !hasOption(invocation, "-n", "--no-update");

/** `installs`: with the lists that it finds; `updates`: it loads its own. */
type Use = "installs" | "updates" | undefined;

function useOf(file: FileContext, run: Instruction): Use {
  if (run.keyword !== "RUN" || (!run.arguments.text.includes("apt") && run.heredocs.length === 0)) return undefined;
  for (const script of file.scripts(run)) {
    const first = invocations(script).find(
      (invocation, at, all) => installs(invocation) || addsRepository(invocation) || loads(invocation, at, all),
    );
    if (first) return installs(first) ? "installs" : "updates";
  }
  return undefined;
}

/** Where the RUN is that installs with the lists of another one: below it in its stage, or in a stage that is built on that one. */
export type Reliance = "below" | "built";

/** The RUNs whose lists another RUN installs with. A stage stands behind the one that it is built on. */
export function reliedOn(file: FileContext): ReadonlyMap<Instruction, Reliance> {
  const relied = new Map<Instruction, Reliance>();
  const above = new Set<Stage>();
  const walk = (instructions: readonly Instruction[], last: Use): Use => {
    let next = last;
    let by: Reliance = "built";
    for (const instruction of instructions.toReversed()) {
      if (next === "installs") relied.set(instruction, by);
      const use = useOf(file, instruction);
      if (use) [next, by] = [use, "below"];
    }
    return next;
  };
  for (const stage of file.stages.toReversed())
    if (walk(stage.instructions, above.has(stage) ? "installs" : undefined) === "installs" && stage.parent) above.add(stage.parent);
  if (file.stages.length === 0) walk(file.instructions, undefined);
  return relied;
}
