// How a message names an instruction above: by its keyword where it is the next of its kind, else by its line.
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";
import { type LineIndex, lineIndex } from "../text/lineIndex";

/** `RUN above`, `RUN in line 12`; of several the line is not named. @param below stands behind them */
export function whereAbove({ instructions, text }: Dockerfile): (sources: readonly Instruction[], below: Instruction) => string {
  let lines: LineIndex | undefined;
  return ([source, more], below) => {
    if (!source) return "";
    const { keyword } = source;
    let at = below.index - 1;
    while (at > source.index && instructions[at]?.keyword !== keyword) at--;
    if (more || at <= source.index) return `${keyword} above`;
    lines ??= lineIndex(text);
    return `${keyword} in line ${lines.positionAt(source.span.start).line + 1}`;
  };
}
