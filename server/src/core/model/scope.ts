// What every instruction of a section sees: one view for each state, shared by all instructions that see the same.
import type { EscapeCharacter, Instruction } from "../syntax/types";
import { countBefore } from "../text/sorted";
import { firstArgumentOf, hashInstruction, mayLinkShell } from "./chunkMemo";
import { expandKnown, type Find, unknownVariable } from "./expand";
import { setsInTrigger } from "./onbuild";
import { combine, type Hash, keyOf } from "./scopeKey";
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
  /** What the section starts with. */
  readonly start: Pick<State, "hash" | "shell" | "shellLinks" | "user">;
  startWorkdir(): string | undefined;
  variables(): Variables;
  inherited(name: string): VariableDefinition | undefined;
  readonly open: boolean;
  readonly windows: boolean;
}

export interface Scopes {
  before(index: number): Scope;
  /** The key of `before(index)`. */
  keyAt(index: number): string;
  /** What an instruction with this index can look up, for an expansion that tells faults too. */
  findAt(index: number): Find;
  readonly end: Scope;
  readonly endHash: Hash;
}

/** What holds from an instruction on. */
interface State {
  readonly from: number;
  readonly hash: Hash;
  readonly key: string;
  readonly shell: readonly string[] | undefined;
  readonly shellLinks: readonly Instruction[];
  readonly user: Instruction | undefined;
  /** How many WORKDIR of the section stand before it. */
  readonly workdirs: number;
}

const changing: ReadonlySet<string> = new Set(["ENV", "ARG", "WORKDIR", "USER", "SHELL"]);

function nextState(state: State, instruction: Instruction, index: number, text: string): State {
  const { keyword } = instruction;
  const hash = combine(state.hash, hashInstruction(instruction, text));
  return {
    from: index + 1,
    hash,
    key: keyOf(hash),
    shell: keyword === "SHELL" ? (instruction.json?.map((item) => item.value) ?? state.shell) : state.shell,
    shellLinks: keyword === "RUN" ? [...state.shellLinks, instruction] : state.shellLinks,
    user: keyword === "USER" ? instruction : state.user,
    workdirs: keyword === "WORKDIR" ? state.workdirs + 1 : state.workdirs,
  };
}

function readStates(source: ScopeSource): readonly [State, ...State[]] {
  let last: State = { ...source.start, from: source.first, key: keyOf(source.start.hash), workdirs: 0 };
  const states: [State, ...State[]] = [last];
  for (let index = source.first; index < source.end; index++) {
    const instruction = source.instructions[index];
    if (!instruction || !(changing.has(instruction.keyword) || setsInTrigger(instruction) || mayLinkShell(instruction, source.text)))
      continue;
    last = nextState(last, instruction, index, source.text);
    states.push(last);
  }
  return states;
}

/** The directory behind each WORKDIR of the section, worked out in order. */
function readWorkdirs(source: ScopeSource, expandAt: (index: number, raw: string) => string | undefined): readonly (string | undefined)[] {
  const result = [source.startWorkdir()];
  for (let index = source.first; index < source.end; index++) {
    const instruction = source.instructions[index];
    if (instruction?.keyword !== "WORKDIR") continue;
    const raw = firstArgumentOf(instruction);
    const path = raw === undefined ? undefined : expandAt(index, raw);
    result.push(path === undefined ? undefined : joinWorkdir(result.at(-1), path, source.windows));
  }
  return result;
}

/** Number of the last state that begins at or before `index`. */
const stateAt = (states: readonly State[], index: number): number =>
  Math.max(0, countBefore(states.length, (number) => (states[number]?.from ?? 0) <= index) - 1);

export function readScopes(source: ScopeSource): Scopes {
  const states = readStates(source);
  const made: Scope[] = [];
  let workdirs: readonly (string | undefined)[] | undefined;
  const lookupAt = (index: number, name: string): VariableDefinition | undefined =>
    source.variables().before(name, index) ?? source.inherited(name);
  const findAt =
    (index: number): Find =>
    (name) =>
      lookupAt(index, name) ?? (source.open ? unknownVariable : undefined);
  const expandAt = (index: number, raw: string): string | undefined => expandKnown(raw, findAt(index), source.escape).value;
  const makeScope = (state: State): Scope => ({
    key: state.key,
    stage: source.stage,
    shell: state.shell,
    shellLinks: state.shellLinks,
    user: state.user,
    lookup: (name) => lookupAt(state.from, name),
    expand: (raw) => expandAt(state.from, raw),
    get workdir() {
      workdirs ??= readWorkdirs(source, expandAt);
      return workdirs[state.workdirs];
    },
  });
  const scopeOf = (number: number): Scope => {
    made[number] ??= makeScope(states[number] ?? states[0]);
    return made[number];
  };
  const last = states.at(-1) ?? states[0];
  return {
    before: (index) => scopeOf(stateAt(states, index)),
    keyAt: (index) => states[stateAt(states, index)]?.key ?? last.key,
    findAt,
    get end() {
      return scopeOf(states.length - 1);
    },
    endHash: last.hash,
  };
}
