// What an install fills where everything is copied behind it: without a .dockerignore the machine's own comes over it.
import { contextNames, ignoredBy, ignoreFileOf, isGitIgnored, readIgnoreFile, sourcesOf } from "../../context";
import { appendLine } from "../../edits";
import { type WorkFolder, workFolders } from "../../knowledge/workFolders";
import type { Instruction } from "../../syntax/types";
import { isWithin } from "../../text/path";
import { type FixEdit, span } from "../../text/span";
import type { FileContext } from "../rule";
import { ignoreFileFor } from "./ignoreProposal";
import { isOwnContext } from "./ownContext";
import { firstUnwanted, isExcludedBy } from "./unwantedContext";

export interface LeftOut {
  /** As a message shows it. */
  readonly folder: string;
  readonly ignoreFile: string;
  /** undefined: it cannot be told what to write, or where. */
  readonly edits: (() => readonly FixEdit[]) | undefined;
}

/** It keeps what it loads in its own home. */
const elsewhere = /^(?:cargo|dotnet)$/;

function isLeftOut(text: string, folder: string): boolean {
  const read = readIgnoreFile(text);
  return read !== undefined && ignoredBy(read, folder) !== undefined;
}

/** The whole .dockerignore that missing-dockerignore makes, with the folder in it. */
function newIgnoreFile(file: FileContext, names: readonly string[], named: readonly string[], { folder, lines }: WorkFolder): string {
  const wholes = sourcesOf(file).filter(({ path }) => path === ".");
  const found = firstUnwanted(file, wholes, named);
  const text = found ? ignoreFileFor(file.facts, names, found, named) : "";
  return isLeftOut(text, folder) ? text : `${text}${lines.map((line) => `${line}\n`).join("")}`;
}

/** undefined: nothing of that kind comes over what the program installs in the root of the context. */
export function toLeaveOut(file: FileContext, copy: Instruction, program: string): LeftOut | undefined {
  const { facts } = file;
  const { dockerignore } = facts;
  const names = contextNames(facts) ?? [];
  const bare = names.map((name) => name.replace(/\/$/, ""));
  const ignoreFile = ignoreFileOf(facts);
  const isExcluded = isExcludedBy(copy);
  const row = workFolders.find(
    ({ list, folder, programs, always }) =>
      programs.includes(program) &&
      !elsewhere.test(program) &&
      bare.some((name) => list.test(name)) &&
      (always ? !bare.includes(".pnp.cjs") : bare.includes(folder) || isGitIgnored(facts, folder)) &&
      !isExcluded(folder) &&
      !(ignoreFile && ignoredBy(ignoreFile, folder)),
  );
  if (!row) return undefined;
  const { folder, lines, always } = row;
  const named = sourcesOf(file).flatMap(({ path, wildcard }) => (path === "." || wildcard ? [] : [path]));
  const isWanted = named.some((path) => isWithin(path, folder)) || !(always || isGitIgnored(facts, folder));
  const told = { folder: `${folder}/`, ignoreFile: dockerignore?.path ?? ".dockerignore" };
  if (isWanted || dockerignore === undefined || (dockerignore === null && !isOwnContext(file, names, named)))
    return { ...told, edits: undefined };
  const edits = (): readonly FixEdit[] =>
    dockerignore
      ? [{ ...appendLine(dockerignore.text, lines.join("\n")), file: dockerignore.path }]
      : [{ file: ".dockerignore", create: true, span: span(0, 0), newText: newIgnoreFile(file, names, named, row) }];
  return { ...told, edits };
}
