// Whether the list of dependencies comes to the folder of an install, and the lock file does not.
import type { CommandStep } from "../../image";
import type { LockedInstall } from "../../knowledge/lockedInstalls";
import { historyOf } from "../../model/lineage";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { joinPath } from "../../text/path";
import type { FileContext } from "../rule";
import { copyBrings, mayBeMade, mountBrings } from "./lockFiles";

/** pnpm, Yarn, Cargo and uv look for the file in the folders above, too. */
const foldersUpTo = (directory: string): readonly string[] =>
  directory.split("/").map((_part, at, all) => joinPath("/", all.slice(0, at + 1).join("/")));

/** The COPY that brings the list of dependencies, if one does; undefined where the lock file may be there, or the list is not known to be. */
export function withoutLock(
  file: FileContext,
  run: Instruction,
  stage: Stage,
  { manifest, locks }: LockedInstall,
  { site: { directory }, command }: CommandStep,
): { readonly listed: Instruction | undefined } | undefined {
  const history = historyOf(stage, run);
  if (history.some(({ keyword }) => keyword === "ONBUILD")) return undefined;
  const copies = history.filter(({ keyword }) => keyword === "COPY" || keyword === "ADD");
  const list = joinPath(directory, manifest);
  const listed = copies.findLast((copy) => copyBrings(file, copy, list, manifest));
  if (!listed && !mountBrings(run, list, directory)) return undefined;
  const paths = foldersUpTo(directory).flatMap((folder) => locks.map((lock) => joinPath(folder, lock)));
  const brought = paths.some((path) => mountBrings(run, path, directory) || copies.some((copy) => copyBrings(file, copy, path, manifest)));
  return brought || mayBeMade(file, history, run, paths, command.span.start) ? undefined : { listed };
}
