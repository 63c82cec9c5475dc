// Reads what a Dockerfile means out of its syntax tree. Linear, and lazy wherever it can be: it runs at every keystroke.
import type { Facts } from "../facts";
import type { Instruction, ParseError, SyntaxTree } from "../syntax/types";
import { findErrors } from "./errors";
import { instructionIndex } from "./instructionIndex";
import type { Part } from "./part";
import { referencedStage, sourceReferences, stageNames } from "./references";
import { sectionAt } from "./section";
import { readParts } from "./stages";
import type { Dockerfile, Stage } from "./types";

function readUsers(stages: readonly Stage[]): ReadonlyMap<Stage, readonly Stage[]> {
  const names = stageNames(stages);
  const users = new Map<Stage, Set<Stage>>();
  const add = (used: Stage | undefined, by: Stage): void => {
    if (!used || used === by) return;
    const known = users.get(used);
    if (known) known.add(by);
    else users.set(used, new Set([by]));
  };
  for (const stage of stages) {
    add(stage.parent, stage);
    for (const instruction of stage.instructions) {
      for (const reference of sourceReferences(instruction)) add(referencedStage(reference, names), stage);
    }
  }
  return new Map([...users].map(([used, by]) => [used, [...by]]));
}

/** @param previous what was read before the edit: given back where the tree is still the same. @param images what is known of them */
export function readDockerfile(tree: SyntaxTree, previous?: Dockerfile, images?: Facts["images"]): Dockerfile {
  if (previous?.tree === tree) return previous;
  const { instructions } = tree;
  let users: ReadonlyMap<Stage, readonly Stage[]> | undefined;
  let errors: readonly ParseError[] | undefined;
  const usersOf = (stage: Stage): readonly Stage[] => {
    users ??= readUsers(stages);
    return users.get(stage) ?? [];
  };
  const parts = readParts(tree, usersOf, images);
  const sections = parts.map((part) => part.section);
  const stages = parts.flatMap((part) => part.stage ?? []);
  const index = instructionIndex(tree);
  const [head] = parts;
  const partOf = (instruction: Instruction): Part => parts[sectionAt(sections, instruction.index)?.number ?? 0] ?? head;
  return {
    text: tree.text,
    tree,
    images,
    instructions,
    stages,
    finalStage: stages.at(-1),
    globalArgs: stages.length > 0 ? instructions.slice(0, head.section.end).filter(({ keyword }) => keyword === "ARG") : [],
    get errors() {
      errors ??= findErrors(tree, parts, stages);
      return errors;
    },
    each: index.each,
    stageOf: (instruction) => partOf(instruction).stage,
    scopeBefore(instruction) {
      const part = partOf(instruction);
      if (instruction.keyword === "FROM" && instruction.index < part.section.first) return part.fromScope;
      return part.scopes.get().before(instruction.index);
    },
    instructionAt: index.at,
    slice: (span) => tree.text.slice(span.start, span.end),
  };
}
