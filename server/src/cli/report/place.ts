// A place in a file as people and editors read it.
import type { LineIndex } from "../../core";

/** `Dockerfile:3:1`. */
export function placeIn(file: string, lines: LineIndex, offset: number): string {
  const { line, character } = lines.positionAt(offset);
  return `${file}:${line + 1}:${character + 1}`;
}
