// What is wrong in a configuration: a place and a message as data, translated by whoever shows it.
import { fill, type Message } from "../../core";
import type { Place } from "./node";

export interface ConfigProblem {
  /** Path of the file; `settings` for the editor's. */
  readonly file: string;
  readonly at: Place | undefined;
  readonly message: Message;
}

/** English templates; each says what is wrong, and what is allowed. */
export const configMessages = {
  unreadable: "The file cannot be read ({detail}), so its settings do not apply",
  yaml: "This is not valid YAML: {detail}",
  notMap: "A configuration is a map of keys such as `ignore: [rule]`, but this is {value}",
  unknownKey: "There is no key {key}; allowed keys: {allowed}",
  unknownKeyNear: "There is no key {key}; did you mean {near}? Allowed keys: {allowed}",
  wrongValue: "{key} cannot be {value}; it takes {expected}",
  wrongValueNear: "{key} cannot be {value}; did you mean {near}? It takes {expected}",
  unknownRule: "{key} names {value}, but no rule has this id or alias",
  unknownRuleNear: "{key} names {value}, but no rule has this id or alias; did you mean {near}?",
  twice: "{key} stands here twice; only the first one counts",
} as const;

/** `file:line:column: message`, in English. */
export function problemText({ file, at, message }: ConfigProblem): string {
  const place = at ? `${file}:${at.line}:${at.column}` : file;
  return `${place}: ${fill(message.template, message.values)}`;
}
