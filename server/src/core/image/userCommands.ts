// The commands that make, rename and delete users and groups.
import { type Invocation, optionOf } from "../shell/invocation";
import type { ShellWord } from "../shell/types";
import { shift } from "../text/span";
import { isOpen, optionValue, type Reader } from "./command";
import type { CommandSite } from "./commandSteps";
import type { UserEffect } from "./effect";

const namePattern = /^[a-z_][\w.-]*\$?$/i;
/** undefined: a name that cannot be told. */
const valid = (name: string | undefined): string | undefined => (name !== undefined && namePattern.test(name) ? name : undefined);
const nameOf = (word: ShellWord | undefined, { words }: CommandSite): string | undefined => valid(words.value(word));

const made = (name: string | undefined, literal: boolean, invocation: Invocation, site: CommandSite): UserEffect => ({
  kind: "user",
  name: isOpen(invocation) ? undefined : name,
  at: shift(invocation.nameSpan, -site.instruction.span.start),
  literal,
  uid: optionValue(invocation, site, "-u", "--uid"),
  home: optionValue(invocation, site, "-d", "--home", "--home-dir", "-h"),
  shell: optionValue(invocation, site, "-s", "--shell"),
  maker: invocation.program,
});

const byWord = (word: ShellWord | undefined, invocation: Invocation, site: CommandSite): readonly UserEffect[] => [
  made(nameOf(word, site), word?.value !== undefined, invocation, site),
];

/** It takes the name last. */
const useradd: Reader = (invocation, site) => byWord(invocation.operands.at(-1), invocation, site);

/** `adduser NAME GROUP` adds an existing user to a group. */
const adduser: Reader = (invocation, site) => (invocation.operands.length > 1 ? [] : byWord(invocation.operands[0], invocation, site));

const usermod: Reader = (invocation, site) => {
  if (!optionOf(invocation, "-l", "--login")) return [];
  const old = nameOf(invocation.operands.at(-1), site);
  const renamed = made(valid(optionValue(invocation, site, "-l", "--login")), false, invocation, site);
  return [...(old === undefined ? [] : [{ kind: "noUser", name: old } as const]), renamed];
};

const groupadd: Reader = (invocation, site) =>
  invocation.operands.length > 1 && invocation.program === "addgroup"
    ? []
    : [{ kind: "group", name: nameOf(invocation.operands.at(-1), site), gid: optionValue(invocation, site, "-g", "--gid") }];

const groupmod: Reader = (invocation, site) => {
  if (!optionOf(invocation, "-n", "--new-name")) return [];
  const old = nameOf(invocation.operands.at(-1), site);
  const name = valid(optionValue(invocation, site, "-n", "--new-name"));
  return [...(old === undefined ? [] : [{ kind: "noGroup", name: old } as const]), { kind: "group", name, gid: undefined }];
};

const dropped =
  (kind: "noUser" | "noGroup"): Reader =>
  ({ operands }, site) => {
    // `deluser NAME GROUP` takes a user out of a group.
    const name = operands.length === 1 ? nameOf(operands[0], site) : undefined;
    return name === undefined ? [] : [{ kind, name }];
  };

export const userReaders: Readonly<Record<string, Reader>> = {
  useradd,
  adduser,
  usermod,
  groupadd,
  addgroup: groupadd,
  groupmod,
  userdel: dropped("noUser"),
  deluser: dropped("noUser"),
  groupdel: dropped("noGroup"),
  delgroup: dropped("noGroup"),
};
