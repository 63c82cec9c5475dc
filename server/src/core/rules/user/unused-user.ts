// A user that the final stage creates and never uses.
import { linesBeforeStart } from "../../edits";
import { userInForce, usersMadeBy } from "../../image";
import { historyOf } from "../../model/lineage";
import { dropsRoot } from "../../startup/dropsRoot";
import type { Instruction } from "../../syntax/types";
import { defineRule } from "../rule";

/** Names that a daemon does not look up by itself, as it does `nullmail` or `clamav`. */
const forPrograms = /app|user|web|run|root|worker|service|server|api|bot|node|python|java|spring|dev|go/i;

/** What may use a user: everything but labels, copied paths and the commands that create users and groups. */
function restOf({ keyword, arguments: { text }, flags, heredocs }: Instruction): string {
  if (keyword === "LABEL") return "";
  const values = flags.map(({ value }) => value ?? "").join(" ");
  if (keyword === "COPY" || keyword === "ADD") return values;
  const bodies = heredocs.map(({ body }) => body.text).join("\n");
  return `${values} ${text} ${bodies}`.replace(/\b(useradd|adduser|groupadd|addgroup)\b[^;&|\n]*/g, "");
}

export default defineRule({
  id: "unused-user",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `useradd` and `adduser` in the final stage where nothing in the file names that user again and the container runs as root.",
    why: "The user was made so that the program need not run as root. Without `USER` it runs as root all the same.",
    bad: 'FROM alpine:3.22\nRUN adduser -D web\nCOPY app /usr/bin/app\nCMD ["/usr/bin/app"]\n',
    good: 'FROM alpine:3.22\nRUN adduser -D web\nCOPY app /usr/bin/app\nUSER web\nCMD ["/usr/bin/app"]\n',
    fixSafety: "Needs a look: the program must be able to read its files and to bind its ports as that user.",
    whenNot: "A program changes to the user by itself, by a name that stands in its configuration.",
  },
  messages: {
    unused: "{user} is created, but nothing uses it: the container runs as root. Add USER {user} before the start command",
    add: "Add USER {user}",
  },
  *check(file) {
    const stage = file.finalStage;
    if (!stage || dropsRoot(stage)) return;
    const running = userInForce(stage.endScope);
    if (running.isRoot === false || (running.by && !running.isRoot)) return;
    if (!stage.instructions.some(({ keyword }) => keyword === "CMD" || keyword === "ENTRYPOINT")) return;
    const words = new Set(historyOf(stage).flatMap((instruction) => restOf(instruction).match(/[\w-]+/g) ?? []));
    for (const run of stage.instructions) {
      for (const { name, at, literal } of usersMadeBy(file, run)) {
        if (!literal || !forPrograms.test(name) || !/^[\w-]+$/.test(name) || words.has(name)) continue;
        yield {
          at,
          says: ["unused", { user: name }],
          fix: {
            title: ["add", { user: name }],
            safety: "review",
            edits: () => [linesBeforeStart(file, stage, [`USER ${name}`])],
          },
        };
      }
    }
  },
});
