// All that an instruction is given, as one text.
import type { Instruction } from "../syntax/types";

/** Its arguments and the bodies of its heredocs. */
export const instructionText = ({ arguments: { text }, heredocs }: Instruction): string =>
  [text, ...heredocs.map(({ body }) => body.text)].join("\n");

/** With its keyword and its flags, and without a join between a line and a body: for a cheap first look. */
export const wholeText = ({ line, heredocs }: Instruction): string => line.text + heredocs.map(({ body }) => body.text).join("\n");
