// All places of a file that mean the same stage or the same variable as the token at an offset.
import { stageReferences } from "../model/stageReferences";
import type { Dockerfile, Stage } from "../model/types";
import type { Instruction } from "../syntax/types";
import type { Span } from "../text/span";
import { shellNames } from "./shellNames";
import { type Token, tokenAt } from "./tokenAt";
import { variableReferences } from "./variableReferences";

export interface Occurrence {
  /** The name alone, without `$` and braces. */
  readonly span: Span;
  /** It is a definition: `AS name`, ARG, ENV. */
  readonly defines: boolean;
  readonly instruction: Instruction;
}

export interface Occurrences {
  /** The token that was asked for, without `$` and braces. */
  readonly origin: Span;
  readonly kind: "stage" | "variable";
  readonly name: string;
  /** In the order of the file. */
  readonly all: readonly Occurrence[];
}

export function occurrencesAt(doc: Dockerfile, offset: number): Occurrences | undefined {
  const token = tokenAt(doc, offset);
  const stage = token && stageOfToken(token);
  if (token && stage)
    return { origin: token.span, kind: "stage", name: stage.name ?? String(stage.index), all: stageOccurrences(doc, stage) };
  const variable = token && variableOfToken(token);
  if (!token || !variable) return undefined;
  const { name, span, instruction } = variable;
  const all = shellNames(doc, instruction, name).isOwn(span)
    ? ownOccurrences(doc, name, instruction)
    : variableOccurrences(doc, name, instruction);
  return { origin: span, kind: "variable", name, all };
}

function stageOfToken(token: Token): Stage | undefined {
  if (token.kind === "stageName") return token.stage;
  return token.kind === "source" ? token.reference.stage : undefined;
}

function variableOfToken(token: Token): { readonly name: string; readonly span: Span; readonly instruction: Instruction } | undefined {
  if (token.kind === "variable") {
    const { name, nameSpan } = token.reference;
    return { name, span: nameSpan, instruction: token.instruction };
  }
  if (token.kind !== "pairKey" || token.instruction.keyword === "LABEL") return undefined;
  return { name: token.pair.key, span: token.span, instruction: token.instruction };
}

function stageOccurrences(doc: Dockerfile, stage: Stage): readonly Occurrence[] {
  const uses = stageReferences(doc)
    .filter((reference) => reference.stage === stage)
    .map(({ span, instruction }): Occurrence => ({ span, defines: false, instruction }));
  return stage.nameSpan ? [{ span: stage.nameSpan, defines: true, instruction: stage.from }, ...uses] : uses;
}

/**
 * A variable is the same in a stage and the stages built on it, and in front of the first FROM where a stage repeats its ARG.
 * One that no ARG or ENV there defines is followed in its own instruction only: it is the shell's.
 */
export function variableOccurrences(doc: Dockerfile, name: string, instruction: Instruction): readonly Occurrence[] {
  const places = placesOf(doc, name);
  const roots = joinedStages(doc, name, places);
  const home = roots(homeOf(doc, instruction));
  const joined = places.filter((place) => roots(homeOf(doc, place.instruction)) === home);
  return joined.some(({ defines }) => defines) ? joined : joined.filter((place) => place.instruction === instruction);
}

/** Of a name that the shell of a RUN has set itself: in that RUN alone, and no ARG or ENV defines it. */
function ownOccurrences(doc: Dockerfile, name: string, instruction: Instruction): readonly Occurrence[] {
  const { own, isOwn } = shellNames(doc, instruction, name);
  const uses = variableReferences(instruction, doc.tree.escape).filter((use) => use.name === name && isOwn(use.span));
  return [...own, ...uses.map(({ nameSpan }) => nameSpan)]
    .sort((a, b) => a.start - b.start)
    .map((at): Occurrence => ({ span: at, defines: false, instruction }));
}

/** Every use and definition of a name. The search in the text saves looking into most instructions. */
function placesOf(doc: Dockerfile, name: string): readonly Occurrence[] {
  return doc.each().flatMap((instruction): readonly Occurrence[] => {
    if (instruction.keyword === "ONBUILD" || !doc.slice(instruction.span).includes(name)) return [];
    const keys = instruction.keyword === "LABEL" ? [] : instruction.pairs.filter(({ key }) => key === name);
    const { shared, isOwn } = shellNames(doc, instruction, name);
    const uses = variableReferences(instruction, doc.tree.escape).filter((use) => use.name === name && !isOwn(use.span));
    return [
      ...keys.map(({ keySpan }): Occurrence => ({ span: keySpan, defines: true, instruction })),
      ...uses.map(({ nameSpan }): Occurrence => ({ span: nameSpan, defines: false, instruction })),
      ...shared.map((span): Occurrence => ({ span, defines: false, instruction })),
    ].sort((a, b) => a.span.start - b.span.start);
  });
}

/** In front of the first FROM, and in the FROM lines, a name means the global one. */
const globalHome = -1;
const homeOf = (doc: Dockerfile, instruction: Instruction): number =>
  instruction.keyword === "FROM" ? globalHome : (doc.stageOf(instruction)?.index ?? globalHome);

/** Gives each stage the first one of those that it shares the variable with. */
function joinedStages(doc: Dockerfile, name: string, places: readonly Occurrence[]): (home: number) => number {
  const root = new Map<number, number>();
  const find = (home: number): number => {
    let at = home;
    for (let next = root.get(at); next !== undefined && next !== at; next = root.get(at)) at = next;
    return at;
  };
  const join = (a: number, b: number): void => {
    const [low, high] = [Math.min(find(a), find(b)), Math.max(find(a), find(b))];
    if (low !== high) root.set(high, low);
  };
  for (const stage of doc.stages) if (stage.parent) join(stage.index, stage.parent.index);
  for (const { instruction, defines } of places) {
    const bare = instruction.keyword === "ARG" && instruction.pairs.some(({ key, value }) => key === name && value === undefined);
    if (defines && bare) join(homeOf(doc, instruction), globalHome);
  }
  return find;
}
