// What the readers of single commands share: how a command is read, and what its options and operands come to.
import { type Invocation, type Option, optionOf } from "../shell/invocation";
import type { CommandSite } from "./commandSteps";
import type { Effect } from "./effect";
import type { ScriptWord } from "./scriptWords";

/** What one command does to the image. */
export type Reader = (invocation: Invocation, site: CommandSite) => readonly Effect[];

/** xargs puts further words behind these. */
export const isOpen = ({ wrappers }: Invocation): boolean => wrappers.includes("xargs");

/** The value of an option as a word that can be expanded; one that is joined to its name only as far as it is literal. */
export const optionWord = ({ value, valueWord }: Option): ScriptWord | undefined =>
  valueWord ?? (value === undefined ? undefined : { text: value, value: /[$`*?[{]/.test(value) ? undefined : value });

/** Of the first of these options; undefined without one, or where its value depends on what is not known. */
export function optionValue(invocation: Invocation, { words }: CommandSite, ...names: readonly string[]): string | undefined {
  const option = optionOf(invocation, ...names);
  return option?.valueWord ? words.value(option.valueWord) : option?.value;
}
