// The comments that silence a rule, as edits: above one instruction or for the whole file, merged into one that is there already.
import type { Dockerfile } from "../model/types";
import type { Comment, Instruction } from "../syntax/types";
import { insert, type TextEdit } from "../text/span";

const here = "dockwright-ignore";
const inFile = "dockwright-ignore-file";

/** Rule names in a comment end before the reason, which ` -- ` begins. */
const namesIn = (comment: Comment, word: string): number | undefined => {
  const match = new RegExp(`^\\s*${word}\\s*:\\s*(.*?)\\s*(?:--.*)?$`, "i").exec(comment.text);
  if (!match) return undefined;
  const end = comment.text.replace(/\s*(?:--.*)?$/, "").length;
  // `text` is what follows the `#`, so both end at the same place.
  return comment.span.end - comment.text.length + end;
};

function merged(comments: readonly Comment[], word: string, rule: string): TextEdit | undefined {
  for (const comment of comments) {
    const end = namesIn(comment, word);
    if (end !== undefined) return insert(end, /:\s*$/.test(comment.text) ? ` ${rule}` : `, ${rule}`);
  }
  return undefined;
}

/** As the file's own lines end. */
const lineEnd = (text: string): string => (/\r?\n/.exec(text)?.[0] === "\r\n" ? "\r\n" : "\n");

function outermost(doc: Dockerfile, offset: number): Instruction | undefined {
  return doc.instructions.find(({ span }) => span.start <= offset && offset <= span.end);
}

/** undefined where no instruction stands at the offset: there is nothing to put a comment above. */
export function ignoreHere(doc: Dockerfile, offset: number, rule: string): TextEdit | undefined {
  const instruction = outermost(doc, offset);
  if (!instruction) return undefined;
  const existing = merged(instruction.comments, here, rule);
  if (existing) return existing;
  const start = doc.text.lastIndexOf("\n", instruction.span.start - 1) + 1;
  const indentation = doc.text.slice(start, instruction.span.start).replace(/^\uFEFF/, "");
  return insert(instruction.span.start, `# ${here}: ${rule}${lineEnd(doc.text)}${indentation}`);
}

/** Below the directives: a comment above them would make them plain comments. */
export function ignoreInFile(doc: Dockerfile, rule: string): TextEdit {
  const existing = merged(doc.tree.comments, inFile, rule);
  if (existing) return existing;
  const comment = `# ${inFile}: ${rule}`;
  const ending = lineEnd(doc.text);
  const last = doc.tree.directives.at(-1);
  if (!last) return insert(doc.text.startsWith("\uFEFF") ? 1 : 0, `${comment}${ending}`);
  return insert(last.span.end, `${ending}${comment}`);
}
