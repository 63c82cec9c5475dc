// sudo in a RUN, which runs as root already.

import { userInForce } from "../../image";
import { allCommands } from "../../shell/commandsOf";
import { remove } from "../../text/span";
import { defineRule } from "../rule";

/** Options that only make a difference for another user, or ask for nothing. */
const idle = /^-[EHnS]+$|^--$/;

export default defineRule({
  id: "sudo-in-run",
  aliases: ["DL3004"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `sudo` in a `RUN` that runs as root.",
    why: "The command has all rights already. Most base images have no sudo, so the build fails; where it is installed it only puts a process and cleared variables in between.",
    bad: "FROM debian:12-slim\nRUN sudo apt-get update\n",
    good: "FROM debian:12-slim\nRUN apt-get update\n",
    fixSafety: "Needs a look: sudo clears variables, and without it the command sees them.",
    whenNot:
      "Behind a `USER` that is not root, or with `sudo -u`: both are passed over. `USER` changes the user of the following instructions.",
    differs:
      "hadolint reports every `sudo`, as an error; strict profiles report every one too. It is a warning here, since the build works where the image has sudo.",
  },
  messages: {
    root: "This RUN runs as root already, and most images have no sudo. Leave it out",
    found: "sudo runs one command as another user. Switch with USER instead",
    drop: "Leave sudo out",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    if (!instruction.arguments.text.includes("sudo") && instruction.heredocs.length === 0) return;
    for (const { program, wrappers, command, words } of allCommands(instruction, context)) {
      if (program !== "sudo" && !wrappers.includes("sudo")) continue;
      const at = command.words.findIndex(({ value }) => value !== undefined && /(^|\/)sudo$/.test(value));
      const sudo = command.words[at];
      if (!sudo) continue;
      const toAnother = command.words.some(({ text }) => /^(-[a-zA-Z]*[ugU]|--user|--group)/.test(text)) && wrappers.includes("sudo");
      const asRoot = userInForce(context.scope).isRoot === true && !toAnother;
      if (!asRoot && !context.options.strict) continue;
      const between = command.words.slice(at + 1, command.words.indexOf(words[0] ?? sudo));
      const next = command.words.slice(at + 1).find(({ text }) => !idle.test(text));
      const plain = asRoot && next && program !== "sudo" && between.every(({ text }) => idle.test(text) || /^\w+=/.test(text));
      yield {
        at: sudo.span,
        says: [asRoot ? "root" : "found"],
        fix: plain
          ? { title: ["drop"], safety: "review", edits: () => [remove({ start: sudo.span.start, end: next.span.start })] }
          : undefined,
      };
    }
  },
});
