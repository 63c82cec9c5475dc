// Renames a stage or a variable everywhere in the file.
import { predefinedArgDocs } from "../knowledge/docs/predefinedArgs";
import { isStageName, reservedStageNames } from "../model/stageNames";
import type { Dockerfile } from "../model/types";
import { replace, type Span, type TextEdit } from "../text/span";
import { type Occurrence, type Occurrences, occurrencesAt } from "./occurrences";

export interface Renamable {
  /** What the editor selects for the new name. */
  readonly span: Span;
  readonly name: string;
}

/** A reason is a sentence for the user. */
export type Renamed = { readonly edits: readonly TextEdit[] } | { readonly refused: string };

/** undefined: nothing here has a name that this file gives. */
export function renamable(doc: Dockerfile, offset: number): Renamable | undefined {
  const found = occurrencesAt(doc, offset);
  return found && canRename(found) ? { span: found.origin, name: doc.slice(found.origin) } : undefined;
}

export function rename(doc: Dockerfile, offset: number, newName: string): Renamed {
  const found = occurrencesAt(doc, offset);
  if (!found || !canRename(found)) return { refused: "There is no stage and no variable of this file here." };
  const refused = found.kind === "stage" ? stageProblem(doc, found, newName) : variableProblem(newName);
  if (refused) return { refused };
  const edits = found.all.filter((place) => !isNumber(doc, found, place)).map(({ span }) => replace(span, newName));
  return { edits: found.kind === "variable" ? [...edits, ...descriptions(found, newName)] : edits };
}

/** Docker's own names, and those that the shell or the base image sets, have to stay. */
const canRename = ({ kind, name, all }: Occurrences): boolean =>
  all.some(({ defines }) => defines) && !(kind === "variable" && predefinedArgDocs[name]);

/** `COPY --from=0` means the stage whatever its name is. */
const isNumber = (doc: Dockerfile, { kind }: Occurrences, { span }: Occurrence): boolean =>
  kind === "stage" && /^\d+$/.test(doc.slice(span));

function stageProblem(doc: Dockerfile, { name }: Occurrences, newName: string): string | undefined {
  const wanted = newName.toLowerCase();
  if (!isStageName(wanted)) return "A stage's name begins with a letter and has letters, digits, `-`, `_` and `.` only.";
  if (reservedStageNames.has(wanted)) return `\`${wanted}\` has a meaning of its own and cannot name a stage.`;
  const taken = wanted !== name && doc.stages.some((stage) => stage.name === wanted);
  return taken ? `There is a stage \`${wanted}\` already.` : undefined;
}

const variableProblem = (newName: string): string | undefined =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(newName)
    ? undefined
    : "A variable's name has letters, digits and `_` only and does not begin with a digit.";

/** The comment `# NAME text` above an ARG, which describes it. Source: BuildKit's outline request. */
function descriptions({ name, all }: Occurrences, newName: string): readonly TextEdit[] {
  return all.flatMap(({ defines, instruction }) => {
    const comment = defines && instruction.keyword === "ARG" ? instruction.comments.at(-1) : undefined;
    const blanks = /^\s*/.exec(comment?.text ?? "")?.[0].length ?? 0;
    if (!comment?.text.slice(blanks).startsWith(`${name} `)) return [];
    const start = comment.span.start + 1 + blanks;
    return [replace({ start, end: start + name.length }, newName)];
  });
}
