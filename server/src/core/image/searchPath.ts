// The folders of PATH in order: what ENV puts in front of the base image's own, which is taken to be the usual one where it is not known.
import type { Dockerfile, Scope } from "../model/types";
import { defaultPath } from "./paths";

/** ENVs that each add to the one before. */
const mostSteps = 8;

const written = /(?:^|\s)PATH(?:=|[ \t]+)(?:"([^"\n]*)"|'([^'\n]*)'|(\S+))/;
const itself = /^(?:\$PATH|\$\{PATH(?::[-+][^}]*)?\})$/;

/** What is not known of it is left out. */
export function searchPath(doc: Dockerfile, scope: Scope, left = mostSteps): readonly string[] {
  const usual = defaultPath.split(":");
  const definition = left > 0 ? scope.lookup("PATH") : undefined;
  if (definition?.value !== undefined) return definition.value.split(":");
  const { instruction } = definition ?? {};
  const [, doubled, single, bare] = (instruction?.keyword === "ENV" && written.exec(instruction.arguments.text)) || [];
  const text = doubled ?? single ?? bare;
  if (!instruction || text === undefined) return usual;
  const before = doc.scopeBefore(instruction);
  return text.split(/:(?![^{}]*\})/).flatMap((part) => {
    if (itself.test(part)) return searchPath(doc, before, left - 1);
    const folder = /\$/.test(part) ? before.expand(part) : part;
    return folder === undefined ? [] : [folder];
  });
}
