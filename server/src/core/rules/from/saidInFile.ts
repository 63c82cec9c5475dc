// Whether the comments of a file tell its readers already that its release, or the file itself, is not looked after any more.
import { distributionOfTag } from "../../knowledge/distributions";
import type { Dockerfile } from "../../model/types";

const over =
  /\b(?:(?:no[ -]longer|not|never|nor)\s+(?:\w+\s+)?(?:maintained|supported|updated)|unmaintained|unsupported|deprecated|obsolete|discontinued|end[- ]of[- ](?:life|support)|EOL)\b/i;
const denied = /\bnot?\s+(?:yet\s+|longer\s+)?(?:deprecated|obsolete|unmaintained|unsupported|discontinued|EOL|end[- ]of)/i;

/** Between what is spoken of and what is said of it. */
const between: ReadonlySet<string> = new Set(
  "is was are has have had been got reached reaches its it's at the a an now officially already since long and both also marked as by".split(
    " ",
  ),
);
const ownNames: ReadonlySet<string> = new Set(
  "file image images container release version variant tag flavor flavour folder directory environment".split(" "),
);
const pointing: ReadonlySet<string> = new Set(["this", "the", "our", "base", "docker", "these"]);

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
    if (last && said !== "" && last.said.length < longest && /^\r?\n?[ \t]*$/.test(text.slice(last.end, span.start))) {
      last.said += ` ${said}`;
      last.end = span.end;
    } else found.push({ start: span.start, end: span.end, said });
  }
  return found;
}

/** `Debian`, `Node` of Node.js, `bullseye`, `3.9`; a plain number may be that of anything. */
function isName(word: string, { product, release }: Named): boolean {
  const own = product.toLowerCase();
  if (word === own || word === own.replace(/\.js$/, "")) return true;
  return (release.includes(".") && word === release) || (/^[a-z]+$/.test(word) && distributionOfTag(word)?.release === release);
}

/** `this Dockerfile is no longer maintained`, `Debian 9 has reached its end of life`: what is spoken of is the file or its release. */
function isAbout(clause: string, named: Named, isHead: boolean): boolean {
  const at = over.exec(clause)?.index;
  if (at === undefined || denied.test(clause)) return false;
  const words =
    clause
      .slice(0, at)
      .toLowerCase()
      .match(/[\w.'/-]+/g) ?? [];
  const last = words.findLastIndex((word) => !between.has(word) && (isName(word, named) || !/^v?\d/.test(word)));
  const word = words[last];
  // `DEPRECATED` above all instructions is about the file.
  if (word === undefined) return isHead;
  if (isName(word, named) || word.endsWith("dockerfile") || word === "it") return true;
  return ownNames.has(word) && pointing.has(words[last - 1] ?? "");
}

const clauses = /[,;:!()]|\.(?=\s|$)|\s-{1,2}\s/;

/** `# This Dockerfile is no longer maintained`, `# Debian 9 is EOL`. */
export function saysItIsOver(file: Dockerfile, named: Named): boolean {
  const first = file.instructions[0]?.span.start ?? 0;
  return paragraphs(file).some(
    ({ start, said }) => over.test(said) && said.split(clauses).some((each) => isAbout(each, named, start < first)),
  );
}
