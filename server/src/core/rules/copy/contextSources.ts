// What a COPY or ADD takes from the build context, and where it puts it.
import { argumentsOf } from "../../model/arguments";
import { sourceKind } from "../../model/errors/copyErrors";
import type { Scope } from "../../model/types";
import { joinWorkdir } from "../../model/workdir";
import type { Instruction } from "../../syntax/types";
import { type Span, shift } from "../../text/span";
import { cleanPath } from "./dockerignore";
import { remember } from "./remember";

export interface ContextSource {
  readonly instruction: Instruction;
  readonly at: Span;
  /** With variables put in. */
  readonly text: string;
  /** Relative to the context, cleaned; `.` is all of it. */
  readonly path: string;
  readonly wildcard: boolean;
}

export const flagOf = (instruction: Instruction, name: string) => instruction.flags.find((flag) => flag.name === name);

/** The arguments in front of the target, heredocs left out. */
export function sourceArguments(instruction: Instruction): ReturnType<typeof argumentsOf> {
  const openers = new Set(instruction.heredocs.map(({ openerSpan }) => openerSpan.start));
  return argumentsOf(instruction)
    .slice(0, -1)
    .filter(({ span }) => !openers.has(span.start));
}

/** As the builder does: from the context's root, whatever stands in front. */
export const contextPath = (text: string): string => cleanPath(`/${text}`).slice(1) || ".";

type Kept = Omit<ContextSource, "instruction">;

const noScripts = { scripts: () => [] };

/** Spans count from the instruction's start. */
const readSources = remember((instruction: Instruction, scope: Scope): readonly Kept[] => {
  if (flagOf(instruction, "from")) return [];
  return sourceArguments(instruction).flatMap(({ text: written, span }) => {
    const text = scope.expand(written);
    if (text === undefined || text === "" || text.includes("\\") || sourceKind(text) !== "local") return [];
    return { at: shift(span, -instruction.span.start), text, path: contextPath(text), wildcard: /[*?[]/.test(text) };
  });
});

/** A source without a known value, from another stage or from the net is left out. */
export const contextSources = (instruction: Instruction, scope: Scope): readonly ContextSource[] =>
  readSources(instruction, scope, noScripts).map((kept) => ({ ...kept, instruction, at: shift(kept.at, instruction.span.start) }));

export interface Target {
  readonly at: Span;
  readonly written: string;
  /** Absolute; undefined where the value or the working directory is not known. */
  readonly path: string | undefined;
  /** Ends in a slash or is `.`, so that it is a folder. */
  readonly isFolder: boolean;
}

export function targetOf(instruction: Instruction, scope: Scope, workdir: string | undefined = scope.workdir): Target | undefined {
  const all = argumentsOf(instruction);
  const last = all.at(-1);
  if (!last || all.length < 2) return undefined;
  const text = scope.expand(last.text);
  const path = text === undefined ? undefined : joinWorkdir(workdir, text, false);
  return { at: last.span, written: last.text, path, isFolder: text !== undefined && /(^|\/)\.?$/.test(text) };
}

/** One path is the other or lies below it. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);

/** `--chown=app`, which BuildKit refuses together with --link: there is no /etc/passwd to look in. */
export const isNamedOwner = (owner: string | undefined): boolean => (owner ?? "").split(":").some((part) => !/^\d*$/.test(part));
