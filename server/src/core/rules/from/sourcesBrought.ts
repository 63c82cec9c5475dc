// Whether sources of a program come into a stage, as far as the names of what is copied tell.
import { contextRoots, isBuilt, isFolderAt, isThere } from "../../context";
import type { Facts } from "../../facts";
import { instructionText } from "../../model/instructionText";
import { historyOf } from "../../model/lineage";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { baseName } from "../../text/path";

const sourceFile = /\.(?:go|rs|c|cc|cpp|cxx|h|hpp|java|kt|kts|scala|groovy|cs|fs|vb|csproj|fsproj|sln|slnx|swift|zig|s|S)$/;
const fetches = /\bgit\s{1,9}(?:-\S{1,60}\s{1,9}){0,6}clone\b|\bgo\s{1,9}get\b/;
const ofGit = /^(?:https?:|git@).{1,400}\.git(?:#|$)/;

/** What serves the build, not what is built. */
const beside = /^(?:\.?ci|scripts?|hack|tools|docker|etc|conf|configs?|docs?|certs?)(?:\/|$)/;
const ofPrograms = /(?:^|\/)s?bin(?:\/|$)/;

/** A file by its suffix; a name without one is a folder, unless it is known to be none. */
function isSource(facts: Facts, written: string, target: string): boolean {
  const path = written.replace(/^["']|["']$/g, "").replace(/^\.?\//, "");
  if (path === "" || path === "." || path === "*") return true;
  if (sourceFile.test(path)) return true;
  if (isBuilt(path) || beside.test(path) || /\.\w+$/.test(baseName(path))) return false;
  if (path.endsWith("/") || contextRoots.some((root) => isFolderAt(facts, root + path))) return true;
  return !ofPrograms.test(target) && !contextRoots.some((root) => isThere(facts, root + path));
}

const isCopy = ({ keyword, heredocs }: Instruction): boolean => (keyword === "COPY" || keyword === "ADD") && heredocs.length === 0;

export function bringsSources(facts: Facts, stage: Stage): boolean {
  return historyOf(stage).some((instruction) => {
    if (instruction.keyword === "RUN") return fetches.test(instructionText(instruction));
    if (!isCopy(instruction)) return false;
    const paths = instruction.json?.map(({ value }) => value) ?? instruction.words.map(({ text }) => text);
    const target = paths.at(-1) ?? "";
    return paths.slice(0, -1).some((path) => ofGit.test(path) || isSource(facts, path, target));
  });
}
