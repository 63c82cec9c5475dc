// A checksum or a signature that is checked, and what comes behind runs whatever comes of it.
import { isHeredocScript } from "../../model/commandLine";
import { followedBy } from "../../shell/astQueries";
import type { Command, ShellScript } from "../../shell/types";
import { replace, type TextEdit } from "../../text/span";
import { defineRule, type Fix, type InstructionContext } from "../rule";
import { type IgnoredCheck, ignoredChecks, mayCheck } from "./ignoredChecks";
import { passedOver } from "./passedOver";

const messages = {
  next: "When {program} finds another file than the expected one, {next} runs all the same, and the build goes on with that file: what stands behind ; runs in any case. Write && for ;",
  or: "When {program} finds another file than the expected one, the build goes on with that file: || {next} makes a success of the failure. Take it away",
  and: "Write && for ;",
} as const;

/** Nobody writes longer ones. */
const furthest = 200;

/** Every `;` from the check to the end becomes `&&`; undefined where something else stands there. */
function joined({ commands }: ShellScript, check: Command, file: InstructionContext["file"]): readonly TextEdit[] | undefined {
  const from = commands.indexOf(check);
  const edits: TextEdit[] = [];
  let before = check;
  if (check.inside.length > 0 || commands.length - from > furthest) return undefined;
  for (const command of commands.slice(from + 1)) {
    // A part of a word of the command in front of it.
    if (command.span.start < before.span.end) continue;
    if (command.inside.length > 0 || command.joinedBy === "||" || command.joinedBy === "&" || command.background) return undefined;
    if (command.joinedBy === ";") {
      const gap = file.slice({ start: before.span.end, end: command.span.start });
      const [, blank] = /^([ \t]*);/.exec(gap) ?? [];
      if (blank === undefined) return undefined;
      const start = before.span.end;
      edits.push(replace({ start, end: start + blank.length + 1 }, " &&"));
    }
    before = command;
  }
  return edits;
}

function fixFor(script: ShellScript, { command, by }: IgnoredCheck, context: InstructionContext): Fix<typeof messages> | undefined {
  const last = script.commands.at(-1);
  if (by !== ";" || !last || followedBy(script, last) !== undefined) return undefined;
  const edits = joined(script, command, context.file);
  return edits && { title: ["and"], safety: "review", edits: () => edits };
}

export default defineRule({
  id: "ignored-verification",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `sha256sum -c`, `gpg --verify`, `cosign verify` and the like in front of `;` or of `|| true`, where nothing has switched on `set -e`.",
    why: "The check tells that a download is another file than the one that was meant, and the next command unpacks or runs it all the same. The build passes, and nobody reads the line in its log.",
    bad: "FROM debian:12-slim\nADD https://example.com/a.tgz /tmp/a.tgz\nRUN echo 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  /tmp/a.tgz' | sha256sum -c -; tar xzf /tmp/a.tgz\n",
    good: "FROM debian:12-slim\nADD https://example.com/a.tgz /tmp/a.tgz\nRUN echo 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  /tmp/a.tgz' | sha256sum -c - && tar xzf /tmp/a.tgz\n",
    fixSafety:
      "Needs a look: every `;` from the check to the end of the RUN becomes `&&`, so that a command that failed unseen ends the build.",
    whenNot:
      "A check behind `set -e`, in a condition, in front of `|| exit 1`, or whose `$?` is asked for behind it is passed over. In a heredoc without `set -e` it is told by heredoc-without-errexit, at the check.",
    differs: "There is no fix where an `if`, a loop or an `||` stands behind the check: with `&&` alone the RUN would not end there.",
  },
  messages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    if (!mayCheck(instruction.line.text) && instruction.heredocs.length === 0) return;
    for (const script of context.scripts(instruction)) {
      const found = ignoredChecks(script);
      const isTold = found.length > 0 && isHeredocScript(instruction) && passedOver(script).length > 0;
      for (const check of found) {
        if (isTold && check.by === ";") continue;
        const { command, program, by, next } = check;
        const at = command.words[0]?.span ?? command.span;
        yield {
          at,
          says: [by === ";" ? "next" : "or", { program, next: next ?? "the next command" }],
          fix: fixFor(script, check, context),
        };
      }
    }
  },
});
