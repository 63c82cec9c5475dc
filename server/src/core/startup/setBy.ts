// The variables that a shell sets for the program that it starts.
import type { Next } from "./follow";
import type { Launched } from "./shellState";

const exported = /^[ \t]*export[ \t]+(\w+)=["']?([\w./-]*)/gm;

/** What the shell exports in the same text, and what stands in front of the program itself. */
export function setBy({ node, text }: Launched, { sets = new Map() }: Next): ReadonlyMap<string, string> {
  const all = new Map<string, string>(sets);
  for (const [, name = "", value = ""] of text.slice(0, node.pos).matchAll(exported)) all.set(name, value);
  for (const part of node.prefix)
    if (part.type === "Assignment" && part.value?.type === "Word") all.set(part.name, part.value.text.replace(/^(["'])(.*)\1$/, "$2"));
  return all;
}
