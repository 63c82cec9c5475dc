// What stands at an offset of a Dockerfile: keyword, flag, option, variable, image, stage, heredoc, word.
import { type StageReference, stageReferencesIn } from "../model/stageReferences";
import type { Dockerfile, Stage } from "../model/types";
import type { Comment, Directive, Flag, FlagOption, Heredoc, Instruction, Pair } from "../syntax/types";
import { type Span, touches } from "../text/span";
import { type VariableReference, variableReferences } from "./variableReferences";

export type Token = { readonly span: Span } & (
  | { readonly kind: "directive"; readonly directive: Directive; readonly part: "name" | "value" }
  | { readonly kind: "comment"; readonly comment: Comment }
  /** A rule or check by any of its names, in a comment or directive that switches it off. */
  | { readonly kind: "ruleName"; readonly name: string }
  | { readonly kind: "keyword"; readonly instruction: Instruction }
  | { readonly kind: "flag"; readonly instruction: Instruction; readonly flag: Flag; readonly part: "name" | "value" }
  | {
      readonly kind: "option";
      readonly instruction: Instruction;
      readonly flag: Flag;
      readonly option: FlagOption;
      readonly part: "key" | "value";
    }
  | { readonly kind: "variable"; readonly instruction: Instruction; readonly reference: VariableReference }
  | { readonly kind: "pairKey"; readonly instruction: Instruction; readonly pair: Pair }
  /** The image of FROM, or what `from=` names; `stage` where that is a stage of the file. */
  | { readonly kind: "source"; readonly instruction: Instruction; readonly reference: StageReference }
  /** The name behind AS. */
  | { readonly kind: "stageName"; readonly instruction: Instruction; readonly stage: Stage }
  | { readonly kind: "heredoc"; readonly instruction: Instruction; readonly heredoc: Heredoc; readonly part: "opener" | "closer" }
  /** `NONE` or `CMD` of HEALTHCHECK. */
  | { readonly kind: "healthcheck"; readonly instruction: Instruction }
  /** Any other word of an instruction that has words; `text` as written. */
  | { readonly kind: "word"; readonly instruction: Instruction; readonly text: string }
);

/** The innermost token; undefined between tokens. At the border of two it is the one that begins there. */
export const tokenAt = (doc: Dockerfile, offset: number): Token | undefined => tokensAt(doc, offset)[0];

/** The innermost token and those around it. */
export function tokensAt(doc: Dockerfile, offset: number): readonly Token[] {
  const all = tokensNear(doc, offset).filter(({ span }) => touches(span, offset));
  return [...all.filter(({ span }) => offset < span.end), ...all.filter(({ span }) => offset === span.end)];
}

const suppression = /^\s*(?:check\s*=|hadolint\s|dockwright-ignore)/;

/** Words that may name a rule; a reason behind `--` or `//` has none. */
function ruleNames(doc: Dockerfile, at: Span | undefined): readonly Token[] {
  const text = at ? doc.slice(at).replace(/(?:--|\/\/).*$/s, "") : "";
  const start = at?.start ?? 0;
  return [...text.matchAll(/[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*/g)].map(({ 0: name, index }) => ({
    kind: "ruleName",
    name,
    span: { start: start + index, end: start + index + name.length },
  }));
}

/** Those of the instruction, directive or comment at the offset; inner ones first. */
function tokensNear(doc: Dockerfile, offset: number): readonly Token[] {
  const directive = doc.tree.directives.find(({ span }) => touches(span, offset));
  if (directive) {
    return [
      ...ruleNames(doc, directive.name === "check" ? directive.valueSpan : undefined),
      { kind: "directive", directive, part: "name", span: directive.nameSpan },
      { kind: "directive", directive, part: "value", span: directive.valueSpan },
    ];
  }
  const instruction = doc.instructionAt(offset);
  const comments = instruction ? instruction.innerComments : doc.tree.comments;
  const comment = comments.find(({ span }) => touches(span, offset));
  if (comment) {
    return [...ruleNames(doc, suppression.test(comment.text) ? comment.span : undefined), { kind: "comment", comment, span: comment.span }];
  }
  return instruction ? tokensOf(doc, instruction, offset) : [];
}

function tokensOf(doc: Dockerfile, instruction: Instruction, offset: number): readonly Token[] {
  return [
    { kind: "keyword", instruction, span: instruction.keywordSpan },
    ...variableTokens(doc, instruction, offset),
    ...stageTokens(doc, instruction),
    ...instruction.flags.flatMap((flag) => flagTokens(instruction, flag)),
    ...heredocTokens(instruction),
    ...argumentTokens(instruction),
  ];
}

/** Inner ones first: a reference inside the word of another one begins later. */
function variableTokens(doc: Dockerfile, instruction: Instruction, offset: number): readonly Token[] {
  return variableReferences(instruction, doc.tree.escape)
    .filter(({ span }) => touches(span, offset))
    .map((reference): Token => ({ kind: "variable", instruction, reference, span: reference.span }))
    .reverse();
}

function stageTokens(doc: Dockerfile, instruction: Instruction): readonly Token[] {
  const tokens: Token[] = stageReferencesIn(doc, instruction).map((reference) => ({
    kind: "source",
    instruction,
    reference,
    span: reference.span,
  }));
  const stage = instruction.keyword === "FROM" ? doc.stageOf(instruction) : undefined;
  if (stage?.nameSpan) tokens.push({ kind: "stageName", instruction, stage, span: stage.nameSpan });
  return tokens;
}

function flagTokens(instruction: Instruction, flag: Flag): readonly Token[] {
  const tokens: Token[] = [{ kind: "flag", instruction, flag, part: "name", span: flag.nameSpan }];
  for (const option of flag.options) {
    tokens.push({ kind: "option", instruction, flag, option, part: "key", span: option.keySpan });
    if (option.valueSpan) tokens.push({ kind: "option", instruction, flag, option, part: "value", span: option.valueSpan });
  }
  if (flag.valueSpan) tokens.push({ kind: "flag", instruction, flag, part: "value", span: flag.valueSpan });
  return tokens;
}

function heredocTokens(instruction: Instruction): readonly Token[] {
  return instruction.heredocs.flatMap((heredoc): readonly Token[] => [
    { kind: "heredoc", instruction, heredoc, part: "opener", span: heredoc.openerSpan },
    ...(heredoc.closerSpan ? [{ kind: "heredoc", instruction, heredoc, part: "closer", span: heredoc.closerSpan } as const] : []),
  ]);
}

function argumentTokens(instruction: Instruction): readonly Token[] {
  const { healthcheck, json, words } = instruction;
  const check: readonly Token[] = healthcheck ? [{ kind: "healthcheck", instruction, span: healthcheck.kindSpan }] : [];
  const pairs = instruction.pairs.map((pair): Token => ({ kind: "pairKey", instruction, pair, span: pair.keySpan }));
  const items = json?.map(({ value, span }) => ({ text: value, span })) ?? words;
  return [...check, ...pairs, ...items.map(({ text, span }): Token => ({ kind: "word", instruction, text, span }))];
}
