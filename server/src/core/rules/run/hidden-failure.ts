// An install, a download or a build whose failure a clean-up behind `;`, or the next turn of a loop, hides.
import { isPlainRun } from "../../edits";
import { isHeredocScript } from "../../model/commandLine";
import type { ShellScript } from "../../shell/types";
import { insert } from "../../text/span";
import { defineRule, type Fix, type Found } from "../rule";
import { joined } from "./joinedByAnd";
import { type Unheard, unheard } from "./unheard";

const messages = {
  cleanUp:
    "When {program} fails, the clean-up behind the ; runs all the same, and its status is that of the RUN: the build goes on. Write && for the ;",
  cleanUps:
    "When {program} fails, the clean-up behind the ; runs all the same, and its status is that of the RUN: the build goes on. Write && for each ; from there to the end",
  loop: "When {program} fails in another turn than the last, the loop goes on, and so does the build. Add || exit 1 to it",
  and: "Write && for the ;",
  ands: "Write && for each ;",
  exit: "Add || exit 1",
} as const;

/** How many `;` stand between the command and the end. */
const countOf = ({ commands }: ShellScript, { command }: Unheard): number =>
  commands.slice(commands.indexOf(command) + 1).filter(({ joinedBy, inside }) => joinedBy === ";" && inside.length === 0).length;

function fixOf(script: ShellScript, each: Unheard): Fix<typeof messages> | undefined {
  if (!each.next)
    return each.command.pipeline.length > 1
      ? undefined
      : { title: ["exit"], safety: "review", edits: () => [insert(each.command.span.end, " || exit 1")] };
  const edits = joined(script, each);
  return edits && { title: [edits.length > 1 ? "ands" : "and"], safety: "review", edits: () => edits };
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
          says: [!next ? "loop" : countOf(script, each) > 1 ? "cleanUps" : "cleanUp", { program }],
          fix: isPlainRun(instruction) ? fixOf(script, each) : undefined,
        };
        yield found;
      }
    }
  },
});
