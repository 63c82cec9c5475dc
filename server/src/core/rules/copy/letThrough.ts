// A .dockerignore that is there, but does not leave out the folder that an install fills in front of the COPY.
import { type ContextSource, contextNames, ignoredBy, ignoreFileOf } from "../../context";
import { appendLine } from "../../edits";
import type { FixEdit, Span } from "../../text/span";
import type { FileContext } from "../rule";
import { isOwnContext } from "./ownContext";
import { firstUnwanted } from "./unwantedContext";

interface LetThrough {
  readonly at: Span;
  readonly says: { readonly folder: string; readonly command: string; readonly ignore: string };
  readonly edit: FixEdit;
}

export function letThrough(file: FileContext, wholes: readonly ContextSource[], named: readonly string[]): LetThrough | undefined {
  const { dockerignore } = file.facts;
  const ignore = ignoreFileOf(file.facts);
  const names = contextNames(file.facts);
  if (!dockerignore || !ignore || !names || !isOwnContext(file, names, named)) return undefined;
  const found = firstUnwanted(file, wholes, named);
  const folder = found?.over?.folder.replace(/\/$/, "") ?? "";
  if (!found?.over || ignoredBy(ignore, folder)) return undefined;
  const line = found.lines.find((each) => each.replace(/^\*\*\//, "") === folder) ?? folder;
  return {
    at: found.whole.at,
    says: { ...found.over, ignore: dockerignore.path },
    edit: { ...appendLine(dockerignore.text, line), file: dockerignore.path },
  };
}
