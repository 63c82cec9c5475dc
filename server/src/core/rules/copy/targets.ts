// Where a COPY or ADD puts what it brings.
import { argumentsOf } from "../../model/arguments";
import type { Scope } from "../../model/types";
import { joinWorkdir } from "../../model/workdir";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";

export interface Target {
  readonly at: Span;
  readonly written: string;
  /** Absolute; undefined where the value or the working directory is not known. */
  readonly path: string | undefined;
  /** Ends in a slash or is `.`, so that it is a folder. */
  readonly isFolder: boolean;
}

export function targetOf(instruction: Instruction, scope: Scope): Target | undefined {
  const all = argumentsOf(instruction);
  const last = all.at(-1);
  if (!last || all.length < 2) return undefined;
  const text = scope.expand(last.text);
  const path = text === undefined ? undefined : joinWorkdir(scope.workdir, text, false);
  return { at: last.span, written: last.text, path, isFolder: text !== undefined && /(^|\/)\.?$/.test(text) };
}
