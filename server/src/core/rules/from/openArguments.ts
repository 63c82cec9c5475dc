// The build arguments that an image name wants: those without a default, and defaults that stop the build on purpose.
import type { Dockerfile } from "../../model/types";
import { variableUses } from "../../model/variableUses";

const stops =
  /(?:^|[^a-z])(?:pass|must|fails?|set|provide|specify|overrid\w*|required?|replace|please|supply|missing|unset|undefined|needed)(?:[^a-z]|$)/i;
/** `must-be-passed`, `<set-me>`: a default that is told to whoever forgets the argument, and stops the build. */
export const isStop = (value = ""): boolean => /^[^/:]+$/.test(value) && /[-_ <]/.test(value) && stops.test(value);

/** Of a template, or of a file that something else fills in before it is built: `%%VERSION%%`, `<%= version %>`, `{{ version }}`. */
export const templateMark = /%%|<%|\{\{|@@|\{%/;

/** An image name is made of fewer. */
const mostArgs = 20;

/** What is to be given a value: of what the variables are made of, the ARGs that have none. */
function withoutDefault({ globalArgs, tree }: Dockerfile, used: readonly string[]): readonly string[] {
  const declared = new Map(globalArgs.flatMap((arg) => arg.pairs.map(({ key, value }) => [key, { arg, value }] as const)));
  const asked = new Set(used);
  for (const name of asked) {
    const found = declared.get(name);
    if (asked.size > mostArgs || !found?.value?.includes("$")) continue;
    for (const use of variableUses(found.arg, tree.escape)) asked.add(use.name);
  }
  return [...asked].filter((name) => declared.has(name) && !declared.get(name)?.value);
}

const list = (names: readonly string[]): string => [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" and ");

/** For a sentence. */
export function wantedDefaults(file: Dockerfile, used: readonly string[]): { readonly args: string; readonly default: string } {
  const open = withoutDefault(file, used);
  const args = list((open.length > 0 ? open : used).map((name) => `ARG ${name}`));
  return { args, default: open.length > 0 ? "a default" : "another default" };
}
