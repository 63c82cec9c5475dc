// Whether the comments of a file tell its readers already that its release, or the file itself, is not looked after any more.
import { distributionOfTag } from "../../knowledge/distributions";
import type { Dockerfile } from "../../model/types";

const over =
  /\b(?:(?:no[ -]longer|not|never|nor)\s+(?:\w+\s+)?(?:maintained|supported|updated)|unmaintained|unsupported|deprecated|obsolete|discontinued|end[- ]of[- ](?:life|support)|EOL)\b/i;
const denied = /\bnot?\s+(?:yet\s+|longer\s+)?(?:deprecated|obsolete|unmaintained|unsupported|discontinued|EOL|end[- ]of)/i;
const ofTheFile = /\b(?:this|the)\s+(?:docker\s*|container\s*)?(?:file|image|release|version|variant|tag|build|base)\b|\bdockerfile\b/i;

interface Named {
  readonly product: string;
  readonly release: string;
}

const longest = 2_000;
const mostComments = 500;

/** Comment lines that follow each other, as one text, with where they begin. */
function paragraphs({ tree, text }: Dockerfile): readonly { readonly start: number; readonly said: string }[] {
  const found: { start: number; end: number; said: string }[] = [];
  for (const { span, text: own } of tree.comments.slice(0, mostComments)) {
    const said = own.replace(/^[\s#]+/, "");
    const last = found.at(-1);
    if (last && said !== "" && last.said.length < longest && text.slice(last.end, span.start).trim() === "") {
      last.said += ` ${said}`;
      last.end = span.end;
    } else found.push({ start: span.start, end: span.end, said });
  }
  return found;
}

/** `Debian`, `Node` of Node.js, `bullseye`, `3.9`; a plain number may be that of anything. */
function names(said: string, { product, release }: Named): boolean {
  const own = product.toLowerCase();
  return said
    .toLowerCase()
    .split(/[^\w.]+/)
    .map((word) => word.replace(/\.$/, ""))
    .some(
      (word) =>
        word === own ||
        word === own.replace(/\.js$/, "") ||
        (release.includes(".") && word === release) ||
        (/^[a-z]+$/.test(word) && distributionOfTag(word)?.release === release),
    );
}

/** `# This Dockerfile is no longer maintained`, `# Debian 9 is EOL`; above the first instruction alone, it is about the file. */
export function saysItIsOver(file: Dockerfile, named: Named): boolean {
  const first = file.instructions[0]?.span.start ?? 0;
  return paragraphs(file).some(
    ({ start, said }) => over.test(said) && !denied.test(said) && (start < first || ofTheFile.test(said) || names(said, named)),
  );
}
