// Offers words of an instruction's arguments: stages in FROM, NONE and CMD, signals, shells.
import { signalDocs } from "../../knowledge/docs/signals";
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { stageItems } from "./stages";
import { type CompletionItem, type CompletionSource, plain, runAround } from "./types";

export const argumentItems: CompletionSource = (doc, offset) => {
  const instruction = doc.instructionAt(offset) ?? instructionOnLine(doc, offset);
  if (!instruction || offset <= instruction.keywordSpan.end) return undefined;
  const span = runAround(doc.text, offset, /\S/);
  const before = doc.text.slice(instruction.keywordSpan.end, span.start).replace(/--\S+/g, "").trim();
  return { span, items: itemsFor(doc, instruction, before) };
};

/** `FROM ` with nothing behind it ends in front of the blanks. */
function instructionOnLine(doc: Dockerfile, offset: number): Instruction | undefined {
  let end = offset;
  while (end > 0 && /[ \t]/.test(doc.text[end - 1] ?? "")) end--;
  return doc.instructionAt(end);
}

/** @param before the words between keyword and cursor, without flags. */
function itemsFor(doc: Dockerfile, instruction: Instruction, before: string): readonly CompletionItem[] {
  const { keyword } = instruction;
  if (keyword === "FROM" && before === "") return [...stageItems(doc, instruction), scratch];
  if (keyword === "FROM" && !/\s/.test(before)) return [word("AS", "gives the stage a name", "AS ")];
  if (before !== "") return [];
  if (keyword === "HEALTHCHECK")
    return [word("CMD", "the command that tests", "CMD "), word("NONE", "switches off that of the base image")];
  if (keyword === "STOPSIGNAL") return Object.entries(signalDocs).map(([name, summary]) => word(name, summary));
  if (keyword === "SHELL") return shells.map((shell) => word(shell, "shell for the shell form"));
  return [];
}

const word = (label: string, detail: string, newText = label): CompletionItem => ({ label, kind: "value", detail: plain(detail), newText });

const scratch = word("scratch", "nothing: an empty image");
const shells: readonly string[] = ['["/bin/bash", "-o", "pipefail", "-c"]', '["/bin/sh", "-c"]', '["powershell", "-Command"]'];
