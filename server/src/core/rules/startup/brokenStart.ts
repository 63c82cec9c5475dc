// A start command that was meant to be a JSON array and is none.
import { repairArray } from "../../edits";
import { plainWords, toJsonArray } from "../../shell/words";
import type { Instruction } from "../../syntax/types";
import { replace } from "../../text/span";
import type { Found } from "../rule";

export const brokenMessages = {
  broken:
    "This is no valid JSON array, so a shell reads it and looks for a program called `{word}`. An array has its strings in double quotes, with commas between",
  quotedLine:
    "The quotes make one word of the command line, so a shell looks for a program called `{word}`, blanks and all, and the container ends at once. Write a JSON array",
  quotes: "Put the words in double quotes",
} as const;

export function broken(instruction: Instruction): Found<typeof brokenMessages> {
  const { text, span } = instruction.arguments;
  const repaired = repairArray(instruction);
  return {
    at: span,
    says: ["broken", { word: text.trim().split(/\s/)[0]?.replace(/["']/g, "") ?? "[" }],
    severity: "error",
    fix: repaired && { title: ["quotes"], safety: "review", edits: () => [repaired] },
  };
}

/** `CMD "/bin/bash ./run.sh"` */
export function inQuotes({ arguments: { span } }: Instruction, line: string): Found<typeof brokenMessages> {
  const words = plainWords(line);
  return {
    at: span,
    says: ["quotedLine", { word: line }],
    severity: "error",
    fix: words && { title: ["quotes"], safety: "review", edits: () => [replace(span, toJsonArray(words))] },
  };
}
