// What the rules about commands share: the commands of an instruction by program.
import { baseImage } from "../../knowledge/baseImages";
import type { Dockerfile, Stage } from "../../model/types";
import { type Invocation, invocations } from "../../shell/invocation";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { Context, InstructionContext } from "../rule";

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

/** The commands of these programs in all scripts of an instruction; by program first. */
export function commandsOf(instruction: Instruction, context: Context, programs: Iterable<string>): readonly Invocation[] {
  const found: Invocation[] = [];
  for (const script of context.scripts(instruction)) {
    const map = programsOf(script);
    if (map.size === 0) continue;
    for (const program of programs) found.push(...(map.get(program) ?? []));
  }
  return found;
}

/** All commands of an instruction. */
export const allCommands = (instruction: Instruction, context: Context): readonly Invocation[] =>
  context.scripts(instruction).flatMap(invocations);

/** Known to run as root: USER says so, or nothing does and the base image is known to. */
export function runsAsRoot({ scope, stage }: InstructionContext): boolean {
  if (scope.user) return /^(root|0)(:|$)/.test(scope.user.arguments.text);
  const image = stage?.baseImage && baseImage(stage.baseImage);
  return image?.known === true && (image.user === undefined || /^(root|0)$/.test(image.user));
}

/** Stages whose layers the image has: the last one and those that it builds on. */
export function shippedStages({ stages }: Pick<Dockerfile, "stages">): Set<Stage | undefined> {
  const shipped = new Set<Stage | undefined>([undefined]);
  for (let stage = stages.at(-1); stage; stage = stage.parent) shipped.add(stage);
  return shipped;
}

/** An instruction by itself, not the body of an ONBUILD. */
export function standsAlone(instruction: Instruction, { stage }: Pick<InstructionContext, "stage">): boolean {
  const first = stage?.instructions[0];
  return first === undefined || stage?.instructions[instruction.index - first.index] === instruction;
}
