// What a walk through a script knows at a point of it, and the ways in which the script may end.

import { expandWord, type ShellVariables } from "../shell/expandWords";
import { type Field, joined } from "../shell/field";
import type { FunctionNode, SimpleNode, StatementNode, WordNode } from "../shell/shellAst";
import type { Dialect } from "../shell/types";
import { isKnownName } from "./knownNames";
import type { Trap } from "./types";

/** A command that the script starts. */
export interface Launched {
  readonly argv: readonly Field[];
  readonly node: SimpleNode;
  /** The text that the node stands in: the script, or a file that it sources. */
  readonly text: string;
  readonly directory: string;
  /** The command is a variable, an array or `"$@"`: what somebody gives the script to run. */
  readonly given: boolean;
  /** The shell waits for the other commands of the pipe, too. */
  readonly piped?: true;
  /** The script means to do something when it has ended: `app || sleep infinity`, `app; cleanup`. */
  readonly followed?: true;
}

export interface DefinedFunction {
  readonly body: FunctionNode["body"];
  readonly text: string;
}

export type Final =
  | { readonly kind: "exec"; readonly launched: Launched }
  /** The shell waits for it. */
  | { readonly kind: "run"; readonly launched: Launched }
  /** `prog & … wait` */
  | { readonly kind: "wait"; readonly launched: readonly Launched[] }
  /** Loops for ever itself. `breath`: a trap runs between two short commands; `company`: programs run in the background. */
  | { readonly kind: "loop"; readonly breath: boolean; readonly company: boolean }
  /** The work is done by a function, perhaps, of a file that is not at hand. */
  | { readonly kind: "hidden" }
  /** `exec "$@"` without arguments. */
  | { readonly kind: "nothing"; readonly node: SimpleNode }
  | { readonly kind: "end" };

/** What a list of commands comes to; `return`: of the function or of the sourced file that it stands in. */
export type Ending = Final | { readonly kind: "return" };

/** What the script finds where it runs. */
export interface Surroundings {
  readonly environment: (name: string) => string | undefined;
  /** The text at an absolute path. */
  readonly textAt: (path: string) => string | undefined;
  /** A bare name is that of a program, as far as that is known. */
  readonly isProgram: (name: string, directory: string) => boolean;
  readonly dialect: Dialect;
}

/** What the shell has at a point of the script; changed as the walk goes on. */
export interface Walk {
  /** The text that is walked: the script, or a file that it sources. */
  text: string;
  readonly surroundings: Surroundings;
  readonly zero: string;
  parameters: readonly Field[];
  directory: string;
  /** Of `pushd`, where it came from; the last one is next. */
  left: readonly string[];
  trap: Trap | undefined;
  readonly assigned: Map<string, string | null | undefined>;
  /** `A=(…)` */
  readonly arrays: Map<string, readonly Field[]>;
  /** Variables whose value, whatever it is, begins with `exec`. */
  readonly execs: Set<string>;
  /** Set by `read`, `for`, `${X:=…}` and the like, somewhere in the texts that are walked; shared by all copies. */
  readonly bound: Set<string>;
  /** `code=$?`: a test of them is a word about the program in front; shared by all copies. */
  readonly statuses: Set<string>;
  readonly functions: Map<string, DefinedFunction>;
  /** Defined anywhere in the script, so that a trap may name one that comes later. */
  readonly declared: ReadonlyMap<string, DefinedFunction>;
  readonly background: Launched[];
  /** Last command in front that is not known to end soon. */
  foreground: Launched | undefined;
  /** What was started last and goes on in the background, by itself or with `&`; nothing but trivial work came behind it. */
  behind: { readonly launched: Launched; readonly how: "itself" | "job" } | undefined;
  /** What has been started in front so far, by program and first argument; only what the tables do not know. */
  readonly started: Set<string>;
  /** Something was called since that may be a function of a file that is not at hand. */
  hidden: boolean;
  /** Shared by all copies: a file that may define functions was sourced, and its text is not at hand. */
  readonly openNames: { are: boolean };
  /** Endings inside branches that may or may not be taken. */
  readonly alternatives: Final[];
  /** Those of them that something has to be given for, a variable or an argument; shared by all copies. */
  readonly asides: Set<Final>;
  /** Where a function or a sourced file is gone through: what the shell had where it may have been left early. */
  returned: Walk[] | undefined;
  depth: number;
  /** Nodes that may still be visited; shared by all copies, so that functions calling each other come to an end. */
  readonly budget: { left: number };
}

export const variablesOf = (walk: Walk): ShellVariables => ({
  zero: walk.zero,
  parameters: walk.parameters,
  variable: (name) => (walk.assigned.has(name) ? walk.assigned.get(name) : walk.surroundings.environment(name)),
  array: (name) => walk.arrays.get(name),
});

/** For the words of a command, and for the way that a script is most likely to go. */
export const presumingUnset = (walk: Walk): ShellVariables => ({ ...variablesOf(walk), unknownIsUnset: true });

/** `HOME`, `UID`, `KUBERNETES_SERVICE_HOST`: nobody writes them down, and they are there all the same. */
const given =
  /^(?:HOME|HOSTNAME|PATH|PWD|OLDPWD|USER|LOGNAME|SHELL|SHLVL|TERM|E?UID|GID|P?PID|RANDOM|SECONDS|LINENO|OSTYPE|\w*TYPE|IFS|OPT\w+|REPLY|BASH\w*|KUBERNETES_\w+|LANG|LC_\w+)$/;

/** The way of a choice that nobody has asked for: a variable that neither the image nor the script sets is empty. */
export function presumingNoneSet(walk: Walk): ShellVariables {
  const variables = presumingUnset(walk);
  const none = (name: string): boolean =>
    /^[A-Z][A-Z\d_]*$/.test(name) && !walk.openNames.are && !walk.assigned.has(name) && !walk.bound.has(name) && !given.test(name);
  return { ...variables, variable: (name) => variables.variable(name) ?? (none(name) ? null : variables.variable(name)) };
}

/** Notes what a text sets in other ways than by an assignment. */
export function noteBound(text: string, bound: Set<string>): void {
  for (const [, words = ""] of text.matchAll(/\b(?:read|for|select|getopts|mapfile|readarray|printf -v)\b([^\n;]*)/g))
    for (const [word] of words.matchAll(/\w+/g)) bound.add(word);
  for (const [, name = ""] of text.matchAll(/\$\{(\w+):?=/g)) bound.add(name);
}

function assignArray({ name, append, value }: Extract<SimpleNode["prefix"][number], { type: "Assignment" }>, walk: Walk): void {
  if (value?.type !== "ArrayValue") return;
  const before = append ? walk.arrays.get(name) : [];
  if (before) walk.arrays.set(name, [...before, ...value.elements.flatMap((word) => expandWord(word, variablesOf(walk)))]);
  else walk.arrays.delete(name);
}

/** `A=1 B=$X` on a line of their own, or behind `export`. */
export function assign(parts: SimpleNode["prefix"] | SimpleNode["args"], walk: Walk): void {
  for (const part of parts) {
    if (part.type !== "Assignment") continue;
    if (part.value?.type === "Word" && /^"?\$\??"?$/.test(part.value.text) && part.value.text.includes("?")) walk.statuses.add(part.name);
    if (part.value?.type !== "Word" || part.index) {
      assignArray(part, walk);
      continue;
    }
    const value = joined(expandWord(part.value, variablesOf(walk)));
    walk.assigned.set(part.name, value.known && !part.append ? value.text : undefined);
    if (value.known && /^exec\b/.test(value.text)) walk.execs.add(part.name);
    else walk.execs.delete(part.name);
  }
}

/** Goes through a list of commands; undefined: its end is reached. */
export type WalkList = (list: readonly StatementNode[], walk: Walk) => Ending | undefined;

/** Nothing but expansions: `"${CMD[@]}"`, `$CMD`, `"$@"`. */
function isExpansion({ parts = [] }: WordNode): boolean {
  const flat = parts.flatMap((part): readonly { readonly type: string }[] => (part.type === "DoubleQuoted" ? part.parts : [part]));
  return flat.length > 0 && flat.every(({ type }) => type === "SimpleExpansion" || type === "ParameterExpansion");
}

export const launch = (node: SimpleNode, argv: readonly Field[], walk: Walk): Launched => ({
  argv,
  node,
  text: walk.text,
  directory: walk.directory,
  given: node.name !== undefined && isExpansion(node.name) && node.args.every((word) => word.type === "Word" && isExpansion(word)),
});

/** A bare name that nobody knows, where a file was sourced that may define it. */
export const mayBeFunction = (name: string, walk: Walk): boolean =>
  walk.openNames.are && !name.includes("/") && !isKnownName(name) && !walk.surroundings.isProgram(name, walk.directory);
