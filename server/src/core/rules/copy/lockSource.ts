// How the lock file of an install gets into the image before it.
import { type ContextSource, contextNames } from "../../context";
import type { Instruction } from "../../syntax/types";
import { globMatches } from "../../text/glob";
import type { FileContext } from "../rule";
import type { ProjectInstall } from "./projectInstall";

/** Sources that are copied in a stage, in order. */
type Sources = readonly ContextSource[];

/** The list of dependencies comes from the context's root, as the lock file does: beside the list of one package, or its folder, the lock file of all does not fit. */
function ownsManifest(sources: Sources, manifest: string): boolean {
  const fromRoot = sources.some(({ path, wildcard }) => path === "." || path === manifest || (wildcard && globMatches(path, manifest)));
  return fromRoot || !sources.some(({ path }) => path.endsWith(`/${manifest}`) || !/\.[^/]*$/.test(path));
}

/** How the lock file gets into the image before the install: by name, by a wildcard, or with everything. */
export function lockFile(
  file: FileContext,
  run: Instruction,
  { row }: ProjectInstall,
  all: Sources,
): { name: string; copied: boolean } | undefined {
  const names = contextNames(file.facts);
  const sources = all.filter(({ instruction }) => instruction.index < run.index);
  if (!ownsManifest(sources, row?.manifests[0] ?? "")) return undefined;
  for (const name of row?.locks ?? []) {
    if (sources.some(({ path, wildcard }) => !wildcard && path === name)) return { name, copied: true };
    if (!names?.includes(name)) continue;
    const wildcards = sources.filter(({ path, wildcard }) => wildcard && globMatches(path, name));
    // `yarn.lock*` beside package.json: it may be missing, and somebody has thought of that.
    if (wildcards.some(({ path }) => !globMatches(path, row?.manifests[0] ?? "") && path !== "*")) return undefined;
    const copied = wildcards.length > 0 || sources.some(({ path }) => path === ".");
    const bringsManifest = sources.some(({ path }) => path === row?.manifests[0]);
    if (copied || bringsManifest) return { name, copied };
  }
  return undefined;
}
