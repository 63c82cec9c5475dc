// Faults of the file as a whole: no FROM, instructions before it, the check directive, SOURCE_DATE_EPOCH.
import { instructionFact } from "../../knowledge/instructions";
import type { Directive, ParseError, SyntaxTree } from "../../syntax/types";
import { argumentsOf } from "../arguments";
import { goBoolean } from "../goBoolean";
import type { Part } from "../part";
import type { Stage } from "../types";
import { sourceKind } from "./copyErrors";
import { problem } from "./problem";

/** FROM is there, but mistyped: one fault is enough. */
const isMistypedFrom = (error: ParseError): boolean => error.code === "unknown-instruction" && error.values.nearest === "FROM";

export function orderErrors(tree: SyntaxTree, head: Part, hasStages: boolean): readonly ParseError[] {
  const [first] = tree.instructions;
  if (!first) return [];
  if (!hasStages) return tree.errors.some(isMistypedFrom) ? [] : [problem("no-stages", first.keywordSpan)];
  return tree.instructions
    .slice(0, head.section.end)
    .filter(({ keyword }) => !instructionFact(keyword)?.global)
    .map(({ keyword, keywordSpan }) => problem("instruction-before-from", keywordSpan, { keyword }));
}

function checkFault(directive: Directive): ParseError | undefined {
  const at = directive.valueSpan;
  for (const option of directive.value.trim().split(";", 3)) {
    if (directive.value.trim() === "") return undefined;
    const [key = "", value] = option.split("=");
    const name = key.trim();
    if (value === undefined || !/^(skip|experimental|error)$/.test(name)) return problem("check-option", at, { option: name });
    if (name === "error" && goBoolean(value.trim()) === undefined) return problem("check-error-value", at, { value: value.trim() });
  }
  return undefined;
}

/** Source: BuildKit's ParseLintOptions. */
export const directiveErrors = (tree: SyntaxTree): readonly ParseError[] =>
  tree.directives.filter((directive) => directive.name === "check").flatMap((directive) => checkFault(directive) ?? []);

/** Only ARG and one ADD of a URL or a repository may stand in the stage that gives the date. */
function isDateSource(stage: Stage): boolean {
  const [add, ...others] = stage.instructions.filter((instruction) => instruction.keyword !== "ARG");
  if (stage.resolvedImage?.text !== "scratch" || add?.keyword !== "ADD" || others.length > 0) return false;
  const [source, , third] = argumentsOf(add);
  return source !== undefined && third === undefined && (source.text.includes("$") || sourceKind(source.text) !== "local");
}

/** Source: BuildKit's resolveSourceDateEpochValue. */
export function epochErrors(head: Part, stages: readonly Stage[]): readonly ParseError[] {
  const definition = head.variables.get().atEnd("SOURCE_DATE_EPOCH");
  const value = definition?.value;
  if (!definition || !value || value === "context" || /^[+-]?\d+$/.test(value)) return [];
  const pair = definition.instruction?.pairs.find((each) => each.key === "SOURCE_DATE_EPOCH");
  const at = pair?.valueSpan ?? pair?.span;
  const stage = stages.find((each) => each.name === value.toLowerCase());
  if (!at || (stage && isDateSource(stage))) return [];
  return [problem(stage ? "epoch-stage" : "invalid-epoch", at, { value })];
}
