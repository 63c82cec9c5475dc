// What the words of a RUN's script become: quotes taken away, ARG, ENV and the script's own variables put in.
import type { Scope } from "../model/types";
import { expandWord, type ShellVariables } from "../shell/expandWords";
import type { Field } from "../shell/field";
import type { ShellScript, ShellWord } from "../shell/types";
import { variablesSet } from "../shell/variables";
import { userInForce } from "./user";

export interface ScriptWords {
  /** The fields that a word becomes; those that are not `known` stand as written. */
  fields(word: Pick<ShellWord, "text" | "value" | "node">): readonly Field[];
  /** Of a word that becomes one known field; undefined for another. */
  value(word: Pick<ShellWord, "text" | "value" | "node"> | undefined): string | undefined;
}

/** What the script itself sets once and to something literal; null: set in a way that cannot be told. */
function ownVariables(script: ShellScript): ReadonlyMap<string, string | null> {
  const own = new Map<string, string | null>();
  for (const { name, value, by } of variablesSet(script)) {
    if (by === "command") continue;
    own.set(name, own.has(name) || value === undefined || by === "unset" ? null : value);
  }
  return own;
}

/** Of a user by name only /etc/passwd tells for certain. */
function homeIn(scope: Scope): string | undefined {
  const { isRoot, home } = userInForce(scope);
  return isRoot ? home : scope.lookup("HOME")?.value;
}

/** `~/x`; of another user's `~name` it is not known where it lies. */
function withHome([first, ...others]: readonly Field[], home: string | undefined): readonly Field[] {
  if (!first) return [];
  const rest = /^~(?=\/|$)(.*)/s.exec(first.text)?.[1];
  const known = first.known && home !== undefined && rest !== undefined;
  return [known ? { text: home + rest, known } : { ...first, known: false }, ...others];
}

export function scriptWords(script: ShellScript, scope: Scope): ScriptWords {
  let own: ReadonlyMap<string, string | null> | undefined;
  const variables: ShellVariables = {
    variable(name) {
      own ??= ownVariables(script);
      if (own.has(name)) return own.get(name) ?? undefined;
      return name === "HOME" ? homeIn(scope) : scope.lookup(name)?.value;
    },
    parameters: [],
    zero: "sh",
  };
  const fields: ScriptWords["fields"] = ({ value, text, node }) => {
    if (value !== undefined) return [{ text: value, known: true }];
    if (!node) return [{ text, known: false }];
    const plain = expandWord(node, variables);
    const expanded = node.text.startsWith("~") ? withHome(plain, variables.variable("HOME") ?? undefined) : plain;
    // A glob and a brace stand for names that are not known here.
    return /[*?[{]/.test(node.text.replace(/\$\{/g, "")) ? expanded.map((field) => ({ ...field, known: false })) : expanded;
  };
  return {
    fields,
    value(word) {
      const [only, ...rest] = word ? fields(word) : [];
      return only?.known && rest.length === 0 ? only.text : undefined;
    },
  };
}
