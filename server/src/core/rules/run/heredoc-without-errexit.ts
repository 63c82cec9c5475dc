// A heredoc of several commands where only the last one's failure ends the build.
import { lineIntoHeredoc } from "../../edits";
import { isHeredocScript } from "../../model/commandLine";
import { followedBy, optionsAt, switchesErrexitOff } from "../../shell/astQueries";
import type { Command, ShellScript } from "../../shell/types";
import { defineRule } from "../rule";
import { statusRead, stopsAtInstall } from "./statusRead";

/** Commands that hardly fail, or whose failure changes nothing. */
const harmless: ReadonlySet<string> = new Set([
  "echo",
  "printf",
  "set",
  "export",
  "true",
  ":",
  "exit",
  "umask",
  "alias",
  "trap",
  "local",
  "return",
]);

/** The commands whose failure the script passes over; none where it says so itself, with `set +e`. */
function passedOver(script: ShellScript): readonly Command[] {
  const found: Command[] = [];
  for (const command of script.commands) {
    if (switchesErrexitOff(command)) break;
    const isPlain = command.inside.every((construct) => construct === "group") && command.name !== undefined;
    if (isPlain && followedBy(script, command) === ";" && !harmless.has(command.name ?? "") && !optionsAt(script, command).has("errexit"))
      found.push(command);
  }
  return found;
}

export default defineRule({
  id: "heredoc-without-errexit",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `RUN <<EOF` with several commands and without `set -e`.",
    why: "The builder hands the body to `/bin/sh -c` as it is. The shell goes on after a command that fails, and the status of the last one is that of the RUN: the build passes with half of the work done.",
    bad: "FROM debian:12-slim\nRUN <<EOF\napt-get update\napt-get install -y curl\nrm -rf /var/lib/apt/lists/*\nEOF\n",
    good: "FROM debian:12-slim\nRUN <<EOF\nset -e\napt-get update\napt-get install -y curl\nrm -rf /var/lib/apt/lists/*\nEOF\n",
    fixSafety: "Needs a look: a command that failed unseen until now ends the build.",
    whenNot:
      "Commands joined with `&&`, a `SHELL` with `-e`, a body that says `set +e`, and bodies for another interpreter: they are passed over. " +
      "An info where all that can fail unseen is `apt-get update` before a last `apt-get install`: without lists that fails, and only with half of them the build goes on.",
    differs:
      "There is no fix where the body reads `$?` behind a plain command: under `set -e` the script would end at that command. The message tells how to write it first.",
  },
  messages: {
    found:
      "When {program} fails, the commands behind it run and the build goes on: a heredoc has no set -e of its own. Begin it with set -e",
    read: "When {program} fails, the commands behind it run and the build goes on: a heredoc has no set -e of its own. Begin it with set -e, and write `{name}=0; {reader} … || {name}=$?` further down, where set -e would end the script before {name} is set",
    tested:
      "When {program} fails, the commands behind it run and the build goes on: a heredoc has no set -e of its own. Begin it with set -e, and put {reader} itself into the condition further down, where set -e would end the script before $? is read",
    update:
      "When {program} update fails, the build goes on: a heredoc has no set -e of its own. The install notices when there are no lists at all, not when a part of them is missing or old. Begin it with set -e",
    add: "Add set -e",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    const [heredoc] = instruction.heredocs;
    const [script] = context.scripts(instruction);
    if (!heredoc || !script || !isHeredocScript(instruction)) return;
    const missed = passedOver(script);
    const [command] = missed;
    if (!command?.name) return;
    const at = command.words[0]?.span ?? command.span;
    const { name: program } = command;
    const status = statusRead(script);
    if (status) {
      const { reader, name } = status;
      yield { at, says: name === undefined ? ["tested", { program, reader }] : ["read", { program, reader, name }] };
      return;
    }
    const isSeen = stopsAtInstall(script, missed);
    yield {
      at,
      says: [isSeen ? "update" : "found", { program }],
      severity: isSeen ? "info" : undefined,
      fix: { title: ["add"], safety: "review", edits: () => [lineIntoHeredoc(context.file, heredoc, "set -e")] },
    };
  },
});
