// What the readers of single commands share: how a command is read, and what its options and operands come to.
import { type Invocation, optionOf } from "../shell/invocation";
import type { Effect } from "./effect";
import type { CommandSite } from "./writes";

/** What one command does to the image. */
export type Reader = (invocation: Invocation, site: CommandSite) => readonly Effect[];

/** xargs puts further words behind these. */
export const isOpen = ({ wrappers }: Invocation): boolean => wrappers.includes("xargs");

/** Of the first of these options; undefined without one, or where its value depends on what is not known. */
export function optionValue(invocation: Invocation, { words }: CommandSite, ...names: readonly string[]): string | undefined {
  const option = optionOf(invocation, ...names);
  return option?.valueWord ? words.value(option.valueWord) : option?.value;
}
