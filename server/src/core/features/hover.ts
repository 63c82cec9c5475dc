// Hover: what the token at an offset means, in general and in this file.
import type { FactQuery, Facts } from "../facts";
import { imageQueries, withImages } from "../model/told";
import type { Dockerfile } from "../model/types";
import type { Span } from "../text/span";
import { commentHover, directiveHover } from "./hover/directive";
import { execWordHover } from "./hover/execWord";
import { flagHover, optionHover } from "./hover/flag";
import { heredocHover } from "./hover/heredoc";
import { keywordHover } from "./hover/keyword";
import { labelHover } from "./hover/label";
import { portHover } from "./hover/port";
import { ruleNameHover } from "./hover/ruleName";
import { signalHover } from "./hover/signal";
import { sourceHover, stageHover } from "./hover/source";
import { initHover, startupNeeds } from "./hover/startup";
import { definitionHover, referenceHover } from "./hover/variable";
import { type Token, tokensAt } from "./tokenAt";

export interface Hover {
  /** The token that the text is about. */
  readonly span: Span;
  readonly markdown: string;
}

/** Facts that would make the hover better; asked again with the answers until nothing new is asked. */
export function needs(written: Dockerfile, offset: number, facts: Facts): readonly FactQuery[] {
  const doc = withImages(written, facts);
  return [...imageQueries(doc), ...startupNeeds(doc, offset, facts)];
}

/** undefined: nothing to say at this offset. */
export function hover(written: Dockerfile, offset: number, facts: Facts): Hover | undefined {
  const doc = withImages(written, facts);
  for (const token of tokensAt(doc, offset)) {
    const markdown = textFor(doc, token, facts);
    if (markdown) return { span: token.span, markdown };
  }
  return undefined;
}

function textFor(doc: Dockerfile, token: Token, facts: Facts): string | undefined {
  switch (token.kind) {
    case "directive":
      return directiveHover(token.directive);
    case "comment":
      return commentHover(token.comment);
    case "ruleName":
      return ruleNameHover(token.name);
    case "keyword":
    case "healthcheck":
      return keywordHover(doc, token.instruction, facts);
    case "flag":
      return flagHover(doc, token.instruction, token.flag, token.part);
    case "option":
      return optionHover(doc, token.flag, token.option);
    case "variable":
      return referenceHover(doc, token.instruction, token.reference);
    case "pairKey":
      return token.instruction.keyword === "LABEL" ? labelHover(token.pair) : definitionHover(doc, token.instruction, token.pair);
    case "source":
      return sourceHover(doc, token.reference);
    case "stageName":
      return stageHover(doc, token.stage);
    case "heredoc":
      return heredocHover(doc, token.instruction, token.heredoc);
    case "word":
      return wordHover(doc, token.instruction.keyword, token);
  }
}

function wordHover(doc: Dockerfile, keyword: string, { instruction, text }: Extract<Token, { kind: "word" }>): string | undefined {
  if (keyword === "EXPOSE") return portHover(doc, instruction, text);
  if (keyword === "STOPSIGNAL") return signalHover(doc, instruction, text);
  return instruction.form === "exec" ? (initHover(doc, instruction, text) ?? execWordHover(instruction, text)) : undefined;
}
