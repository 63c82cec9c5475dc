// What an image name becomes when ARGs are filled in along the chain of their defaults: `ARG V`, `ARG F="acme/php:$V"`, `FROM $F`.
import { namesBuildArg, passesArgument, targetsOfFile } from "../../context";
import { platformArgs } from "../../knowledge/predefinedArgs";
import { commentAbove } from "../../model/explained";
import { referenceFault } from "../../model/imageReference";
import { variableUses } from "../../model/variableUses";
import { expandWith } from "../../syntax/expand";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

const aboutPassing = /--build-arg|\b(?:set|passed|given|filled) (?:by|in|from|at)\b|\brequired\b/i;

/** A comment of this file passes the argument: whoever builds this knows. */
const isTold = (file: FileContext, name: string): boolean =>
  file.tree.comments.some(({ text }) => namesBuildArg(text, name)) ||
  file.globalArgs.some((arg) => arg.pairs.some(({ key }) => key === name) && aboutPassing.test(commentAbove(file, arg)));

/** Values that an argument may be given: a name or a tag, a checksum, a digest. */
const fillers = ["a", "a".repeat(64), `sha256:${"a".repeat(64)}`] as const;

export type Values = ReadonlyMap<string, string>;

/** @param given what the ARG is given instead of its default; undefined: it keeps it */
export function valuesWith(file: FileContext, given: (name: string, value: string | undefined) => string | undefined): Values {
  const values = new Map(platformArgs);
  const lookup = (name: string): string | undefined => values.get(name);
  for (const { pairs } of file.globalArgs) {
    for (const { key, value } of pairs) {
      const own = given(key, value);
      const expanded =
        own !== undefined ? { value: own } : value === undefined ? undefined : expandWith(value, lookup, { escape: file.tree.escape });
      if (expanded && "value" in expanded) values.set(key, expanded.value);
    }
  }
  return values;
}

const isName = (file: FileContext, from: Instruction, values: Values): boolean => {
  const expanded = expandWith(from.words[0]?.text ?? "", (name) => values.get(name), { escape: file.tree.escape });
  return "value" in expanded && referenceFault(expanded.value) === undefined;
};

export interface Chain {
  /** With a value for every ARG that has none it is an image name. */
  canBeName(from: Instruction): boolean;
  /** With what the known builds of this file pass it is one, in each of them. */
  isPassed(from: Instruction): boolean;
  /** A project's file or a comment passes the argument. */
  passes(name: string): boolean;
}

/** Worked out when it is asked for, once for the file. */
export function chainOf(file: FileContext): Chain {
  const told = new Map<string, boolean>();
  const loose = new Map<string, boolean>();
  const ask = (known: Map<string, boolean>, name: string, answer: () => boolean): boolean => {
    const found = known.get(name) ?? answer();
    known.set(name, found);
    return found;
  };
  const isToldHere = (name: string): boolean => ask(told, name, () => isTold(file, name));
  const passes = (name: string): boolean => ask(loose, name, () => isToldHere(name) || passesArgument(file.facts, name));
  let filled: readonly Values[] | undefined;
  let builds: readonly (readonly Values[])[] | undefined;
  const passedBy = (isGiven: (name: string) => boolean): readonly Values[] =>
    fillers.map((filler) => valuesWith(file, (name) => (isGiven(name) ? filler : undefined)));
  const buildsOf = (): readonly (readonly Values[])[] => {
    const targets = targetsOfFile(file.facts);
    return targets.length > 0
      ? targets.slice(0, 40).map(({ args }) => passedBy((name) => args.has(name) || isToldHere(name)))
      : [passedBy(passes)];
  };
  return {
    passes,
    canBeName: (from) => {
      filled ??= fillers.map((filler) => valuesWith(file, (_, value) => (!value || /^["']+$/.test(value) ? filler : undefined)));
      return filled.some((values) => isName(file, from, values));
    },
    isPassed: (from) => {
      builds ??= buildsOf();
      return builds.every((worlds) => worlds.some((values) => isName(file, from, values)));
    },
  };
}

/** Of the defaults that the name is made of: the first variable that no ARG in front of its ARG declares. */
export function undeclaredIn(file: FileContext, used: readonly string[]): { readonly name: string; readonly missing: string } | undefined {
  const wanted = new Set(used);
  const first = new Map<string, number>();
  for (const [at, { pairs }] of file.globalArgs.entries()) for (const { key } of pairs) first.set(key, first.get(key) ?? at);
  for (let at = file.globalArgs.length - 1; at >= 0; at--) {
    const arg = file.globalArgs[at];
    const name = arg?.pairs.find(({ key, value }) => wanted.has(key) && value?.includes("$"))?.key;
    if (!arg || name === undefined) continue;
    for (const use of variableUses(arg, file.tree.escape)) {
      // `ARG V=$V` says nothing more with that.
      if (use.name !== name && !platformArgs.has(use.name) && (first.get(use.name) ?? at) >= at) return { name, missing: use.name };
      wanted.add(use.name);
    }
  }
  return undefined;
}

const mostNames = 20;

/** The ARGs that the name is made of, those of defaults too. */
export function namesBehind(file: FileContext, used: readonly string[]): readonly string[] {
  const wanted = new Set(used);
  const uses = new Map(
    file.globalArgs.flatMap((arg) => arg.pairs.map(({ key, value }) => [key, value?.includes("$") ? arg : undefined] as const)),
  );
  for (const name of wanted) {
    const arg = uses.get(name);
    if (arg && wanted.size <= mostNames) for (const use of variableUses(arg, file.tree.escape)) wanted.add(use.name);
  }
  return [...wanted];
}
