// Tells when the file's own `# syntax=` line names a version that does not have a feature yet.
import type { Dockerfile } from "../../model/types";
import { code } from "./markdown";

/** `docker/dockerfile:1.4`, `docker/dockerfile:1.4.3`; labs releases have features earlier and are left out. */
const release = /^(?:docker\.io\/)?docker\/dockerfile:(\d+)\.(\d+)(?:\.\d+)?$/;

/** @param since version that brought the feature, `1.4`; undefined: labs only. */
export function versionNotes(doc: Dockerfile, since: string | undefined): readonly string[] {
  const value = doc.tree.directives.find(({ name }) => name === "syntax")?.value ?? "";
  const [, major, minor] = release.exec(value) ?? [];
  if (major === undefined || minor === undefined) return [];
  const [sinceMajor = 0, sinceMinor = 0] = since?.split(".").map(Number) ?? [Number.POSITIVE_INFINITY];
  const has = Number(major) > sinceMajor || (Number(major) === sinceMajor && Number(minor) >= sinceMinor);
  return has ? [] : [`This file asks for ${code(value)}, which does not have it: the build fails.`];
}
