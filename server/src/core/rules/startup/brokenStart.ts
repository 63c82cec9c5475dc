// A start command that was meant to be a JSON array and is none.
import { repairArray } from "../../edits";
import type { Instruction } from "../../syntax/types";
import type { Found } from "../rule";

export const brokenMessages = {
  broken:
    "This is no valid JSON array, so a shell reads it and looks for a program called `{word}`. An array has its strings in double quotes, with commas between",
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
