// The targets of the project's bake files, with what they inherit, and which of them build this Dockerfile.
import type { Facts } from "../facts";
import { baseName, cleanPath } from "../text/path";
import { type BakeTarget, readBakeTargets } from "./bakeText";
import { buildFilesOf } from "./projectFiles";

export type { BakeTarget } from "./bakeText";

const isBake = /(?:^|\/)docker-bake[^/]*\.(?:hcl|json)$/;
type Targets = ReadonlyMap<string, BakeTarget>;

/** What it says itself comes before what it inherits, and of that the last. @param done each target once; one that inherits from itself is what it says */
function whole(target: BakeTarget, all: Targets, done: Map<string, BakeTarget>): BakeTarget {
  const known = done.get(target.name);
  if (known) return known;
  done.set(target.name, target);
  const parents = target.inherits.flatMap((name) => all.get(name) ?? []).map((parent) => whole(parent, all, done));
  const nearest = [target, ...parents.toReversed()];
  const found = {
    ...target,
    dockerfile: nearest.find(({ dockerfile }) => dockerfile !== undefined)?.dockerfile,
    context: nearest.find(({ context }) => context !== undefined)?.context,
    args: new Set(nearest.flatMap(({ args }) => [...args])),
    contexts: new Map(nearest.toReversed().flatMap(({ contexts }) => [...contexts])),
  };
  done.set(target.name, found);
  return found;
}

export interface PlacedTarget extends BakeTarget {
  /** The bake file, relative to the Dockerfile's folder. */
  readonly bake: string;
}

const known = new WeakMap<Facts, readonly PlacedTarget[]>();

/** Those that others inherit from, and that no tag or group makes a build of its own, are left out. */
export function bakeTargets(facts: Facts): readonly PlacedTarget[] {
  const found = known.get(facts);
  if (found) return found;
  const targets = buildFilesOf(facts)
    .filter(({ path }) => isBake.test(path))
    .flatMap(({ path, text }) => {
      const written = readBakeTargets(text, path.endsWith(".json"));
      const all = new Map(written.map((target) => [target.name, target]));
      const done = new Map<string, BakeTarget>();
      const inherited = new Set(written.flatMap(({ inherits }) => inherits));
      return written
        .filter(({ name, tags }) => !inherited.has(name) || tags.length > 0)
        .map((target) => ({ ...whole(target, all, done), bake: path }));
    });
  known.set(facts, targets);
  return targets;
}

/** The path of a target's Dockerfile, seen from its bake file's folder, is this one's; where either is not known, the name counts. */
function isOwn({ bake, context = ".", dockerfile = "Dockerfile" }: PlacedTarget, own: string | undefined): boolean {
  if (dockerfile === "" || dockerfile.includes("$")) return false;
  if (baseName(dockerfile) !== baseName(own ?? "Dockerfile")) return false;
  const above = /^(?:\.\.\/)*/.exec(bake)?.[0].length ?? 0;
  if (own === undefined || bake.slice(above).includes("/") || /[$:]/.test(context)) return true;
  const path = own
    .split("/")
    .slice(-1 - above / 3)
    .join("/");
  return cleanPath(`${context}/${dockerfile}`) === path;
}

export const targetsOfFile = (facts: Facts): readonly PlacedTarget[] => bakeTargets(facts).filter((target) => isOwn(target, facts.path));
