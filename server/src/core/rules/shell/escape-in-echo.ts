// echo with `\n`, which some shells write as a line end and others as two characters.

import { commandsOf } from "../../shell/commandsOf";
import { defineRule } from "../rule";
import { withShell } from "./scripts";

const escapeSequence = /\\[abefnrtv0]/;

export default defineRule({
  id: "escape-in-echo",
  aliases: ["SC2028"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `echo` with `\\n`, `\\t` and other escapes in its text.",
    why: "dash makes a line end of `\\n`, bash and BusyBox write a backslash and an n. The same line gives another file when the base image or SHELL changes.",
    bad: 'FROM debian:12-slim\nRUN echo "a\\nb" > /x\n',
    good: 'FROM debian:12-slim\nRUN printf "a\\nb\\n" > /x\n',
    whenNot: "The text is a program for somebody else, which reads the escapes itself.",
  },
  messages: {
    written: "echo writes {escape} as two characters here: {shell} does not read escapes without -e. Use printf",
    read: "dash makes one character of {escape} here, other shells do not. Use printf",
    either: "Whether echo reads {escape} or writes it as it is depends on the shell. Use printf",
  },
  on: withShell,
  *checkInstruction(instruction, context) {
    for (const { words, script } of commandsOf(instruction, context, ["echo"])) {
      if (/^-\w*[eE]/.test(words[1]?.value ?? "")) continue;
      for (const { value, span } of words.slice(1)) {
        const found = escapeSequence.exec(value ?? "")?.[0];
        if (found === undefined) continue;
        const { dialect } = script;
        if (dialect === "dash") yield { at: span, says: ["read", { escape: found }] };
        else if (dialect === "sh") yield { at: span, says: ["either", { escape: found }] };
        else yield { at: span, says: ["written", { escape: found, shell: dialect }] };
        break;
      }
    }
  },
});
