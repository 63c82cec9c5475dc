// The word of a start command that switches a mode for development on: `--reload` of uvicorn, `nodemon`.
import { debugCalls, debugPrograms } from "../../knowledge/debugModes";
import type { Instruction } from "../../syntax/types";
import { baseName } from "../../text/path";
import type { Span } from "../../text/span";
import type { FileContext } from "../rule";

interface Word {
  readonly text: string;
  readonly span: Span;
}

/** Words of a start command, whether it is an array or a command line. */
function startWords(file: FileContext, start: Instruction): readonly (readonly Word[])[] {
  if (start.json) return [start.json.map(({ value, span }) => ({ text: value, span }))];
  return file
    .scripts(start)
    .flatMap(({ commands }) => commands.map(({ words }) => words.map(({ text, value, span }) => ({ text: value ?? text, span }))));
}

function wordOf(words: readonly Word[]): Word | undefined {
  const names = words.map(({ text }) => baseName(text));
  const program = names.findIndex((name) => debugPrograms.has(name));
  // `-m debugpy` too, but not an argument far behind.
  if (program >= 0 && program < 3) return words[program];
  for (const call of debugCalls) {
    const at = names.findIndex((name) => call.program.test(name));
    const word = at < 0 ? undefined : words.slice(at + 1).find(({ text }) => call.word.test(text));
    if (word) return word;
  }
  return undefined;
}

export const debugWord = (file: FileContext, start: Instruction): Word | undefined =>
  startWords(file, start)
    .map(wordOf)
    .find((found) => found !== undefined);
