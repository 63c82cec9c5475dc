// The RUNs of one image that leave package lists of apt in its layers, and those that remove them when it is too late.
import { appendCommand } from "../../edits";
import { shippedStages } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { type Invocation, invocations } from "../../shell/invocation";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { replace, type Span, type TextEdit } from "../../text/span";
import type { FileContext } from "../rule";
import { lastOf, mountedAway } from "./installs";
import { cleans, cleansByScript, lists, type Misspelt, misspeltRemoval, uncleaned } from "./listsRemoved";
import { ofApt, type Reliance, reliedOn, setupAddress } from "./listsUsed";

/** Texts of scripts are looked at for so many RUNs of a file. */
export const mostAsked = 64;

export interface LeftLists {
  readonly run: Instruction;
  readonly script: ShellScript;
  readonly at: Span;
  /** `apt-get update`, as a message has it. */
  readonly loader: string;
  /** The update alone, with the install in another RUN. */
  readonly isAlone: boolean;
  /** Another RUN installs with them. */
  readonly relied: Reliance | undefined;
  /** It was to remove them, and misses them. */
  readonly misspelt: Misspelt | undefined;
}

/** In strict profiles also the stages that others build on. */
function judgedStages(file: FileContext): ReadonlySet<Stage | undefined> {
  const shipped = shippedStages(file);
  return file.options.strict ? new Set([...shipped, ...file.stages.map(({ parent }) => parent)]) : shipped;
}

const mayLoad = (run: Instruction): boolean => /apt|\.deb\.sh|nodesource|get\.docker/.test(run.arguments.text) || run.heredocs.length > 0;

function placeOf(update: Invocation): Pick<LeftLists, "at" | "loader"> {
  const address = setupAddress(update);
  return address
    ? { at: address.span, loader: `the script from ${address.text.replace(/^\W*https?:\/\//, "").split("/", 1)[0]}` }
    : { at: update.nameSpan, loader: `${update.program} update` };
}

const isAlone = (script: ShellScript): boolean =>
  invocations(script).every(({ program, subcommand }) => !ofApt.test(program) || subcommand?.value === "update");

export function listsLeft(file: FileContext): readonly LeftLists[] {
  const left: LeftLists[] = [];
  let shipped: ReadonlySet<Stage | undefined> | undefined;
  let relied: ReadonlyMap<Instruction, Reliance> | undefined;
  let asked = 0;
  for (const run of file.each("RUN")) {
    if (!mayLoad(run)) continue;
    shipped ??= judgedStages(file);
    if (!shipped.has(file.stageOf(run)) || mountedAway(run, file.scopeBefore(run), [lists])) continue;
    for (const script of file.scripts(run)) {
      const update = uncleaned(script);
      if (!update || (asked++ < mostAsked && cleansByScript(file, run, script, update))) continue;
      relied ??= reliedOn(file);
      left.push({
        run,
        script,
        ...placeOf(update),
        isAlone: isAlone(script),
        relied: relied.get(run),
        misspelt: misspeltRemoval(script, update),
      });
    }
  }
  return left;
}

export interface LateRemoval {
  readonly run: Instruction;
  readonly at: Span;
}

const updates = ({ program, subcommand }: Invocation): boolean => ofApt.test(program) && subcommand?.value === "update";

/** RUNs of the image that remove lists which they have not loaded. */
export function removedTooLate(file: FileContext): readonly LateRemoval[] {
  const shipped = shippedStages(file);
  return file.each("RUN").flatMap((run) => {
    if (!/apt/.test(run.arguments.text) || !shipped.has(file.stageOf(run)) || mountedAway(run, file.scopeBefore(run), [lists])) return [];
    return file.scripts(run).flatMap((script): readonly LateRemoval[] => {
      const all = invocations(script);
      const removal = all.find(cleans);
      return removal && !all.some(updates) ? [{ run, at: removal.command.span }] : [];
    });
  });
}

/** In all of them or not at all: where one RUN keeps the lists, the layer has them. */
export function removalEdits(file: FileContext, left: readonly LeftLists[]): readonly TextEdit[] | undefined {
  if (left.some(({ relied }) => relied)) return undefined;
  const edits = left.flatMap(({ run, script, misspelt }) =>
    misspelt
      ? replace(misspelt.span, lists)
      : (appendCommand(file, run, script, `rm -rf ${lists}/*`, lastOf(script, ["apt-get", "apt", "aptitude"])) ?? []),
  );
  return edits.length === left.length ? edits : undefined;
}
