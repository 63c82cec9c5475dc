// Words behind an instruction that are meant as a comment: the builder knows comments on lines of their own only.
import { quotedWords, readJsonArray } from "../syntax";
import type { EscapeCharacter, Instruction } from "../syntax/types";
import type { LogicalText } from "../text/logicalText";

type Words = ReturnType<typeof quotedWords>;

export interface TrailingComment {
  /** From the `#` to the end of its line in the file. */
  readonly text: LogicalText;
  /** Without it the arguments are a JSON array. */
  readonly array: boolean;
}

const none: readonly TrailingComment[] = [];

/** Those whose arguments are no command line, and how many words stand in front of a comment at least. */
const wordsBefore: Readonly<Record<string, number>> = {
  ADD: 2,
  ARG: 1,
  COPY: 2,
  ENV: 1,
  EXPOSE: 1,
  FROM: 1,
  LABEL: 1,
  MAINTAINER: 1,
  STOPSIGNAL: 1,
  USER: 1,
  VOLUME: 1,
  WORKDIR: 1,
};

/** `MAINTAINER` and the old `ENV key value` take any text, in which a `#` may be glued to what it belongs to: `color #fff`. */
const takesAnyText = (keyword: string, [first]: Words): boolean =>
  keyword === "MAINTAINER" || (/^(?:ENV|LABEL)$/.test(keyword) && first?.text.includes("=") === false);

/** A path may begin with a `#`, a word of a note has no slash in it. */
const isTarget = (words: Words): boolean => /[/.]/.test(words.at(-1)?.text ?? "");

function opensComment(keyword: string, words: Words, at: number): boolean {
  const text = words[at]?.text ?? "";
  if (!text.startsWith("#")) return false;
  const any = takesAnyText(keyword, words);
  if (at < (wordsBefore[keyword] ?? 0) + (any && keyword !== "MAINTAINER" ? 1 : 0)) return false;
  if (text === "#") return true;
  if (text.includes("=") && /^(?:ENV|LABEL)$/.test(keyword)) return false;
  return !any && !(wordsBefore[keyword] === 2 && isTarget(words));
}

/** Index of the first unit behind `from` that stands on another line of the file. */
function lineEndIn({ text, offsetAt }: LogicalText, from: number): number {
  let at = from + 1;
  while (at < text.length && offsetAt(at) === offsetAt(at - 1) + 1) at++;
  return at;
}

function commentAt(line: LogicalText, start: number, array: boolean): TrailingComment {
  const end = lineEndIn(line, start);
  const length = line.text.slice(start, end).trimEnd().length;
  return { text: line.slice(start, start + length), array };
}

function ofWords(keyword: string, line: LogicalText, escapedBy: EscapeCharacter): readonly TrailingComment[] {
  const words = quotedWords(line.text, 0, line.text.length, escapedBy);
  const comments: TrailingComment[] = [];
  let end = 0;
  words.forEach((word, at) => {
    if (word.start < end || !opensComment(keyword, words, at)) return;
    const comment = commentAt(line, word.start, false);
    end = word.start + comment.text.text.length;
    comments.push(comment);
  });
  return comments;
}

/** A string of the array may hold `] #`; hundreds of them are no array that a person wrote. */
const mostTries = 16;

function behindArray(line: LogicalText): readonly TrailingComment[] {
  if (!line.text.startsWith("[")) return none;
  let tries = mostTries;
  for (const { 0: found, index } of line.text.matchAll(/\][ \t]*(?=#)/g)) {
    if (tries-- === 0) break;
    if (readJsonArray(line.text, 0, index + 1).kind === "strings") return [commentAt(line, index + found.length, true)];
  }
  return none;
}

/** Nearly always none; `RUN x # y` and the like are comments of a shell, and right. */
export function trailingComments(instruction: Instruction, escapedBy: EscapeCharacter): readonly TrailingComment[] {
  const { keyword, healthcheck } = instruction;
  if (!instruction.line.text.includes("#")) return none;
  if (keyword === "HEALTHCHECK" && healthcheck) {
    const { command, kind } = healthcheck;
    return kind === "NONE" && command.text.startsWith("#") ? [commentAt(command, 0, false)] : behindArray(command);
  }
  const array = behindArray(instruction.arguments);
  if (array.length > 0 || !Object.hasOwn(wordsBefore, keyword)) return array;
  return instruction.json ? none : ofWords(keyword, instruction.arguments, escapedBy);
}
