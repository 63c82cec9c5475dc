// A heredoc of several commands where only the last one's failure ends the build.
import { lineIntoHeredoc } from "../../edits";
import { isHeredocScript } from "../../model/commandLine";
import { followedBy, optionsAt } from "../../shell/astQueries";
import type { ShellScript } from "../../shell/types";
import { defineRule } from "../rule";

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

/** The first command whose failure the script passes over. */
function passedOver(script: ShellScript) {
  return script.commands.find(
    (command) =>
      command.inside.every((construct) => construct === "group") &&
      followedBy(script, command) === ";" &&
      command.name !== undefined &&
      !harmless.has(command.name) &&
      !optionsAt(script, command).has("errexit"),
  );
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
    whenNot: "Commands joined with `&&`, a `SHELL` with `-e`, and bodies for another interpreter: they are passed over.",
  },
  messages: {
    found:
      "When {program} fails, the commands behind it run and the build goes on: a heredoc has no set -e of its own. Begin it with set -e",
    add: "Add set -e",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    const [heredoc] = instruction.heredocs;
    const [script] = context.scripts(instruction);
    if (!heredoc || !script || !isHeredocScript(instruction)) return;
    const command = passedOver(script);
    if (!command?.name) return;
    yield {
      at: command.words[0]?.span ?? command.span,
      says: ["found", { program: command.name }],
      fix: { title: ["add"], safety: "review", edits: () => [lineIntoHeredoc(context.file, heredoc, "set -e")] },
    };
  },
});
