// Whether sources of a program come into a stage, as far as the names of what is copied tell.
import { contextRoots, isFolderAt } from "../../context";
import type { Facts } from "../../facts";
import { instructionText } from "../../model/instructionText";
import { historyOf } from "../../model/lineage";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { baseName } from "../../text/path";

const sourceFile = /\.(?:go|rs|c|cc|cpp|cxx|h|hpp|java|kt|kts|scala|groovy|cs|fs|vb|csproj|fsproj|sln|slnx|swift|zig|cgo|s|S)$/;
const sourceFolder = /^(?:src|source|sources|cmd|pkg|internal|lib|libs|app|apps|crates|api|server|main|core|modules|services)$/i;
const fetches = /\bgit\s{1,9}(?:-\S{1,60}\s{1,9}){0,6}clone\b|\bgo\s{1,9}get\b/;

/** A name with a suffix is a file; a name without one is what lies there. */
function isSource(facts: Facts, written: string): boolean {
  const path = written.replace(/^["']|["']$/g, "").replace(/^\.?\//, "");
  if (path === "" || path === "." || path.endsWith("/")) return true;
  const name = baseName(path);
  return sourceFile.test(name) || sourceFolder.test(name) || name === "*" || contextRoots.some((root) => isFolderAt(facts, root + path));
}

const copies = ({ keyword, heredocs }: Instruction): boolean => (keyword === "COPY" || keyword === "ADD") && heredocs.length === 0;

const sourcesOf = ({ json, words }: Instruction): readonly string[] =>
  (json?.map(({ value }) => value) ?? words.map(({ text }) => text)).slice(0, -1);

export function bringsSources(facts: Facts, stage: Stage): boolean {
  return historyOf(stage).some((instruction) =>
    copies(instruction)
      ? sourcesOf(instruction).some((path) => isSource(facts, path) || /^(?:https?:|git@).*\.git(?:#|$)/.test(path))
      : instruction.keyword === "RUN" && fetches.test(instructionText(instruction)),
  );
}
