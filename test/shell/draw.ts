// Draws scripts for the tests of the shell room: one line a command, with what surrounds it.
import { parseScript } from "../../server/src/core/shell/parseScript";
import type { Command, Dialect, ShellScript } from "../../server/src/core/shell/types";
import { logicalText } from "../../server/src/core/text/logicalText";

/** A text that stands in the file as it is, at `offset`. */
export const plainText = (text: string, offset = 0) => logicalText(text, [{ logical: 0, source: offset, length: text.length }], offset);

export const script = (text: string, dialect: Dialect = "bash"): ShellScript => parseScript(plainText(text), dialect);

function drawCommand({ joinedBy, words, assignments, redirections, pipeline, inside, background }: Command): string {
  const parts = [
    ...assignments.map(({ name, value }) => `${name}=${value ?? "?"}`),
    ...words.map(({ text, value }) => (value === undefined ? `?${text}` : `‹${value}›`)),
    ...redirections.map(({ descriptor, operator, target }) => `${descriptor ?? ""}${operator}${target ?? "?"}`),
  ];
  const notes = [
    ...(pipeline.length > 1 ? [`pipe ${pipeline.index + 1}/${pipeline.length}`] : []),
    ...(inside.length > 0 ? [`in ${inside.join(" ")}`] : []),
    ...(background ? ["background"] : []),
  ];
  return [joinedBy ?? "", ...parts, ...(notes.length > 0 ? [`(${notes.join(", ")})`] : [])].join(" ").trim();
}

/** `&& ‹a› ?$x >f (pipe 2/3, in if)`: values in ‹›, `?` in front of what depends on an expansion. */
export const draw = ({ commands, errors }: ShellScript): string =>
  [...commands.map(drawCommand), ...errors.map(({ message }) => `error: ${message}`)].join("\n");
