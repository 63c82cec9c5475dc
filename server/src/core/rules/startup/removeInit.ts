// Quick fix: the init in front of the start command taken away, options and all.
import { remove } from "../../text/span";
import { behindOptions } from "./initWords";
import { startWords } from "./places";
import type { Simulated } from "./simulated";

/** The words of the init, up to what it starts; undefined: they are not all in one array. */
export function initSpan(found: Simulated): { readonly start: number; readonly end: number } | undefined {
  const words = startWords(found);
  const { at } = behindOptions(words.map(({ value }) => value));
  const [own] = words;
  const next = words[at];
  const end = next?.part === own?.part ? next?.span?.start : undefined;
  return own?.span && end !== undefined ? { start: own.span.start, end } : undefined;
}

export const removeEdit = (span: { readonly start: number; readonly end: number }) => () => [remove(span)];
