// What a walk through a script knows at a point of it, and the ways in which the script may end.

import { expandWord, type ShellVariables } from "../shell/expandWords";
import { type Field, joined } from "../shell/field";
import type { FunctionNode, SimpleNode, StatementNode } from "../shell/shellAst";
import type { Trap } from "./types";

/** A command that the script starts. */
export interface Launched {
  readonly argv: readonly Field[];
  readonly node: SimpleNode;
  readonly directory: string;
}

export type Ending =
  | { readonly kind: "exec"; readonly launched: Launched }
  /** The shell waits for it. */
  | { readonly kind: "run"; readonly launched: Launched }
  /** `prog & … wait` */
  | { readonly kind: "wait"; readonly launched: readonly Launched[] }
  /** Loops for ever itself. */
  | { readonly kind: "loop" }
  /** `exec "$@"` without arguments. */
  | { readonly kind: "nothing"; readonly node: SimpleNode }
  | { readonly kind: "end" };

/** What the shell has at a point of the script; changed as the walk goes on. */
export interface Walk {
  readonly text: string;
  readonly environment: (name: string) => string | undefined;
  readonly zero: string;
  parameters: readonly Field[];
  directory: string;
  trap: Trap | undefined;
  readonly assigned: Map<string, string | null | undefined>;
  readonly functions: Map<string, FunctionNode>;
  readonly background: Launched[];
  /** Last command in front that is not known to end soon. */
  foreground: Launched | undefined;
  /** What has been started in front so far, by program and first argument; only what the tables do not know. */
  readonly started: Set<string>;
  /** Endings inside branches that may or may not be taken. */
  readonly alternatives: Ending[];
  depth: number;
  /** Nodes that may still be visited; shared by all copies, so that functions calling each other come to an end. */
  readonly budget: { left: number };
}

export const variablesOf = (walk: Walk): ShellVariables => ({
  zero: walk.zero,
  parameters: walk.parameters,
  variable: (name) => (walk.assigned.has(name) ? walk.assigned.get(name) : walk.environment(name)),
});

/** `A=1 B=$X` on a line of their own, or behind `export`. */
export function assign(parts: SimpleNode["prefix"] | SimpleNode["args"], walk: Walk): void {
  for (const part of parts) {
    if (part.type !== "Assignment" || part.value.type !== "Word") continue;
    const value = joined(expandWord(part.value, variablesOf(walk)));
    walk.assigned.set(part.name, value.known && !part.append ? value.text : undefined);
  }
}

/** Goes through a list of commands; undefined: its end is reached. */
export type WalkList = (list: readonly StatementNode[], walk: Walk) => Ending | undefined;

export const launch = (node: SimpleNode, argv: readonly Field[], walk: Walk): Launched => ({ argv, node, directory: walk.directory });
