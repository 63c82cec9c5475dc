// Copies of a walk, for the ways that a script may go, and what is known where the ways meet again.
import { type Field, textsOf } from "../shell/field";
import type { Ending, Final, Walk } from "./shellState";

export const copyOf = (walk: Walk): Walk => ({
  ...walk,
  assigned: new Map(walk.assigned),
  arrays: new Map(walk.arrays),
  execs: new Set(walk.execs),
  background: [...walk.background],
  started: new Set(walk.started),
  alternatives: [],
  depth: walk.depth + 1,
});

/** What both begin with, and then what is not known. */
function common(name: string, a: readonly Field[] | undefined, b: readonly Field[] | undefined): readonly Field[] | undefined {
  if (!a || !b) return undefined;
  const until = a.findIndex(({ text, known }, index) => text !== b[index]?.text || known !== b[index]?.known);
  const start = until < 0 ? a : a.slice(0, until);
  return start.length === 0 ? undefined : [...start, { text: `\${${name}[@]}`, known: false }];
}

/** Of copies by which every way goes: the arguments that all of them have. */
export function adoptParameters(walk: Walk, [first, ...others]: readonly Walk[]): void {
  const texts = (copy: Walk | undefined): string => textsOf(copy?.parameters ?? []).join("\n");
  if (first && others.every((other) => texts(other) === texts(first))) walk.parameters = first.parameters;
}

/** Of copies by which every way goes: what all of them set to the same. */
export function adoptAssigned(walk: Walk, [first, ...others]: readonly Walk[]): void {
  for (const [name, value] of first?.assigned ?? [])
    if (others.every(({ assigned }) => assigned.has(name) && assigned.get(name) === value)) walk.assigned.set(name, value);
}

/** After branches that may have been taken: what they set to different values is not known any more. */
export function adopt(walk: Walk, copies: readonly Walk[]): void {
  for (const [name, value] of copies[0]?.assigned ?? [])
    if (walk.assigned.get(name) !== value && copies.every(({ execs }) => execs.has(name))) walk.execs.add(name);
  for (const name of walk.execs) if (!copies.every(({ execs }) => execs.has(name))) walk.execs.delete(name);
  for (const copy of copies) {
    for (const [name, value] of copy.assigned) if (walk.assigned.get(name) !== value) walk.assigned.set(name, undefined);
    for (const name of new Set([...copy.arrays.keys(), ...walk.arrays.keys()])) {
      const [own, other] = [walk.arrays.get(name), copy.arrays.get(name)];
      if (own === other) continue;
      const both = common(name, own, other);
      if (both) walk.arrays.set(name, both);
      else walk.arrays.delete(name);
    }
    walk.alternatives.push(...copy.alternatives);
    walk.hidden ||= copy.hidden;
    walk.trap ??= copy.trap;
    if (copy.background.length > walk.background.length) walk.background.push(...copy.background.slice(walk.background.length));
  }
  const before = walk.foreground;
  walk.foreground = copies.findLast(({ foreground }) => foreground !== undefined)?.foreground ?? before;
  const worked = copies.some(({ foreground }) => foreground === undefined || (foreground.followed && foreground.node === before?.node));
  if (before && walk.foreground === before && worked) walk.foreground = { ...before, followed: true };
}

function refill<K, V>(map: Map<K, V>, from: ReadonlyMap<K, V>): void {
  const entries = [...from];
  map.clear();
  for (const [key, value] of entries) map.set(key, value);
}

/** The walk's own way has ended: it goes on by the others. */
export function become(walk: Walk, [first, ...others]: readonly Walk[]): void {
  if (!first) return;
  refill(walk.assigned, first.assigned);
  refill(walk.arrays, first.arrays);
  walk.execs.clear();
  for (const name of first.execs) walk.execs.add(name);
  walk.background.splice(0, walk.background.length, ...first.background);
  walk.alternatives.push(...first.alternatives);
  walk.parameters = first.parameters;
  walk.directory = first.directory;
  walk.left = first.left;
  walk.foreground = first.foreground;
  walk.hidden = first.hidden;
  walk.behind = first.behind;
  walk.trap = first.trap;
  adopt(walk, others);
}

/** A script that ends behind a program has waited for it. */
export const finalOf = (ending: Final, { foreground }: Walk): Final =>
  ending.kind === "end" && foreground ? { kind: "run", launched: foreground } : ending;

/** What a way that is not the likely one comes to is one more answer. */
export function noteAside(walk: Walk, aside: Walk, ending: Ending | undefined): void {
  const final = ending && ending.kind !== "return" ? finalOf(ending, aside) : undefined;
  const ways = [...aside.alternatives, ...(final && final.kind !== "end" ? [final] : [])];
  for (const way of ways) walk.asides.add(way);
  walk.alternatives.push(...ways);
}

/** The walk itself stays as it is. */
export function walkAside(walk: Walk, go: (aside: Walk) => Ending | undefined): void {
  const aside = copyOf(walk);
  aside.returned = walk.returned && [];
  noteAside(walk, aside, go(aside));
}

/** Goes through a function or a sourced file: `return` leaves it, and one that ends the script on some ways alone does not end it. */
export function untilReturn(walk: Walk, go: () => Ending | undefined): Final | undefined {
  const outer = walk.returned;
  const returned: Walk[] = [];
  walk.returned = returned;
  const ending = go();
  walk.returned = outer;
  if (ending === undefined || ending.kind === "return") {
    const { foreground } = walk;
    adopt(walk, returned);
    walk.foreground = foreground ?? walk.foreground;
    return undefined;
  }
  if (returned.length === 0) return ending;
  walk.alternatives.push(finalOf(ending, walk));
  become(walk, returned);
  return undefined;
}
