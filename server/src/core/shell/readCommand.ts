// Turns one simple command of unbash's tree into ours: words with values, assignments, redirections.
import type { Assignment as AstAssignment, Command as AstCommand, Redirection as AstRedirection, Word } from "unbash";
import { baseName } from "../text/path";
import type { Span } from "../text/span";
import type { Place } from "./nested";
import type { Assignment, Command, Construct, Dialect, Redirection, ShellWord } from "./types";
import { assignmentValue, wordValue } from "./wordValue";

export interface Surroundings {
  readonly inside: readonly Construct[];
  readonly background: boolean;
  readonly joinedBy: Command["joinedBy"];
  readonly pipeline: Command["pipeline"];
  readonly place: Place;
}

/** Span in the script's text; its end lies directly behind the last unit. */
export function placed(node: { readonly pos: number; readonly end: number }, place: Place): Span {
  const from = place(node.pos);
  return { start: from, end: node.end > node.pos ? place(node.end - 1) + 1 : from };
}

/** A continuation inside single quotes is text, so a word with single quotes keeps what it has. */
const withoutContinuations = (text: string): string => (text.includes("\\\n") && !text.includes("'") ? text.replaceAll("\\\n", "") : text);

function readWord(node: Word | AstAssignment, place: Place, dialect: Dialect): ShellWord {
  const span = placed(node, place);
  const text = withoutContinuations(node.text);
  if (node.type === "Word") return { text, value: wordValue(node, dialect), span, node };
  const value = assignmentValue(node, dialect);
  return { text, value: value === undefined ? undefined : `${node.name}${node.append ? "+" : ""}=${value}`, span };
}

const readAssignment = (node: AstAssignment, place: Place, dialect: Dialect): Assignment => ({
  name: node.name,
  value: assignmentValue(node, dialect),
  span: placed(node, place),
});

function readRedirection(node: AstRedirection, place: Place, dialect: Dialect): Redirection {
  const target = node.type === "HereDoc" ? node.delimiter?.value : node.target && wordValue(node.target, dialect);
  const descriptor = node.descriptor?.type === "FileDescriptor" ? node.descriptor.value : undefined;
  const word = node.type === "HereDoc" || !node.target ? {} : { node: node.target };
  return { operator: node.operator, descriptor, target, span: placed(node, place), ...word };
}

export function readCommand(node: AstCommand, around: Surroundings, dialect: Dialect): Command {
  const { place, inside, background, joinedBy, pipeline } = around;
  const words = node.name ? [readWord(node.name, place, dialect)] : [];
  for (const argument of node.args) words.push(readWord(argument, place, dialect));
  const value = words[0]?.value;
  return {
    span: placed(node, place),
    assignments: node.prefix.flatMap((part) => (part.type === "Assignment" ? [readAssignment(part, place, dialect)] : [])),
    words,
    name: value === undefined ? undefined : baseName(value),
    redirections: node.redirects.map((part) => readRedirection(part, place, dialect)),
    joinedBy,
    pipeline,
    inside,
    background,
  };
}
