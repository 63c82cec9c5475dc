// A RUN that begins by changing the mode or the owner of the one file that the COPY directly above has brought.
import { addFlags, takeOutFirst } from "../../edits";
import { changesOf, copyOf, placesOfSources } from "../../image";
import { flagOf } from "../../model/arguments";
import { isNamedOwner } from "../../model/owner";
import { remember } from "../../model/remember";
import type { Dockerfile, Scope } from "../../model/types";
import type { ScriptReader } from "../../shell/commandsOf";
import { type Invocation, invocationOf } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { covers, type TextEdit } from "../../text/span";
import type { FileContext } from "../rule";
import { flagFor } from "./copyFlags";

/** The one path that a COPY makes; undefined where it makes several, or it is not certain. */
export function madeBy(file: Dockerfile, instruction: Instruction): string | undefined {
  const copy = copyOf(instruction, file.scopeBefore(instruction));
  const [first, second] = copy?.knownTarget === undefined ? [] : placesOfSources(copy);
  return second ? undefined : first?.path;
}

/** The change that a RUN begins with. */
function firstChange(run: Instruction, { scripts }: ScriptReader) {
  if (!/\bch(?:mod|own)\b/.test(run.line.text)) return undefined;
  const [script] = scripts(run);
  const first = script?.commands[0];
  const invocation = first && invocationOf(script, first);
  const flag = invocation && flagFor(invocation);
  return invocation && flag !== undefined ? { script, invocation, flag } : undefined;
}

const beginsWithChange = remember((run: Instruction, _scope: Scope, reader: ScriptReader) => firstChange(run, reader) !== undefined);

export interface ChangedFile {
  readonly copy: Instruction;
  readonly invocation: Invocation;
  readonly path: string;
  readonly flag: string;
  readonly edits: readonly TextEdit[];
}

export function changedFile(file: FileContext, copy: Instruction, run: Instruction): ChangedFile | undefined {
  const change = beginsWithChange(run, file.scopeBefore(run), file) ? firstChange(run, file) : undefined;
  if (!change) return undefined;
  const { invocation, flag, script } = change;
  const path = changesOf(file, run).find(({ how, at }) => how === "changed" && covers(invocation.command.span, at))?.path;
  if (path === undefined || madeBy(file, copy) !== path || flagOf(copy, flag.slice(2, 7))) return undefined;
  if (flagOf(copy, "link") && flag.startsWith("--chown") && isNamedOwner(flag.slice(8))) return undefined;
  const edits = takeOutFirst(file, run, script);
  return edits && { copy, invocation, path, flag, edits: [addFlags(copy, [flag]), ...edits] };
}
