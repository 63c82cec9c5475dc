// Everything that BuildKit refuses without building: its parser's errors, its instruction parser's, its converter's.
import { instructionFact } from "../../knowledge/instructions";
import { unknownInstruction } from "../../syntax/problems";
import type { Instruction, ParseError, SyntaxTree } from "../../syntax/types";
import type { Part } from "../part";
import { type StageNames, stageNames } from "../references";
import { readFromLine } from "../stages";
import type { Stage } from "../types";
import type { Surroundings } from "./expandedErrors";
import { directiveErrors, epochErrors, orderErrors } from "./fileErrors";
import { imageErrors, platformErrors } from "./fromErrors";
import { instructionErrors } from "./instructionErrors";
import { sourceErrors } from "./sourceErrors";

interface File {
  readonly tree: SyntaxTree;
  readonly parts: readonly [Part, ...Part[]];
  readonly stages: readonly Stage[];
  readonly names: StageNames;
}

function errorsOf(instruction: Instruction, part: Part, { tree }: File): readonly ParseError[] {
  const around = (): Surroundings => {
    const scopes = part.scopes.get();
    return {
      find: scopes.findAt(instruction.index),
      escape: tree.escape,
      workdir: () => scopes.before(instruction.index).workdir,
    };
  };
  return instructionErrors(instruction, () => part.scopes.get().keyAt(instruction.index), around, tree.text);
}

/** A trigger is read when a stage is built on this one: in this file, or never here. */
function triggerErrors(instruction: Instruction, part: Part, file: File, isParent: boolean): readonly ParseError[] {
  const { trigger } = instruction;
  if (!isParent || !trigger) return [];
  if (!instructionFact(trigger.keyword)) return [unknownInstruction(trigger.keyword, trigger.keywordSpan)];
  return errorsOf(trigger, part, file);
}

function partErrors(part: Part, file: File, isParent: boolean): readonly ParseError[] {
  const { tree, names } = file;
  const { section, stage } = part;
  const errors: ParseError[] = [];
  for (let index = section.first; index < section.end; index++) {
    const instruction = tree.instructions[index];
    if (!instruction) continue;
    errors.push(...errorsOf(instruction, part, file));
    if (!stage) continue;
    if (instruction.keyword === "COPY" || instruction.keyword === "RUN") {
      errors.push(...sourceErrors(instruction, stage, names, tree.escape));
    } else if (instruction.keyword === "ONBUILD") errors.push(...triggerErrors(instruction, part, file, isParent));
  }
  return errors;
}

function stageErrors(file: File): readonly ParseError[] {
  const [head] = file.parts;
  const earlier = new Set<string>();
  const errors: ParseError[] = [];
  for (const part of file.parts) {
    const { stage } = part;
    if (!stage) continue;
    const { image, platform, name } = readFromLine(stage.from);
    errors.push(...errorsOf(stage.from, head, file));
    if (image) errors.push(...imageErrors(image, earlier, head, file.tree));
    if (platform) errors.push(...platformErrors(platform, head, file.tree));
    if (name !== undefined) earlier.add(name);
  }
  return errors;
}

/** Sorted by position; the first of two that say the same of one place. */
function inOrder(errors: readonly ParseError[]): readonly ParseError[] {
  const sorted = [...errors].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return sorted.filter((error, index) => {
    const before = sorted[index - 1];
    return !(before && before.code === error.code && before.span.start === error.span.start && before.span.end === error.span.end);
  });
}

export function findErrors(tree: SyntaxTree, parts: readonly [Part, ...Part[]], stages: readonly Stage[]): readonly ParseError[] {
  const file: File = { tree, parts, stages, names: stageNames(stages) };
  const parents = new Set(stages.map((stage) => stage.parent));
  const [head] = parts;
  return inOrder([
    ...tree.errors,
    ...directiveErrors(tree),
    ...orderErrors(tree, head, stages.length > 0),
    ...epochErrors(head, stages),
    ...stageErrors(file),
    ...parts.flatMap((part) => partErrors(part, file, part.stage !== undefined && parents.has(part.stage))),
  ]);
}
