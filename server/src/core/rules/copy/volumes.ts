// The volumes that are declared.
import { pathIn } from "../../image";
import { argumentsOf } from "../../model/arguments";
import type { Scope } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";

export interface Volume {
  readonly path: string;
  readonly at: Span;
}

/** The volume that holds the path. */
export function volumeOf(volumes: ReadonlyMap<string, Volume>, path: string): Volume | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
    const volume = volumes.get(path.slice(0, end));
    if (volume) return volume;
  }
  return undefined;
}

export function volumesOf(instruction: Instruction, scope: Scope): readonly Volume[] {
  return argumentsOf(instruction).flatMap(({ text, span: at }) => {
    const value = scope.expand(text);
    const path = value === undefined ? undefined : pathIn(scope, value);
    return path === undefined || path === "/" ? [] : [{ path, at }];
  });
}
