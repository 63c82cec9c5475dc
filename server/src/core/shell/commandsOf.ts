// The commands of an instruction, all of them or those of some programs.
import type { Instruction } from "../syntax/types";
import { type Invocation, invocations } from "./invocation";
import type { ShellScript } from "./types";

/** Who reads the scripts of an instruction, once for all who ask. */
export interface ScriptReader {
  scripts(instruction: Instruction): readonly ShellScript[];
}

const byProgram = new WeakMap<ShellScript, ReadonlyMap<string, readonly Invocation[]>>();

function programsOf(script: ShellScript): ReadonlyMap<string, readonly Invocation[]> {
  const known = byProgram.get(script);
  if (known) return known;
  const map = new Map<string, Invocation[]>();
  for (const invocation of invocations(script)) {
    const list = map.get(invocation.program);
    if (list) list.push(invocation);
    else map.set(invocation.program, [invocation]);
  }
  byProgram.set(script, map);
  return map;
}

/** Those of these programs, by program first. */
export function commandsOf(instruction: Instruction, reader: ScriptReader, programs: Iterable<string>): readonly Invocation[] {
  const found: Invocation[] = [];
  for (const script of reader.scripts(instruction)) {
    const map = programsOf(script);
    if (map.size === 0) continue;
    for (const program of programs) found.push(...(map.get(program) ?? []));
  }
  return found;
}

/** In source order. */
export const allCommands = (instruction: Instruction, reader: ScriptReader): readonly Invocation[] =>
  reader.scripts(instruction).flatMap(invocations);
