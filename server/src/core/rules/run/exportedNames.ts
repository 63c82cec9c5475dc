// The names that an `export` sets, and whether ENV has set all of them already.
import type { Scope } from "../../model/types";
import type { Command } from "../../shell/types";

/** As a message lists them. */
export const namesOf = ({ words }: Command): string =>
  words
    .slice(1)
    .map(({ text }) => text.split("=")[0] ?? "")
    .join(", ");

/** `export NAME`, `export NAME=value` of what ENV says, too. */
export function isSetAnyway({ words }: Command, scope: Scope): boolean {
  return words.slice(1).every(({ text }) => {
    const [name = "", ...value] = text.split("=");
    const variable = scope.lookup(name);
    return variable?.kind === "env" && (value.length === 0 || (variable.value !== undefined && value.join("=") === variable.value));
  });
}
