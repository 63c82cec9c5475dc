// The variables that the builder puts in, each where an instruction names it; read argument by argument, as the builder does.
import { flagFact } from "../knowledge/flags";
import { instructionFact } from "../knowledge/instructions";
import { variableReferences } from "../syntax/expand";
import type { Operator } from "../syntax/lex";
import { logicalAt } from "../syntax/logicalAt";
import type { EscapeCharacter, Instruction } from "../syntax/types";
import type { LogicalText } from "../text/logicalText";
import { covers, type Span, span } from "../text/span";
import { asHeredocText } from "./expand";

export interface VariableUse {
  readonly name: string;
  /** From the `$` to behind the name or the closing brace. */
  readonly span: Span;
  /** The name alone. */
  readonly nameSpan: Span;
  /** undefined for `$NAME` and `${NAME}`. */
  readonly operator: Operator | undefined;
  /** What stands between the operator and the brace, as written. */
  readonly word: string | undefined;
}

function usesInText(text: LogicalText, read: string, escapedBy: EscapeCharacter): readonly VariableUse[] {
  if (!read.includes("$")) return [];
  return variableReferences(read, { escape: escapedBy }).map(({ name, start, end, nameStart, operator, argument }) => ({
    name,
    span: text.spanOf(start, end),
    nameSpan: text.spanOf(nameStart, nameStart + name.length),
    operator,
    word: argument?.text,
  }));
}

/** The places of the words that are expanded one by one; of a JSON array the strings without their quotes. */
function expandedPlaces({ keyword, flags, json, words, pairs }: Instruction): readonly Span[] {
  const inFlags = flags.flatMap(({ name, valueSpan }) => (valueSpan && flagFact(keyword, name)?.variables ? [valueSpan] : []));
  const variables = instructionFact(keyword)?.variables;
  // The name of a stage is taken as it is, and so is that of an ARG.
  if (variables === "from") return [...inFlags, ...words.slice(0, 1).map((word) => word.span)];
  if (variables !== "yes") return inFlags;
  const strings = json?.map((item) => span(item.span.start + 1, item.span.end - 1)) ?? words.map((word) => word.span);
  const inPairs = pairs.flatMap(({ keySpan, valueSpan }) => [...(keyword === "ARG" ? [] : [keySpan]), ...(valueSpan ? [valueSpan] : [])]);
  return [...inFlags, ...strings, ...inPairs];
}

/** In order of their place; those inside the word of another one follow it. ONBUILD: look at its `trigger`. */
export function variableUses(instruction: Instruction, escapedBy: EscapeCharacter): readonly VariableUse[] {
  const { keyword, line, heredocs } = instruction;
  const inLine = line.text.includes("$") ? expandedPlaces(instruction) : [];
  const inArguments = inLine.flatMap((at) => {
    const text = logicalAt(line, at);
    return usesInText(text, text.text, escapedBy);
  });
  const expanded = keyword === "RUN" ? [] : heredocs.filter((heredoc) => heredoc.expand);
  return [...inArguments, ...expanded.flatMap(({ body }) => usesInText(body, asHeredocText(body.text), "\\"))];
}

/** Those in a part of the instruction. */
export const variableUsesIn = (instruction: Instruction, at: Span, escapedBy: EscapeCharacter): readonly VariableUse[] =>
  variableUses(instruction, escapedBy).filter((use) => covers(at, use.span));

/** `${x:-y}`, `${x+y}`, `${x?y}`, and the shell's `${x:=y}`: an answer for the case that it is not set. */
export const answersUnset = (operator: string | undefined): boolean => /^:?[-+?=]$/.test(operator ?? "");
