// The instruction of a kind that counts for the image a stage makes: its own last one, or its parents'.
import type { Instruction } from "../syntax/types";
import type { Stage } from "./types";

const lastOf = new WeakMap<Stage, ReadonlyMap<string, Instruction>>();

/** The last instruction of each keyword, of this stage only. */
function lastByKeyword(stage: Stage): ReadonlyMap<string, Instruction> {
  const known = lastOf.get(stage);
  if (known) return known;
  const last = new Map<string, Instruction>();
  for (const instruction of stage.instructions) last.set(instruction.keyword, instruction);
  lastOf.set(stage, last);
  return last;
}

interface Answer {
  readonly instruction: Instruction | undefined;
}

const answers = new WeakMap<Stage, Map<string, Answer>>();

/** ENTRYPOINT takes away the CMD that a stage inherits. Source: BuildKit's dispatchEntrypoint. */
function ownAnswer(stage: Stage, keyword: string): Answer | undefined {
  const last = lastByKeyword(stage);
  const instruction = last.get(keyword);
  if (instruction) return { instruction };
  return keyword === "CMD" && last.has("ENTRYPOINT") ? { instruction: undefined } : answers.get(stage)?.get(keyword);
}

export function effectiveInstruction(stage: Stage, keyword: string): Instruction | undefined {
  let answer: Answer | undefined;
  for (let each: Stage | undefined = stage; each && !answer; each = each.parent) answer = ownAnswer(each, keyword);
  const known = answers.get(stage) ?? new Map<string, Answer>();
  answers.set(stage, known.set(keyword, answer ?? { instruction: undefined }));
  return answer?.instruction;
}
