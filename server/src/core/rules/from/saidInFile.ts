// Whether the comments of a file tell its readers already that its release, or the file itself, is not looked after any more, or not shipped.
import { distributionOfTag } from "../../knowledge/distributions";
import { explanationAbove } from "../../model/explained";
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { baseName } from "../../text/path";

const over =
  /\b(?:(?:no[ -]longer|not|never|nor)\s+(?:\w+\s+)?(?:maintained|supported|updated)|(?:no[ -]longer|not)\s+(?:gets?|getting|receiv(?:es?|ing))\b|past\s+(?:its|their)\s+end|out[ -]of[ -](?:support|maintenance)|unmaintained|unsupported|deprecated|obsolete|discontinued|end[- ]of[- ](?:life|support)|EOL)\b/i;
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

/** Between "not" and "for production": `is not intended to be used in production`. */
const notProduction =
  /\b(?:not|never|don't|doesn't|isn't|shouldn't)\s+(?:(?:be|been|is|to|a|an|the|it|this|image|file|container|intended|meant|suitable|suited|recommended|ready|designed|supposed|supported|use|used|using|deploy|deployed|run|safe|fit|made|built|yet|currently|any|your|our)\s+){0,6}(?:for|in|on)\s+(?:(?:use|usage|the|any|a|an|your|our|deployment)\s+(?:in\s+)?)?production\b|\bnot\s+(?:a\s+)?production\b|\bnon-production\b/i;
const trying =
  "(?:tests?|testing|verify(?:ing)?|check(?:s|ing)?|compil(?:e|es|ing|ation)|builds?|building|packages?|packaging|CI|debug(?:ging)?|develop(?:ment|ing)?)";
/** `primarily used to test`, `only for building packages`; `only build what is needed` is no such thing. */
const onlyForTests = new RegExp(
  "(?<!\\b(?:not|longer)\\s)\\b(?:only|primarily|mainly|solely|just|purely|exclusively|mostly)\\s+" +
    "(?:(?:be|being|is|are|used|use|meant|intended|here|there|exists?|serves?|needed|required|made|built|kept)\\s+){0,4}" +
    "(?:for|to|(?:in|by|during|as)(?=\\s+(?:the\\s+|our\\s+)?(?:tests?|CI)\\b))\\s+" +
    `(?:(?:be|the|our|use|used|in|for|a|an|local|unit|smoke|integration|acceptance|compatibility|e2e|end-to-end)\\s+){0,4}${trying}\\b` +
    `|\\b${trying}(?:\\s+(?:purposes?|use|usage))?\\s+only\\b`,
  "i",
);
const otherFile = /[\w.-]*dockerfile[\w.-]*/gi;

/** What is said of `Dockerfile.test` is not said of this file. */
const speaksOfOther = (sentence: string, own: string): boolean =>
  (sentence.match(otherFile) ?? []).some((name) => name.length > 11 && name.toLowerCase().replace(/\.$/, "") !== own.toLowerCase());

/** Above all stages, or right above this FROM: `not intended for production usage`, `only used to test that it compiles`. */
export function saysItIsNotShipped(file: Dockerfile, path: string | undefined, from: Instruction | undefined): boolean {
  const first = file.stages[0]?.from.span.start ?? 0;
  const head = paragraphs(file).flatMap(({ start, said }) => (start < first ? said : []));
  const above = from ? [explanationAbove(file, from.span.start)] : [];
  const own = baseName(path ?? "");
  return [...head, ...above]
    .flatMap((said) => said.slice(0, longest).split(/[;!]|\.(?=\s|$)/))
    .some((each) => (notProduction.test(each) || onlyForTests.test(each)) && !speaksOfOther(each, own));
}
