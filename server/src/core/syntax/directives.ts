// The directives at the top of the file: `# escape=`, `# syntax=`, `# check=`, and the other ways to write the syntax.
import { nextLine, skipSpaces, trimEnd, trimLineEnd } from "./blanks";
import { parseJson } from "./json";
import { problem } from "./problems";
import type { Directive, EscapeCharacter, ParseError } from "./types";

export interface Header {
  readonly escape: EscapeCharacter;
  readonly directives: readonly Directive[];
  readonly errors: readonly ParseError[];
}

const known: ReadonlySet<string> = new Set(["syntax", "escape", "check"]);

/** Where the file's text begins, behind a byte-order mark. */
export const textStart = (text: string): number => (text.startsWith("\uFEFF") ? 1 : 0);

export function readHeader(text: string): Header {
  const start = textStart(text);
  const byParser = directivesFrom(text, start, "#", true);
  // BuildKit looks for syntax and check in a pass of its own, which skips a first line `#!…` and allows no blanks in front of the mark.
  const from = text.startsWith("#!", start) ? nextLine(text, start) : start;
  const byDetection = directivesFrom(text, from, "#", false);
  const escapes = byParser.directives.filter((directive) => directive.name === "escape");
  const others = byDetection.directives.filter((directive) => directive.name !== "escape");
  const syntax = others.some((directive) => directive.name === "syntax") ? [] : otherSyntax(text, from);
  const written = escapes[0]?.value;
  const invalid = escapes
    .filter((directive) => directive.value !== "\\" && directive.value !== "`")
    .map((directive) => problem("invalid-escape", directive.valueSpan, { value: directive.value }));
  return {
    escape: written === "`" ? "`" : "\\",
    directives: [...escapes, ...others, ...syntax].sort((a, b) => a.span.start - b.span.start),
    errors: [...byParser.errors, ...invalid],
  };
}

/** Directives end at the first line that is none. A repeated one is refused. */
function directivesFrom(text: string, from: number, mark: string, mayIndent: boolean): Pick<Header, "directives" | "errors"> {
  const directives: Directive[] = [];
  const errors: ParseError[] = [];
  for (let at = from; at < text.length; ) {
    const next = nextLine(text, at);
    const end = trimLineEnd(text, at, next);
    const start = mayIndent ? skipSpaces(text, at, end) : at;
    const directive = text.startsWith(mark, start) ? readDirective(text, start, start + mark.length, end) : undefined;
    if (!directive) break;
    if (directives.every((other) => other.name !== directive.name)) directives.push(directive);
    else errors.push(problem("duplicate-directive", directive.nameSpan, { name: directive.name }));
    at = next;
  }
  return { directives, errors };
}

function readDirective(text: string, start: number, behindMark: number, end: number): Directive | undefined {
  const nameStart = skipSpaces(text, behindMark, end);
  const match = /^([a-zA-Z][a-zA-Z0-9]*)([\t\n\f\r ]*=[\t\n\f\r ]*)([^\n]+)$/.exec(text.slice(nameStart, end));
  const [, written = "", equals = "", rest = ""] = match ?? [];
  const name = written.toLowerCase();
  if (!match || !known.has(name)) return undefined;
  const valueStart = nameStart + written.length + equals.length;
  const valueEnd = Math.max(valueStart + 1, trimEnd(text, valueStart, valueStart + rest.length));
  return {
    name,
    value: text.slice(valueStart, valueEnd),
    span: { start, end: valueEnd },
    nameSpan: { start: nameStart, end: nameStart + written.length },
    valueSpan: { start: valueStart, end: valueEnd },
  };
}

/** `//syntax=…` at the top, or a file that is a JSON object with a `syntax`: for files in another language than Dockerfile's. */
function otherSyntax(text: string, from: number): Directive[] {
  const slashes = directivesFrom(text, from, "//", false).directives.filter((directive) => directive.name === "syntax");
  return slashes.length > 0 ? slashes : syntaxInJson(text, from);
}

function syntaxInJson(text: string, from: number): Directive[] {
  if (text[skipSpaces(text, from, text.length)] !== "{") return [];
  const object = parseJson(text.slice(from));
  if (typeof object !== "object" || object === null || !("syntax" in object) || typeof object.syntax !== "string") return [];
  const match = /"syntax"\s*:\s*"/.exec(text);
  if (!match) return [];
  const nameStart = match.index + 1;
  const valueStart = match.index + match[0].length;
  const valueEnd = text.indexOf('"', valueStart);
  return [
    {
      name: "syntax",
      value: object.syntax,
      span: { start: match.index, end: valueEnd + 1 },
      nameSpan: { start: nameStart, end: nameStart + "syntax".length },
      valueSpan: { start: valueStart, end: valueEnd },
    },
  ];
}
