// `a && b && [ test ] || c`: when a or b fails, c runs and the RUN succeeds.
import { followedBy } from "../../shell/astQueries";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { insert } from "../../text/span";
import { defineRule, type Fix, type Found, type InstructionContext } from "../rule";
import { toldOnce } from "../toldOnce";
import { type Caught, caughtByOr } from "./caughtByOr";

const messages = {
  found:
    "When {program} fails, the RUN goes on at {right}: || takes the failure of all that && joins in front of it, not that of the test alone. Put the test and its || into braces: {braces}",
  repair:
    "When {program} fails, the RUN goes on at {right}, which has nothing to mend then and succeeds: || takes the failure of all that && joins in front of it, not that of dpkg alone. Put dpkg and its || into braces: {braces}",
  also: "So does this ||",
  add: "Put braces around {what} and its ||",
} as const;

function fixFor(
  { form, heredocs }: Instruction,
  script: ShellScript,
  { test, right, before }: Caught,
  file: InstructionContext["file"],
): Fix<typeof messages> | undefined {
  const behind = followedBy(script, right);
  const isPlain = form === "shell" && (heredocs.length === 0 || right.redirections.every(({ operator }) => !operator.startsWith("<<")));
  const gap = file.slice({ start: before.span.end, end: test.span.start });
  if (!isPlain || right.pipeline.length > 1 || right.background || behind === "||" || /!\s*$/.test(gap)) return undefined;
  return {
    title: ["add", { what: test.name === "dpkg" ? "dpkg" : "the test" }],
    safety: "review",
    edits: () => [insert(test.span.start, "{ "), insert(right.span.end, "; }")],
  };
}

export default defineRule({
  id: "or-hides-failure",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `a && b && [ test ] || c`, where `||` is meant for the test, and `wget … && dpkg -i x.deb || apt-get -f install`, where it is meant for dpkg.",
    why: "`&&` and `||` bind alike, from left to right. When `a` or `b` fails, `c` runs as well, and where that succeeds the RUN goes on: the build passes without what `a` and `b` should have done.",
    bad: "FROM fedora:42\nRUN dnf install -y git && dnf clean all && [ ! -d /var/cache/yum ] || rm -rf /var/cache/yum\n",
    good: "FROM fedora:42\nRUN dnf install -y git && dnf clean all && { [ ! -d /var/cache/yum ] || rm -rf /var/cache/yum; }\n",
    fixSafety: "Needs a look: a command that failed unseen until now ends the build.",
    whenNot:
      "Where `exit`, `false` or `return` stands behind `||`, the RUN ends in any case, so it is passed over; so is a chain of nothing but tests and of commands that ask (`grep`, `command -v`). A chain without a test in it, as in `a && b || true`, is taken for what it says.",
  },
  messages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    if (!instruction.line.text.includes("||") && instruction.heredocs.length === 0) return;
    for (const script of context.scripts(instruction)) {
      if (!script.source.text.includes("||")) continue;
      const found = caughtByOr(script).map((caught): Found<typeof messages> => {
        const { test, program, right } = caught;
        const values = { program, right: right.name ?? "what stands behind ||", braces: `{ … || ${right.name ?? "…"} …; }` };
        return {
          at: test.span,
          says: [test.name === "dpkg" ? "repair" : "found", values],
          fix: fixFor(instruction, script, caught, context.file),
        };
      });
      yield* toldOnce(found, ["also"]);
    }
  },
});
