// What ARG and ENV of a section define, as one list of definitions a variable, so that no instruction copies an environment.
import type { EscapeCharacter, Instruction } from "../syntax/types";
import { countBefore } from "../text/sorted";
import { type PairText, pairsOf } from "./chunkMemo";
import { expandKnown, type Find, unknownVariable } from "./expand";
import type { VariableDefinition } from "./types";

/** Definitions of one name in the order of the file; `at[i]` is the index of the instruction of `definitions[i]`. */
interface Timeline {
  readonly at: number[];
  readonly definitions: VariableDefinition[];
}

export interface Variables {
  /** The definition that an instruction with this index sees, of this section only. */
  before(name: string, index: number): VariableDefinition | undefined;
  atEnd(name: string): VariableDefinition | undefined;
}

export interface Surroundings {
  readonly instructions: readonly Instruction[];
  readonly first: number;
  readonly end: number;
  readonly escape: EscapeCharacter;
  /** What the section starts with: the parent stage's variables, or the predefined ones. */
  inherited(name: string): VariableDefinition | undefined;
  /** A base image may set variables that are not seen here. */
  readonly open: boolean;
  /** What `ARG name` takes its value from. */
  global(name: string): VariableDefinition | undefined;
}

/** Places are read from the instruction only when asked for: the pairs of moved instructions cost something. */
function definition(
  kind: "arg" | "env",
  name: string,
  value: string | undefined,
  instruction: Instruction,
  pair: number,
): VariableDefinition {
  return {
    name,
    kind,
    value,
    instruction,
    get nameSpan() {
      return instruction.pairs[pair]?.keySpan;
    },
  };
}

interface Collector {
  readonly find: Find;
  defined(name: string): boolean;
  set(index: number, definition: VariableDefinition): void;
}

/** All values of one ENV are expanded before any is set. Source: BuildKit's dispatch of ENV. */
function collectEnv(instruction: Instruction, index: number, into: Collector, escapedBy: EscapeCharacter): void {
  const found = pairsOf(instruction).map((pair, order) => {
    const name = expandKnown(pair.key, into.find, escapedBy).value;
    const value = pair.value === undefined ? "" : expandKnown(pair.value, into.find, escapedBy).value;
    return name ? definition("env", name, value, instruction, order) : undefined;
  });
  for (const each of found) if (each) into.set(index, each);
}

/**
 * `ARG name` takes the global value; without one it leaves a variable that is set already alone, because nothing is put in its
 * place (unless --build-arg gives a value). An ARG with a value replaces an earlier ENV. Source: BuildKit's dispatchArg.
 */
function argValue(pair: PairText, around: Surroundings, into: Collector): { readonly value: string | undefined } | undefined {
  if (pair.value !== undefined) return expandKnown(pair.value, into.find, around.escape);
  const global = around.global(pair.key);
  if (global) return global;
  return into.defined(pair.key) ? undefined : unknownVariable;
}

function collectArg(instruction: Instruction, index: number, around: Surroundings, into: Collector): void {
  pairsOf(instruction).forEach((pair, order) => {
    const found = argValue(pair, around, into);
    if (found) into.set(index, definition("arg", pair.key, found.value, instruction, order));
  });
}

/** Reads the section once, in order. */
export function readVariables(around: Surroundings): Variables {
  const timelines = new Map<string, Timeline>();
  const current = (name: string): VariableDefinition | undefined => timelines.get(name)?.definitions.at(-1);
  const into: Collector = {
    find: (name) => current(name) ?? around.inherited(name) ?? (around.open ? unknownVariable : undefined),
    defined: (name) => (current(name) ?? around.inherited(name)) !== undefined,
    set(index, each) {
      const timeline = timelines.get(each.name);
      if (timeline) {
        timeline.at.push(index);
        timeline.definitions.push(each);
      } else timelines.set(each.name, { at: [index], definitions: [each] });
    },
  };
  for (let index = around.first; index < around.end; index++) {
    const instruction = around.instructions[index];
    if (instruction?.keyword === "ENV") collectEnv(instruction, index, into, around.escape);
    else if (instruction?.keyword === "ARG") collectArg(instruction, index, around, into);
  }
  return {
    before(name, index) {
      const timeline = timelines.get(name);
      return timeline?.definitions[countBefore(timeline.at.length, (nth) => (timeline.at[nth] ?? 0) < index) - 1];
    },
    atEnd: current,
  };
}
