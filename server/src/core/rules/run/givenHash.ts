// What useradd and usermod write into /etc/shadow for a password.
import { type Invocation, type Option, optionOf } from "../../shell/invocation";

/** No password fits them: `!` locks the account, `*` leaves keys to it; a plain word is the hash of none. See crypt(5). */
export const fitsNone = /^(?!\$[\w-]{1,10}\$|_[./0-9A-Za-z]{19}$|[./0-9A-Za-z]{13}$)/;

/** `useradd -p X`, `usermod --password X`: what is written into /etc/shadow. */
export function givenHash(invocation: Invocation): { readonly value: string; readonly option: Option } | undefined {
  if (invocation.program !== "useradd" && invocation.program !== "usermod") return undefined;
  const option = optionOf(invocation, "-p", "--password");
  const word = option?.valueWord ?? option?.word;
  return option?.value && word?.value !== undefined ? { value: option.value, option } : undefined;
}

/** `usermod -p '*'` of this user, as it is told. */
export function withoutLogin(invocation: Invocation, user: string): string | undefined {
  const given = givenHash(invocation);
  if (!given || !fitsNone.test(given.value) || !invocation.operands.some(({ value, text }) => (value ?? text) === user)) return undefined;
  return `${invocation.program} -p '${given.value}'`;
}
