// What the words of a RUN's script become: quotes taken away, ARG, ENV and the script's own variables put in.
import type { Scope } from "../model/types";
import { expandWord, type ShellVariables } from "../shell/expandWords";
import type { Field } from "../shell/field";
import type { ShellScript, ShellWord } from "../shell/types";
import { variablesSet } from "../shell/variables";

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

export function scriptWords(script: ShellScript, scope: Scope): ScriptWords {
  let own: ReadonlyMap<string, string | null> | undefined;
  const variables: ShellVariables = {
    variable(name) {
      own ??= ownVariables(script);
      return own.has(name) ? (own.get(name) ?? undefined) : scope.lookup(name)?.value;
    },
    parameters: [],
    zero: "sh",
  };
  const fields: ScriptWords["fields"] = ({ value, text, node }) => {
    if (value !== undefined) return [{ text: value, known: true }];
    if (!node) return [{ text, known: false }];
    const expanded = expandWord(node, variables);
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
