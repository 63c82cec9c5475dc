// The program that a stage starts in the end, as its instructions write it.
import type { Stage } from "../../model/types";
import { programName } from "../../shell/dialect";
import { plainWords } from "../../shell/words";
import { startup } from "../../startup";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

function startedBy(instruction: Instruction | undefined): readonly string[] {
  if (!instruction) return [];
  return instruction.json?.map(({ value }) => value) ?? plainWords(instruction.arguments.text) ?? [];
}

/** `./example.json`, `../src/pkg`: the program reads what lies beside its sources. */
export const isGiven = (args: readonly string[]): boolean => args.some((word) => /^\.\.?\/./.test(word));

export function startOf(stage: Stage): readonly string[] {
  const entrypoint = stage.effective("ENTRYPOINT");
  return [...startedBy(entrypoint), ...(entrypoint?.form === "shell" ? [] : startedBy(stage.effective("CMD")))];
}

/** What an init or a wrapper starts in the end: `tini -s -- dlv exec /app`. A shell starts what it is told, as it does without an init. */
export function behindInits(file: FileContext, stage: Stage, words: readonly string[]): readonly string[] {
  const [first] = words;
  if (first === undefined) return words;
  const chain = startup(file, file.facts, stage)?.chain ?? [];
  const begin = chain.findIndex(({ program }) => program === programName(first));
  if (begin < 0) return words;
  const found = chain.slice(begin).find(({ role }) => role !== "init" && role !== "wrapper");
  return found?.argv ?? words;
}
