// What the words of a RUN's script become: quotes taken away, ARG, ENV, the home directory and the script's own variables put in.
import type { Scope } from "../model/types";
import { expandWord, type ShellVariables } from "../shell/expandWords";
import type { Field } from "../shell/field";
import type { ShellScript, ShellWord } from "../shell/types";
import { variablesSet } from "../shell/variables";
import { homeIn } from "./user";

/** A word of a command, or the target of a redirection. */
export type ScriptWord = Pick<ShellWord, "text" | "value" | "node"> & Partial<Pick<ShellWord, "span">>;

export interface ScriptWords {
  /** The fields that a word becomes; what is not `known` of them stands as written. */
  fields(word: ScriptWord): readonly Field[];
  /** Of a word that becomes one known field; undefined for another. */
  value(word: ScriptWord | undefined): string | undefined;
  readonly home: string | undefined;
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

/** A glob and a brace stand for names that are not known here. */
const isOpenEnded = (text: string): boolean => /[*?[{]/.test(text.replace(/\$\{/g, ""));

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
  const home = (): string | undefined => variables.variable("HOME") ?? undefined;
  /** `~` at the start of a word. */
  function atHome([first, ...others]: readonly Field[]): readonly Field[] {
    const path = home();
    return first ? [{ text: first.text.replace(/^~/, () => path ?? "$HOME"), known: first.known && path !== undefined }, ...others] : [];
  }
  const fields: ScriptWords["fields"] = ({ value, text, node }) => {
    if (value !== undefined) return [{ text: value, known: true }];
    if (!node) return [{ text, known: false }];
    const expanded = expandWord(node, variables);
    const placed = /^~(?:\/|$)/.test(text) ? atHome(expanded) : expanded;
    return isOpenEnded(node.text) ? placed.map((field) => ({ ...field, known: false })) : placed;
  };
  return {
    fields,
    value(word) {
      const [only, ...rest] = word ? fields(word) : [];
      return only?.known && rest.length === 0 ? only.text : undefined;
    },
    get home() {
      return home();
    },
  };
}
