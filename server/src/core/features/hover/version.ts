// Tells when the file's own `# syntax=` line names a version that does not have a feature yet.
import { syntaxVersion } from "../../model/syntaxVersion";
import type { Dockerfile } from "../../model/types";
import { code } from "./markdown";

/** @param since version that brought the feature, `1.4`; undefined: labs only. */
export function versionNotes(doc: Dockerfile, since: string | undefined): readonly string[] {
  const version = syntaxVersion(doc.tree);
  if (!version || (since !== undefined && version.has(since))) return [];
  return [`This file asks for ${code(version.directive.value)}, which does not have it: the build fails.`];
}
