// Whether the Dockerfile's own folder is the build context.
import { contextsByCompose, isInSubfolder, isPartOfWorkspace, isThere } from "../../context";
import type { FileContext } from "../rule";

/** The first part of a path that lies in the context's root. */
const firstPart = (path: string): string => path.split("/", 1)[0] ?? path;

/** What lies in the root of a program's own folder. */
const ofProgram =
  /^(?:package\.json|go\.mod|Cargo\.toml|pyproject\.toml|requirements[\w-]*\.txt|setup\.py|Pipfile|Gemfile|composer\.json|pom\.xml|build\.gradle(?:\.kts)?|mix\.exs|.+\.csproj)$/;

/** @param names in the folder. @param named paths that are copied by name */
export function isOwnContext(file: FileContext, names: readonly string[], named: readonly string[]): boolean {
  const built = contextsByCompose(file, file.facts);
  if (built.length > 0) return built.includes("") && (named.length === 0 || named.some((path) => isThere(file.facts, firstPart(path))));
  if (named.length > 0) return named.some((path) => isThere(file.facts, firstPart(path)));
  // Below a project's root, this folder is the context only where it looks like a program's own.
  return !isInSubfolder(file.facts) || (names.some((name) => ofProgram.test(name)) && !isPartOfWorkspace(file.facts));
}
