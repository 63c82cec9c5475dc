// sudo in a RUN, which runs as root already.

import { userInForce } from "../../image";
import { allCommands } from "../../shell/commandsOf";
import type { Invocation } from "../../shell/invocation";
import { type FixEdit, remove, type Span } from "../../text/span";
import { defineRule } from "../rule";
import { hasSudo, installEdit } from "./sudoInstalled";

/** Options that only make a difference for another user, or ask for nothing. */
const idle = /^-[EHnS]+$|^--$/;

interface Use {
  readonly at: Span;
  readonly asRoot: boolean;
  /** Takes sudo away; undefined where the command would be another one without it. */
  readonly edit: FixEdit | undefined;
}

function useOf({ program, wrappers, command, words }: Invocation, runsAsRoot: boolean): Use | undefined {
  if (program !== "sudo" && !wrappers.includes("sudo")) return undefined;
  const at = command.words.findIndex(({ value }) => value !== undefined && /(^|\/)sudo$/.test(value));
  const sudo = command.words[at];
  if (!sudo) return undefined;
  const toAnother = command.words.some(({ text }) => /^(-[a-zA-Z]*[ugU]|--user|--group)/.test(text)) && wrappers.includes("sudo");
  const asRoot = runsAsRoot && !toAnother;
  const between = command.words.slice(at + 1, command.words.indexOf(words[0] ?? sudo));
  const next = command.words.slice(at + 1).find(({ text }) => !idle.test(text));
  const plain = asRoot && next && program !== "sudo" && between.every(({ text }) => idle.test(text) || /^\w+=/.test(text));
  return { at: sudo.span, asRoot, edit: plain ? remove({ start: sudo.span.start, end: next.span.start }) : undefined };
}

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
    fixSafety:
      "Needs a look: sudo clears variables, and without it the command sees them. Where the RUN installs sudo for these calls alone, it is taken out of the list of packages, too; where it stands in a variable or is removed again, there is no fix.",
    whenNot:
      "Behind a `USER` that is not root, or with `sudo -u`: both are passed over. `USER` changes the user of the following instructions.",
    differs:
      "hadolint reports every `sudo`, as an error; strict profiles report each RUN with one too. It is a warning here, and only an info where the file " +
      "installs sudo or the base image brings it, since the build works there. All of one RUN are told once.",
  },
  messages: {
    root: "This RUN runs as root already, and most images have no sudo. Leave it out",
    needless: "This RUN runs as root already, so sudo only puts a process in between and clears variables. Leave it out",
    found: "sudo runs one command as another user. Switch with USER instead",
    also: "Here, too",
    drop: "Leave sudo out",
  },
  *check(file) {
    for (const instruction of file.each("RUN")) {
      if (!instruction.arguments.text.includes("sudo") && instruction.heredocs.length === 0) continue;
      const commands = allCommands(instruction, file).filter(({ program, wrappers }) => program === "sudo" || wrappers.includes("sudo"));
      if (commands.length === 0) continue;
      const runsAsRoot = userInForce(file.scopeBefore(instruction)).isRoot === true;
      const uses = commands.flatMap((command) => useOf(command, runsAsRoot) ?? []);
      for (const asRoot of file.options.strict ? [true, false] : [true]) {
        const [first, ...others] = uses.filter((use) => use.asRoot === asRoot);
        if (!first) continue;
        const isThere = asRoot && !file.options.strict && hasSudo(file, instruction, first.at);
        const calls = [first, ...others].flatMap(({ edit }) => edit ?? []);
        const installed = calls.length === uses.length ? installEdit(file, instruction, uses.length) : undefined;
        const edits = installed === "stays" ? [] : [...calls, ...(installed ? [installed] : [])];
        yield {
          at: first.at,
          says: [asRoot ? (isThere ? "needless" : "root") : "found"],
          severity: isThere ? "info" : undefined,
          related: others.map(({ at }) => ({ at, says: ["also"] })),
          fix: edits.length > 0 ? { title: ["drop"], safety: "review", edits: () => edits } : undefined,
        };
      }
    }
  },
});
