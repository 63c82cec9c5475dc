// An option added to a command, and one taken away.
import type { Invocation, Option } from "../shell/invocation";
import { insert, remove, replace, type TextEdit } from "../text/span";
import type { Written } from "./instructionLines";

/** Behind the subcommand, if there is one: `apt-get install` → `apt-get install -y`. */
export const addOption = ({ subcommand, nameSpan }: Invocation, option: string): TextEdit =>
  insert((subcommand?.span ?? nameSpan).end, ` ${option}`);

/** `curl --disable` and `curl -q…` read no settings, and count as the first word alone. */
const staysFirst = ({ program, words: [, first] }: Invocation): boolean =>
  program === "curl" && /^(?:-q[a-zA-Z]*|--disable)$/.test(first?.text ?? "");

/** Directly behind the program's name, and behind an option that must stay the first one. */
export function addFirstOption(invocation: Invocation, option: string): TextEdit {
  const { nameSpan, words } = invocation;
  return insert((staysFirst(invocation) ? words[1]?.span : undefined)?.end ?? nameSpan.end, ` ${option}`);
}

/**
 * Takes an option away: its letter out of a bundle, or its words with the blanks in front of them.
 * undefined where that is not certain (a letter that stands in front of a value in the same word, a comment between).
 */
export function dropOption(file: Pick<Written, "slice">, invocation: Invocation, option: Option): TextEdit | undefined {
  const { word, valueWord, span } = option;
  const sharing = invocation.options.filter((other) => other.word === word);
  const source = file.slice(word.span);
  if (sharing.length > 1) {
    const letter = option.name.slice(1);
    if (option.value !== undefined || sharing.some(({ value }) => value !== undefined) || source !== word.text) return undefined;
    return replace(word.span, source.replace(letter, ""));
  }
  const { words } = invocation.command;
  const before = words[words.indexOf(word) - 1];
  const last = valueWord ?? word;
  if (!before || file.slice({ start: before.span.end, end: last.span.end }).includes("#")) return undefined;
  return remove({ start: before.span.end, end: span.end });
}
