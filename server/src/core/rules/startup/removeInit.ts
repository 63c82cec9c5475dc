// Quick fix: the init in front of the start command taken away, options and all.
import { withdraw } from "../../edits";
import { remove, type Span, type TextEdit } from "../../text/span";
import type { FileContext } from "../rule";
import { behindOptions } from "./initWords";
import { startWords } from "./places";
import type { Simulated } from "./simulated";

/** The words of the init, up to what it starts; undefined: they are not all in one array. */
export function initSpan(found: Simulated): Span | undefined {
  const words = startWords(found);
  const { at } = behindOptions(words.map(({ value }) => value));
  const [own] = words;
  const next = words[at];
  const end = next?.part === own?.part ? next?.span?.start : undefined;
  return own?.span && end !== undefined ? { start: own.span.start, end } : undefined;
}

/** What installs it goes with it, where nothing else in the file names it. */
export const removeEdits = (file: FileContext, init: string, span: Span) => (): readonly TextEdit[] => [
  ...(file.finalStage ? withdraw(file, file.finalStage, init) : []),
  remove(span),
];
