// The comments that silence a rule, as edits: above one instruction or for the whole file, merged into one that is there already.
import { readSuppressions, type Suppression } from "../model/suppressions";
import type { Dockerfile } from "../model/types";
import { insert, type Span, span, type TextEdit } from "../text/span";

/** An edit whose text may hold a place for the reason, which whoever applies it fills in. */
export interface IgnoreEdit extends TextEdit {
  /** In `newText`; undefined where the comment is there already. */
  readonly reason?: Span;
}

const here = "dockwright-ignore";
const inFile = "dockwright-ignore-file";

/** One more name in the first of our own comments that fits. */
function merged(doc: Dockerfile, rule: string, fits: (suppression: Suppression) => boolean): IgnoreEdit | undefined {
  const existing = readSuppressions(doc.tree).list.find((suppression) => suppression.kind === "dockwright" && fits(suppression));
  return existing && insert(existing.listSpan.end, existing.names.length > 0 ? `, ${rule}` : ` ${rule}`);
}

/** As the file's own lines end. */
const lineEnd = (text: string): string => (/\r?\n/.exec(text)?.[0] === "\r\n" ? "\r\n" : "\n");

const placeholder = "reason";

/** A new comment, with what stands around it. */
function comment(at: number, before: string, name: string, rule: string, behind: string): IgnoreEdit {
  const text = `${before}# ${name}: ${rule} -- `;
  return { ...insert(at, `${text}${placeholder}${behind}`), reason: span(text.length, text.length + placeholder.length) };
}

/** undefined where no instruction stands at the offset: there is nothing to put a comment above. */
export function ignoreHere(doc: Dockerfile, offset: number, rule: string): IgnoreEdit | undefined {
  const instruction = doc.instructions.find((each) => each.span.start <= offset && offset <= each.span.end);
  if (!instruction) return undefined;
  const existing = merged(doc, rule, (suppression) => suppression.instruction === instruction.index);
  if (existing) return existing;
  const lineStart = doc.text.lastIndexOf("\n", instruction.span.start - 1) + 1;
  const start = doc.text.startsWith("\uFEFF", lineStart) ? lineStart + 1 : lineStart;
  return comment(start, doc.text.slice(start, instruction.span.start), here, rule, lineEnd(doc.text));
}

/** Below the directives: a comment above them would make them plain comments. */
export function ignoreInFile(doc: Dockerfile, rule: string): IgnoreEdit {
  const existing = merged(doc, rule, ({ scope }) => scope === "file");
  if (existing) return existing;
  const ending = lineEnd(doc.text);
  const last = doc.tree.directives.at(-1);
  if (!last) return comment(doc.text.startsWith("\uFEFF") ? 1 : 0, "", inFile, rule, ending);
  return comment(last.span.end, ending, inFile, rule, "");
}
