// Hover of a word of a JSON array that looks as if its variables were expanded.
import { commandKeywords } from "../../knowledge/instructions";
import { shellNames } from "../../knowledge/programs";
import { programName } from "../../shell/dialect";
import type { Instruction } from "../../syntax/types";
import { code, headline, page } from "./markdown";

/** They too expand variables when they run. */
const ofWindows = /^(?:cmd|powershell|pwsh)$/i;
const isShell = (path: string): boolean => shellNames.has(programName(path)) || ofWindows.test(programName(path));

/** Only for the instructions that start a program; the builder expands variables in the arrays of the others. */
export function execWordHover({ keyword, json }: Instruction, word: string): string | undefined {
  const variable = /\$(?:[A-Za-z_]\w*|\{[^}]*\})/.exec(word)?.[0];
  if (variable === undefined || !commandKeywords.includes(keyword)) return undefined;
  const shell = json?.find(({ value }) => isShell(value))?.value;
  const note = shell
    ? `${code(shell)} of this array gets it so and expands it when it runs.`
    : `Shell form expands variables: ${code(`${keyword === "HEALTHCHECK" ? "HEALTHCHECK CMD" : keyword} program ${variable}`)}. So does a shell in the array: ${code(`["sh", "-c", "exec program ${variable}"]`)}.`;
  return page(headline(word, `Docker expands no variables in this JSON array: the program gets ${code(variable)} as it is written.`), [
    note,
  ]);
}
