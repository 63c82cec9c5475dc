// The changes of other files that the fixes of a Dockerfile make: an entrypoint script, package.json, .dockerignore.
import { relative, resolve } from "node:path";
import { applyEdits, type Facts, type FixEdit, knownText } from "../core";
import { readText } from "../io/files";
import type { Change } from "./deliver";

export interface OtherChanges {
  readonly changes: readonly Change[];
  /** `start.sh: not UTF-8, left as it is`; with one of these nothing of `changes` should be written. */
  readonly problems: readonly string[];
}

/** Why a file cannot be edited; undefined where it is just as the fix has seen it. */
function obstacle(file: string, edits: readonly FixEdit[], facts: Facts, old: Awaited<ReturnType<typeof readText>>): string | undefined {
  const create = edits.some((edit) => edit.create);
  if (!old.ok) return create && old.reason === "missing" ? undefined : old.detail;
  if (create) return "it is there already";
  if (!old.exact) return "not UTF-8";
  return old.text === knownText(facts, file) ? undefined : "changed meanwhile";
}

/** @param dockerfile absolute @param edits with `file`, as `fixAll` gives them @param facts that the fixes were made from */
export async function otherChanges(dockerfile: string, edits: readonly FixEdit[], facts: Facts, cwd: string): Promise<OtherChanges> {
  const changes: Change[] = [];
  const problems: string[] = [];
  for (const file of new Set(edits.map((edit) => edit.file ?? ""))) {
    const list = edits.filter((edit) => edit.file === file);
    const path = resolve(dockerfile, "..", file);
    const name = relative(cwd, path);
    const old = await readText(path);
    const why = obstacle(file, list, facts, old);
    const before = old.ok ? old.text : "";
    if (why === undefined) changes.push({ path, name, before, after: applyEdits(before, list) });
    else problems.push(`${name}: ${why}, left as it is`);
  }
  return { changes, problems };
}
