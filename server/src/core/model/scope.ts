// What every instruction of a section sees: one view for each state, shared by all instructions that see the same.
import type { EscapeCharacter, Instruction } from "../syntax/types";
import { argumentsOf } from "./arguments";
import { expandKnown, type Find, unknownVariable } from "./expand";
import { scopeKey } from "./scopeKey";
import type { Scope, Stage, VariableDefinition } from "./types";
import type { Variables } from "./variables";
import { joinWorkdir } from "./workdir";

export interface ScopeSource {
  readonly text: string;
  readonly instructions: readonly Instruction[];
  readonly first: number;
  readonly end: number;
  readonly escape: EscapeCharacter;
  readonly stage: Stage | undefined;
  /** Key, shell, user, directory that the section starts with. */
  readonly start: { readonly key: string; readonly shell: readonly string[] | undefined; readonly user: Instruction | undefined };
  startWorkdir(): string | undefined;
  variables(): Variables;
  inherited(name: string): VariableDefinition | undefined;
  readonly open: boolean;
  readonly windows: boolean;
}

export interface Scopes {
  before(index: number): Scope;
  /** What an instruction with this index can look up, for an expansion that tells faults too. */
  findAt(index: number): Find;
  readonly end: Scope;
}

const changing: ReadonlySet<string> = new Set(["ARG", "ENV", "SHELL", "USER", "WORKDIR"]);

/** The directory behind each WORKDIR of the section, worked out in order on first use. */
function workdirList(
  source: ScopeSource,
  expandAt: (index: number, raw: string) => string | undefined,
): (count: number) => string | undefined {
  let list: (string | undefined)[] | undefined;
  const read = (): (string | undefined)[] => {
    const result = [source.startWorkdir()];
    for (let index = source.first; index < source.end; index++) {
      const instruction = source.instructions[index];
      if (instruction?.keyword !== "WORKDIR") continue;
      const raw = argumentsOf(instruction)[0]?.text;
      const path = raw === undefined ? undefined : expandAt(index, raw);
      result.push(path === undefined ? undefined : joinWorkdir(result.at(-1), path, source.windows));
    }
    return result;
  };
  return (count) => {
    list ??= read();
    return list[count];
  };
}

/** Index of the last state that begins at or before `index`. */
function stateAt(starts: readonly number[], index: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function readScopes(source: ScopeSource): Scopes {
  const lookupAt = (index: number, name: string): VariableDefinition | undefined =>
    source.variables().before(name, index) ?? source.inherited(name);
  const findAt =
    (index: number): Find =>
    (name) =>
      lookupAt(index, name) ?? (source.open ? unknownVariable : undefined);
  const expandAt = (index: number, raw: string): string | undefined => expandKnown(raw, findAt(index), source.escape).value;
  const workdirBehind = workdirList(source, expandAt);
  const starts: number[] = [];
  const scopes: Scope[] = [];
  let { key, shell, user } = source.start;
  let workdirs = 0;
  const open = (from: number): Scope => {
    const count = workdirs;
    starts.push(from);
    const scope: Scope = {
      key,
      stage: source.stage,
      shell,
      user,
      lookup: (name) => lookupAt(from, name),
      expand: (raw) => expandAt(from, raw),
      get workdir() {
        return workdirBehind(count);
      },
    };
    scopes.push(scope);
    return scope;
  };
  let end = open(source.first);
  for (let index = source.first; index < source.end; index++) {
    const instruction = source.instructions[index];
    if (!instruction || !changing.has(instruction.keyword)) continue;
    key = scopeKey(key, source.text.slice(instruction.span.start, instruction.span.end));
    if (instruction.keyword === "SHELL") shell = instruction.json?.map((item) => item.value) ?? shell;
    else if (instruction.keyword === "USER") user = instruction;
    else if (instruction.keyword === "WORKDIR") workdirs++;
    end = open(index + 1);
  }
  return { before: (index) => scopes[stateAt(starts, index)] ?? end, findAt, end };
}
