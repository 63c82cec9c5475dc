// A login password that is set in the build.

import { allCommands } from "../../shell/commandsOf";
import { hasOption, type Invocation } from "../../shell/invocation";
import type { Span } from "../../text/span";
import { defineRule, type Found } from "../rule";
import { fitsNone, givenHash, withoutLogin } from "./givenHash";

const messages = {
  none: "Whoever is in the container becomes {user} with su, without a password. Leave {command} out: no password opens the account then, and for logins with keys alone there is usermod -p '*' {user}",
  emptied:
    "Whoever is in the container becomes {user} with su, without a password. Leave {command} out: {before} in front of it has taken the password away already, and this makes it an empty one",
  found: "Everybody who has this image knows this password. Lock the account, log in with keys, or set it when the container starts",
} as const;

/** What Azure App Service asks for: it logs in with it from inside, and opens the port to nobody else. */
const ofPlatform = /^["']?root:Docker!(?:\\n)?["']?$/;

const readsPassword = (invocation: Invocation): boolean =>
  invocation.program === "chpasswd"
    ? !hasOption(invocation, "-e", "--encrypted")
    : invocation.program === "passwd" && hasOption(invocation, "--stdin");

/** The literal text that echo or printf hand to the command behind the pipe. */
function pipedText(all: readonly Invocation[], at: number): Span | undefined {
  const reader = all[at];
  const before = all[at - 1];
  if (!reader || !before || reader.command.joinedBy !== "|" || !/^(echo|printf)$/.test(before.program)) return undefined;
  const text = before.words.slice(1).findLast(({ value }) => value !== undefined && (reader.program === "passwd" || value.includes(":")));
  return text && !/[$`]/.test(text.text) && !ofPlatform.test(text.text) ? text.span : undefined;
}

const takesAway = ({ program, options }: Invocation): boolean =>
  program === "passwd" && options.some(({ name }) => name === "-d" || name === "--delete") && !options.some(({ name }) => name === "-l");

/** `passwd -d`: an empty password lets everybody in, until another one is set or the account is locked. */
function* withoutPassword(all: readonly Invocation[]): Iterable<Found<typeof messages>> {
  const last = all.findLastIndex(takesAway);
  if (last < 0 || all.slice(last + 1).some(({ program }) => /^(?:passwd|chpasswd|usermod)$/.test(program))) return;
  for (const [index, invocation] of all.entries()) {
    if (!takesAway(invocation)) continue;
    const { program, nameSpan, options } = invocation;
    const [user] = invocation.operands;
    const name = user ? (user.value ?? user.text) : "root";
    const option = options.find((each) => each.name === "-d" || each.name === "--delete");
    const command = `${program} ${option?.name ?? "-d"}${user ? ` ${name}` : ""}`;
    const before = all.slice(0, index).flatMap((each) => withoutLogin(each, name) ?? [])[0];
    const severity = name === "root" ? "warning" : "info";
    const at = user?.span ?? nameSpan;
    if (before === undefined) yield { at, says: ["none", { user: name, command }], severity };
    else yield { at, says: ["emptied", { user: name, command, before }], severity };
  }
}

export default defineRule<typeof messages>({
  id: "literal-password",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a login password in the file: `echo 'root:secret' | chpasswd`, `passwd --stdin`, `useradd -p`; and one that is taken away with `passwd -d`.",
    why: "Everybody who has the file or the image knows the password of that user in every container, and its history shows it. Without a password everybody in the container becomes that user with `su`, root with all rights.",
    bad: "FROM debian:12-slim\nRUN echo 'root:secret' | chpasswd\n",
    good: "FROM debian:12-slim\nRUN --mount=type=secret,id=root-login chpasswd < /run/secrets/root-login\n",
    whenNot:
      "A machine for exercises, where everybody is meant to know it. `root:Docker!` is passed over: Azure App Service logs in with it, and lets nobody else to the port. So is a plain word behind `useradd -p`, which takes a hash: no password fits it.",
  },
  messages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    const all = allCommands(instruction, context);
    yield* withoutPassword(all);
    for (const [index, invocation] of all.entries()) {
      if (readsPassword(invocation)) {
        const at = pipedText(all, index);
        if (at) yield { at, says: ["found"] };
      } else {
        const given = givenHash(invocation);
        if (given && !fitsNone.test(given.value)) yield { at: given.option.span, says: ["found"] };
      }
    }
  },
});
