// The comments that silence a rule, as edits: above one instruction or for the whole file, merged into one that is there already.
import { readSuppressions, type Suppression } from "../model/suppressions";
import type { Dockerfile } from "../model/types";
import { insert, type TextEdit } from "../text/span";

const here = "dockwright-ignore";
const inFile = "dockwright-ignore-file";

/** One more name in the first of our own comments that fits. */
function merged(doc: Dockerfile, rule: string, fits: (suppression: Suppression) => boolean): TextEdit | undefined {
  const existing = readSuppressions(doc.tree).list.find((suppression) => suppression.kind === "dockwright" && fits(suppression));
  return existing && insert(existing.listSpan.end, existing.names.length > 0 ? `, ${rule}` : ` ${rule}`);
}

/** As the file's own lines end. */
const lineEnd = (text: string): string => (/\r?\n/.exec(text)?.[0] === "\r\n" ? "\r\n" : "\n");

/** undefined where no instruction stands at the offset: there is nothing to put a comment above. */
export function ignoreHere(doc: Dockerfile, offset: number, rule: string): TextEdit | undefined {
  const instruction = doc.instructions.find(({ span }) => span.start <= offset && offset <= span.end);
  if (!instruction) return undefined;
  const existing = merged(doc, rule, (suppression) => suppression.instruction === instruction.index);
  if (existing) return existing;
  const start = doc.text.lastIndexOf("\n", instruction.span.start - 1) + 1;
  const indentation = doc.text.slice(start, instruction.span.start).replace(/^\uFEFF/, "");
  return insert(instruction.span.start, `# ${here}: ${rule}${lineEnd(doc.text)}${indentation}`);
}

/** Below the directives: a comment above them would make them plain comments. */
export function ignoreInFile(doc: Dockerfile, rule: string): TextEdit {
  const existing = merged(doc, rule, ({ scope }) => scope === "file");
  if (existing) return existing;
  const comment = `# ${inFile}: ${rule}`;
  const ending = lineEnd(doc.text);
  const last = doc.tree.directives.at(-1);
  if (!last) return insert(doc.text.startsWith("\uFEFF") ? 1 : 0, `${comment}${ending}`);
  return insert(last.span.end, `${ending}${comment}`);
}
