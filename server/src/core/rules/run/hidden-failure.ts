// An install, a download or a build whose failure a clean-up behind `;`, or the next turn of a loop, hides.
import { isPlainRun } from "../../edits";
import { isHeredocScript } from "../../model/commandLine";
import { inOwnText } from "../../shell/parseScript";
import type { ShellScript } from "../../shell/types";
import { insert, replace, type TextEdit } from "../../text/span";
import { defineRule, type Fix, type Found } from "../rule";
import { type Unheard, unheard } from "./unheard";

const messages = {
  cleanUp:
    "When {program} fails, the clean-up behind the ; runs all the same, and its status is that of the RUN: the build goes on. Write && for the ;",
  loop: "When {program} fails in another turn than the last, the loop goes on, and so does the build. Add || exit 1 to it",
  and: "Write && for the ;",
  exit: "Add || exit 1",
} as const;

/** The one `;` between the two, where nothing but blanks and continuations stands beside it. */
function semicolon(script: ShellScript, { command, next }: Unheard): TextEdit | undefined {
  if (!next) return undefined;
  const start = inOwnText(command).span.end;
  const gap = script.source.text.slice(start, inOwnText(next).span.start);
  if (!/^\s*;\s*$/.test(gap)) return undefined;
  const at = start + gap.indexOf(";");
  const span = script.source.spanOf(at, at + 1);
  return replace(span, gap.startsWith(";") ? " &&" : "&&");
}

function fixOf(script: ShellScript, each: Unheard): Fix<typeof messages> | undefined {
  if (!each.next)
    return each.command.pipeline.length > 1
      ? undefined
      : { title: ["exit"], safety: "review", edits: () => [insert(each.command.span.end, " || exit 1")] };
  const edit = semicolon(script, each);
  return edit && { title: ["and"], safety: "review", edits: () => [edit] };
}

export default defineRule<typeof messages>({
  id: "hidden-failure",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds an install, a download, an unpacking or a build in front of `;` and a clean-up, and one in a `for` loop whose next turn runs whatever came of it.",
    why: "A shell without `set -e` goes on, and the status of the last command is that of the RUN: that of `rm -rf`, which never fails, or that of the loop's last turn. The build passes, and the image lacks what was to be in it.",
    bad: "FROM fedora:42\nRUN dnf install -y nginx; dnf clean all\n",
    good: "FROM fedora:42\nRUN dnf install -y nginx && dnf clean all\n",
    fixSafety: "Needs a look: a command that failed unseen until now ends the build.",
    whenNot:
      "A failure that is meant to be passed over: `|| true` says so, and so does `; true`, which is passed over. Commands between which more stands than a clean-up, as in `make; make install`, are passed over too: the last one mostly fails with the first. " +
      "So is a loop of one turn, and one whose body ends in `|| exit 1`, `|| break` or the like. The body of a heredoc is told by heredoc-without-errexit.",
  },
  messages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    if (isHeredocScript(instruction) || !instruction.line.text.includes(";")) return;
    for (const script of context.scripts(instruction)) {
      for (const each of unheard(script)) {
        const { program, command, next } = each;
        const found: Found<typeof messages> = {
          at: command.words[0]?.span ?? command.span,
          says: next ? ["cleanUp", { program }] : ["loop", { program }],
          fix: isPlainRun(instruction) ? fixOf(script, each) : undefined,
        };
        yield found;
      }
    }
  },
});
