// Hover of a word of a JSON array that is written as if a shell would read it.
import type { Instruction } from "../../syntax/types";
import { code, headline, page } from "./markdown";

/** Only for the instructions that start a program; the builder expands variables in the arrays of the others. */
export function execWordHover({ keyword }: Instruction, word: string): string | undefined {
  const variable = /\$(?:[A-Za-z_]\w*|\{[^}]*\})/.exec(word)?.[0];
  if (variable === undefined || !["RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK"].includes(keyword)) return undefined;
  return page(headline(word, `no shell reads a JSON array: the program gets ${code(variable)} as these characters.`), [
    `Shell form expands variables: ${code(`${keyword} program ${variable}`)}. So does a shell in the array: ${code(`["sh", "-c", "exec program ${variable}"]`)}.`,
  ]);
}
