// What a call of apt-key is for, by its subcommand.
import type { Invocation } from "../../shell/invocation";

/** What each of its subcommands is for. */
export type Purpose = "keys" | "prints" | "takes" | "renews";
const purposes: ReadonlyMap<string, Purpose> = new Map([
  ["add", "keys"],
  ["adv", "keys"],
  ["list", "prints"],
  ["finger", "prints"],
  ["fingerprint", "prints"],
  ["export", "prints"],
  ["exportall", "prints"],
  ["del", "takes"],
  ["delete", "takes"],
  ["remove", "takes"],
  ["rm", "takes"],
  ["update", "renews"],
  ["net-update", "renews"],
]);

/** What it prints is for people alone: nothing reads it, and nothing depends on it. */
const isForPeople = ({ command: { inside, pipeline, redirections } }: Invocation): boolean =>
  inside.length === 0 && pipeline.length === 1 && redirections.length === 0;

/** With the name of the subcommand. */
export function purposeOf(invocation: Invocation): { readonly purpose: Purpose; readonly name: string } {
  const name = invocation.words.slice(1).find(({ value }) => value !== undefined && purposes.has(value))?.value ?? "";
  const purpose = purposes.get(name) ?? "keys";
  return { purpose: purpose === "prints" && !isForPeople(invocation) ? "keys" : purpose, name };
}

/** Adding is told once, however many keys there are. */
export const toldIn = (all: readonly Invocation[]): readonly Invocation[] => {
  const first = all.find((each) => purposeOf(each).purpose === "keys");
  return all.filter((each) => each === first || purposeOf(each).purpose !== "keys");
};
