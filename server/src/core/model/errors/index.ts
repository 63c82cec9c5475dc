// Everything that BuildKit refuses without building: its parser's errors, its instruction parser's, its converter's.
import { plainImageName } from "../../knowledge/baseImages";
import { maySet, setsOnlyPath } from "../../knowledge/imageVariables";
import { instructionFact } from "../../knowledge/instructions";
import { unknownInstruction } from "../../syntax/problems";
import type { Instruction, ParseError, SyntaxTree } from "../../syntax/types";
import { type Find, unknownVariable } from "../expand";
import { isForeign } from "../frontend";
import type { Part } from "../part";
import { type StageNames, stageNames } from "../references";
import { signature } from "../signature";
import { readFromLine } from "../stages";
import type { Stage } from "../types";
import { directiveErrors, epochErrors, orderErrors } from "./fileErrors";
import { imageErrors, platformErrors } from "./fromErrors";
import { instructionErrors, type Place } from "./instructionErrors";
import { withOneCause } from "./oneCause";
import { sourceErrors } from "./sourceErrors";

interface File {
  readonly tree: SyntaxTree;
  readonly parts: readonly [Part, ...Part[]];
  readonly stages: readonly Stage[];
  readonly names: StageNames;
}

const demand = /\$\{\w+:?\?/;

/** For `${NAME:?}`: a base image that sets nothing (debian, alpine …) leaves the name unset. What is merely empty is told by rules. */
function findIn(stage: Stage | undefined, instruction: Instruction | undefined, find: Find): Find {
  if (!stage?.baseImage || !demand.test(instruction?.arguments.text ?? "")) return find;
  const image = plainImageName(stage.baseImage);
  if (!setsOnlyPath(image)) return find;
  return (name) => {
    const found = find(name);
    return found === unknownVariable && maySet(image, name) === false ? undefined : found;
  };
}

function placeOf(part: Part, { tree }: File): Place {
  return {
    keyAt: (index) => part.scopes.get().keyAt(index),
    around: (index) => {
      const scopes = part.scopes.get();
      const find = findIn(part.stage, tree.instructions[index], scopes.findAt(index));
      return { find, escape: tree.escape, workdir: () => scopes.before(index).workdir };
    },
    text: tree.text,
  };
}

/** A trigger is read when a stage is built on this one: in this file, or never here. */
function triggerErrors({ trigger }: Instruction, place: Place): readonly ParseError[] {
  if (!trigger) return [];
  if (!instructionFact(trigger.keyword)) return [unknownInstruction(trigger.keyword, trigger.keywordSpan)];
  return instructionErrors(trigger, place);
}

/** Runs over every instruction at every keystroke: nothing is made for one without faults. */
function partErrors(part: Part, file: File, isParent: boolean): readonly ParseError[] {
  const { tree, names } = file;
  const { section, stage } = part;
  const place = placeOf(part, file);
  const errors: ParseError[] = [];
  const add = (found: readonly ParseError[]): void => {
    if (found.length > 0) errors.push(...found);
  };
  for (let index = section.first; index < section.end; index++) {
    const instruction = tree.instructions[index];
    if (!instruction) continue;
    add(instructionErrors(instruction, place));
    if (!stage) continue;
    add(sourceErrors(instruction, stage, names, tree.escape));
    if (isParent && instruction.keyword === "ONBUILD") add(triggerErrors(instruction, place));
  }
  return errors;
}

function stageErrors(file: File): readonly ParseError[] {
  const [head] = file.parts;
  const earlier = new Set<string>();
  const place = placeOf(head, file);
  const errors: ParseError[] = [];
  for (const part of file.parts) {
    const { stage } = part;
    if (!stage) continue;
    const { image, platform, name } = readFromLine(stage.from);
    errors.push(...instructionErrors(stage.from, place));
    const isRead = stage.from.words.length === 1 || name !== undefined;
    if (image && isRead) errors.push(...imageErrors(image, earlier, head, file.tree));
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

const ofDockersLanguage =
  /^(?:unknown-instruction|no-stages|no-instructions|instruction-before-from|from-arguments|invalid-stage-name|invalid-image|empty-image|stage-name-case|stray-heredoc)$/;

/** Another frontend may know other instructions, another order and other forms of FROM. */
const asRead = (tree: SyntaxTree, errors: readonly ParseError[]): readonly ParseError[] =>
  errors.length > 0 && isForeign(tree) ? errors.filter(({ code }) => !ofDockersLanguage.test(code)) : errors;

/** Parts of files without an error, by all that decides it; a session sees few. */
const cleanParts = new Set<string>();
const mostCleanParts = 8192;

/** The same as `partErrors`, but nothing at all for a part that is known to be right. */
function partErrorsOnce(part: Part, file: File, isParent: boolean, stages: string): readonly ParseError[] {
  const { first, end } = part.section;
  const seen = `${part.scopes.get().keyAt(first)} ${part.stage?.index} ${isParent} ${file.tree.escape} ${stages} ${signature(file.tree.instructions.slice(first, end))}`;
  if (cleanParts.has(seen)) return [];
  const errors = partErrors(part, file, isParent);
  if (errors.length > 0) return errors;
  if (cleanParts.size >= mostCleanParts) cleanParts.clear();
  cleanParts.add(seen);
  return errors;
}

export function findErrors(tree: SyntaxTree, parts: readonly [Part, ...Part[]], stages: readonly Stage[]): readonly ParseError[] {
  const file: File = { tree, parts, stages, names: stageNames(stages) };
  const parents = new Set(stages.map((stage) => stage.parent));
  const [head] = parts;
  // Which names and numbers of stages there are follows from the FROM lines alone.
  const fromSignature = signature(stages.map(({ from }) => from));
  const errors = [
    ...tree.errors,
    ...directiveErrors(tree),
    ...orderErrors(tree, head, stages.length > 0),
    ...epochErrors(head, stages),
    ...stageErrors(file),
    ...parts.flatMap((part) => partErrorsOnce(part, file, part.stage !== undefined && parents.has(part.stage), fromSignature)),
  ];
  return inOrder(asRead(tree, withOneCause(tree, errors)));
}
