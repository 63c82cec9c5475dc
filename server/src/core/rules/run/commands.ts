// What the rules about commands share: edits of their options.
import type { Invocation, Option } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { insert, remove, replace, type TextEdit } from "../../text/span";

/** Adds an option directly behind the program's name. */
export function addFirstOption({ words, nameSpan }: Invocation, option: string): TextEdit {
  return insert(words[0]?.span.end ?? nameSpan.end, ` ${option}`);
}

/**
 * Takes an option away: its letter out of a bundle, or its words with the blanks in front of them.
 * undefined where that is not certain (a letter that stands in front of a value in the same word, a comment between).
 */
export function dropOption(
  invocation: Invocation,
  option: Option,
  text: (at: { start: number; end: number }) => string,
): TextEdit | undefined {
  const { word, valueWord, span } = option;
  const sharing = invocation.options.filter((other) => other.word === word);
  const source = text(word.span);
  if (sharing.length > 1) {
    const letter = option.name.slice(1);
    if (option.value !== undefined || sharing.some(({ value }) => value !== undefined) || source !== word.text) return undefined;
    return replace(word.span, source.replace(letter, ""));
  }
  const { words } = invocation.command;
  const before = words[words.indexOf(word) - 1];
  const last = valueWord ?? word;
  if (!before || text({ start: before.span.end, end: last.span.end }).includes("#")) return undefined;
  return remove({ start: before.span.end, end: span.end });
}

/** A RUN that is one plain command line: no heredoc, no JSON array. */
export const isPlainRun = (instruction: Instruction): boolean => instruction.form === "shell" && instruction.heredocs.length === 0;
