// Whether a pair of ARG or ENV holds a secret, and whether that is a default password.
import type { Scope, Stage } from "../../model/types";
import type { Instruction, Pair } from "../../syntax/types";
import { isDefaultPassword, isPlain, namesSecret, unquoted, userNamesFor } from "./secretNames";

/** `ENV X=$X` hands on an ARG that is reported itself. */
function isHandedOn(value: string | undefined, scope: Scope): boolean {
  const name = /^\$\{?(\w+)\}?$/.exec(unquoted(value))?.[1];
  return name !== undefined && namesSecret(name, undefined) && scope.lookup(name)?.kind === "arg";
}

export type HeldPair = Pair & { readonly held: string | undefined };

/** What the variable holds behind the instruction, as far as that is known: with the default of the global ARG for an ARG without one. */
export function valueBehind({ key, value }: Pair, instruction: Instruction, { endScope }: Stage): string | undefined {
  const found = endScope.lookup(key);
  return found?.instruction === instruction ? found.value : value;
}

/** In the default profile: an ENV that is empty holds no secret, it names what is passed at the start. */
export function isSecret({ key, value, held }: HeldPair, keyword: string, scope: Scope): boolean {
  if (!namesSecret(key, value) || (keyword === "ENV" && unquoted(value) === "")) return false;
  return !isPlain(key, value) && !isPlain(key, held) && !isHandedOn(value, scope);
}

/** Values of the variables that name the user of this password. */
const usersFor = (key: string, { pairs }: Instruction, scope: Scope): readonly (string | undefined)[] =>
  userNamesFor(key).flatMap((name) => [
    scope.lookup(name)?.value,
    ...pairs.filter((pair) => pair.key === name).map(({ value }) => unquoted(value)),
  ]);

/** The name of the user counts, wherever it is set. */
export const holdsDefaultPassword = ({ key, value, held }: HeldPair, instruction: Instruction, scope: Scope): boolean =>
  isDefaultPassword(key, value ?? held, usersFor(key, instruction, scope));
