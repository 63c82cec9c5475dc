// All that an instruction is given, as one text: its arguments and the bodies of its heredocs.
import type { Instruction } from "../syntax/types";

export const instructionText = ({ arguments: { text }, heredocs }: Instruction): string =>
  [text, ...heredocs.map(({ body }) => body.text)].join("\n");
