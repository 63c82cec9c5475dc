// Turns messages, which are data, into texts of the editor's language.
import { fill, type Message } from "../core";

/** The text of a message in the editor's language. */
export type Say = (message: Message) => string;

/** @param translations English template → template of another language; what is missing there stays English */
export function sayIn(translations: Readonly<Record<string, string>> = {}): Say {
  return ({ template, values }) => fill(Object.hasOwn(translations, template) ? (translations[template] ?? template) : template, values);
}

/** What the server itself says; templates with `{holes}`. */
export const serverMessages = {
  ignoreHere: "Ignore {rule} for this instruction",
  ignoreInFile: "Ignore {rule} in this file",
  ignoreEverywhere: "Ignore {rule} everywhere",
  fixAll: "Apply all safe fixes of Dockwright",
  proving: "Proving the start of {file} in a container",
  proveNotHere: "A container engine can be asked on the desktop only, for a Dockerfile that lies on this machine",
  proveNotOpen: "Open the Dockerfile first",
  proveFailed: "It could not be proven; the output of the server says why",
  configProblem: "{place}: {problem}",
} as const;
