// The tree as plain data, for `parse --format json`.
import type { LogicalText } from "../text/logicalText";
import type { Heredoc, Instruction, SyntaxTree } from "./types";

/** Spans are `[start, end)` in UTF-16 code units of the file. What is empty or undefined is left out of instructions. */
export function toJson(tree: SyntaxTree): object {
  return {
    escape: tree.escape,
    directives: tree.directives,
    instructions: tree.instructions.map(instructionData),
    comments: tree.comments,
    errors: tree.errors,
  };
}

const textData = (text: LogicalText) => ({ text: text.text, span: text.span });

function heredocData({ body, ...heredoc }: Heredoc): object {
  return { ...heredoc, body: body.text };
}

function instructionData(instruction: Instruction): object {
  const { keyword, keywordSpan, span, flags, words, pairs, form, json, heredocs, innerComments, comments, healthcheck, trigger } =
    instruction;
  const all = {
    keyword,
    keywordSpan,
    span,
    arguments: textData(instruction.arguments),
    flags,
    words,
    pairs,
    form,
    json,
    heredocs: heredocs.map(heredocData),
    innerComments,
    comments,
    healthcheck: healthcheck && { ...healthcheck, command: textData(healthcheck.command) },
    trigger: trigger && instructionData(trigger),
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}
