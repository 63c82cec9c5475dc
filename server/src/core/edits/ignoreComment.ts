// The comments that silence a rule: above one instruction or for the whole file, merged into one that is there already; a name taken out.
import { readSuppressions, type Suppression } from "../model/suppressions";
import type { Dockerfile } from "../model/types";
import { lineEnd, lineStart } from "../text/lines";
import { insert, remove, type Span, span, type TextEdit } from "../text/span";
import { removeLines } from "./lines";

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
  const start = lineStart(doc.text, instruction.span.start);
  return comment(start, doc.text.slice(start, instruction.span.start), here, rule, lineEnd(doc.text, start));
}

/** Below the directives: a comment above them would make them plain comments. */
export function ignoreInFile(doc: Dockerfile, rule: string): IgnoreEdit {
  const existing = merged(doc, rule, ({ scope }) => scope === "file");
  if (existing) return existing;
  const last = doc.tree.directives.at(-1);
  const ending = lineEnd(doc.text, last?.span.end ?? 0);
  if (!last) return comment(lineStart(doc.text, 0), "", inFile, rule, ending);
  return comment(last.span.end, ending, inFile, rule, "");
}

/** `skip=A;` of a `# check=` that has other options too, such as `error=true`, which must stay. */
function skipOption(text: string, { listSpan }: Suppression): Span | undefined {
  const start = text.lastIndexOf("skip", listSpan.start);
  if (text[listSpan.end] === ";") return { start, end: listSpan.end + 1 };
  return text[start - 1] === ";" ? { start: start - 1, end: listSpan.end } : undefined;
}

/** Takes one name out of the list, or the whole comment line where it is the only one. */
export function removeIgnored(doc: Dockerfile, suppression: Suppression, nth: number): TextEdit | undefined {
  const { nameSpans, span: whole } = suppression;
  const own = nameSpans[nth];
  const next = nameSpans[nth + 1];
  const before = nameSpans[nth - 1];
  if (!own) return undefined;
  if (next) return remove({ start: own.start, end: next.start });
  if (before) return remove({ start: before.end, end: own.end });
  const option = suppression.kind === "check" ? skipOption(doc.text, suppression) : undefined;
  return option ? remove(option) : removeLines(doc.text, whole);
}
