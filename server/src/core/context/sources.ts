// What a COPY or ADD takes from the build context.
import { flagOf, sourceArguments } from "../model/arguments";
import { sourceKind } from "../model/errors/copyErrors";
import { remember } from "../model/remember";
import type { Dockerfile, Scope } from "../model/types";
import type { Instruction } from "../syntax/types";
import { hasWildcard } from "../text/glob";
import { cleanPath } from "../text/path";
import { type Span, shift } from "../text/span";

export interface ContextSource {
  readonly instruction: Instruction;
  readonly at: Span;
  /** With variables put in. */
  readonly text: string;
  /** Relative to the context, cleaned; `.` is all of it. */
  readonly path: string;
  readonly wildcard: boolean;
}

/** As the builder does: from the context's root, whatever stands in front. */
export const contextPath = (text: string): string => cleanPath(`/${text}`).slice(1) || ".";

type Kept = Omit<ContextSource, "instruction">;

/** Spans count from the instruction's start. */
const readSources = remember((instruction: Instruction, scope: Scope): readonly Kept[] => {
  if (flagOf(instruction, "from")) return [];
  return sourceArguments(instruction).flatMap(({ text: written, span }) => {
    const text = scope.expand(written);
    if (text === undefined || text === "" || text.includes("\\") || sourceKind(text) !== "local") return [];
    return { at: shift(span, -instruction.span.start), text, path: contextPath(text), wildcard: hasWildcard(text) };
  });
});

/** A source without a known value, from another stage or from the net is left out. */
export const contextSources = (instruction: Instruction, scope: Scope): readonly ContextSource[] =>
  readSources(instruction, scope).map((kept) => ({ ...kept, instruction, at: shift(kept.at, instruction.span.start) }));

/** Every source in the file; none of ONBUILD triggers, whose context is another one. */
export const sourcesOf = (file: Dockerfile): readonly ContextSource[] =>
  file.each("COPY", "ADD").flatMap((instruction) => {
    if (file.instructions[instruction.index]?.keyword === "ONBUILD") return [];
    return contextSources(instruction, file.scopeBefore(instruction));
  });
