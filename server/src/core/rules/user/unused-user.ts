// A user that the final stage creates and never uses.

import { composeQueries, composeServices, userOfService } from "../../context";
import { linesBeforeStart } from "../../edits";
import { userInForce, usersMadeBy } from "../../image";
import { sourceArguments, targetArgument } from "../../model/arguments";
import { historyOf, lineage } from "../../model/lineage";
import { dropsRoot } from "../../startup/dropsRoot";
import type { Instruction } from "../../syntax/types";
import { defineRule } from "../rule";
import { startIsKnown } from "./knownStart";
import { usersNamed, usersOfStart } from "./usersNamed";

/** Names that a daemon does not look up by itself, as it does `nullmail` or `clamav`. */
const forPrograms =
  /app|user|web|run|root|worker|service|server|api|bot|node|python|java|spring|dev|go|deploy|flask|fast|laravel|symfony|rails|ruby|next|nuxt|nest|express|celery|streamlit|django|dotnet|bun|deno/i;
/** Users for tests of what has no rights. */
const forTests = /test|unpriv/i;

/** Names users: the configuration of supervisord, cron, a daemon. */
const configFile = /\.(?:conf|cfg|cnf|ini)$|cron|supervisor|sudoers|passwd|procfile/i;

const bringsConfig = (instruction: Instruction): boolean =>
  /^(?:COPY|ADD)$/.test(instruction.keyword) &&
  (sourceArguments(instruction).some(({ text }) => configFile.test(text)) ||
    /^\/(?:etc\b|$)/.test(targetArgument(instruction)?.text ?? ""));

export default defineRule({
  id: "unused-user",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `useradd` and `adduser` in the final stage where nothing in the file uses that user again, by USER, gosu or the like, and the container runs as root. Giving it files is no use of it.",
    why: "The user was made so that the program need not run as root. Without `USER` it runs as root all the same.",
    bad: 'FROM alpine:3.22\nRUN adduser -D web\nCMD ["python3", "/srv/a.py"]\n',
    good: 'FROM alpine:3.22\nRUN adduser -D web\nUSER web\nCMD ["python3", "/srv/a.py"]\n',
    fixSafety: "Needs a look: the program must be able to read its files and to bind its ports as that user.",
    whenNot:
      "A program changes to the user by itself, by a name that stands in its configuration. So the rule is silent where the start command is a script " +
      "or a program that the file does not show, and where a configuration is copied to /etc: only interpreters and what is built here are known to stay who they are. A Compose service that builds this file and starts it as that user uses it, too.",
  },
  messages: {
    unused: "{user} is created, but nothing runs as that user: the container runs as root. Add USER {user} before the start command",
    add: "Add USER {user}",
  },
  needs: (file, facts) => (file.finalStage && /\b(?:useradd|adduser)\b/.test(file.text) ? composeQueries(facts) : []),
  *check(file) {
    const stage = file.finalStage;
    if (!stage || dropsRoot(stage) || !startIsKnown(file, stage)) return;
    const running = userInForce(stage.endScope);
    if (running.isRoot === false || (running.by && !running.isRoot)) return;
    const history = historyOf(stage);
    if (history.some(bringsConfig)) return;
    const starts = new Set([stage.effective("ENTRYPOINT"), stage.effective("CMD")]);
    const others = file.stages.filter((each) => each !== stage && lineage(each).some((parent) => lineage(stage).includes(parent)));
    const using = [...history, ...others.flatMap(({ instructions }) => instructions)];
    const words = new Set(using.flatMap((each) => (starts.has(each) ? usersOfStart(each) : usersNamed(each))));
    for (const service of composeServices(file, file.facts)) words.add(userOfService(service) ?? "");
    for (const run of history) {
      for (const { name, at, literal } of usersMadeBy(file, run)) {
        if (!literal || !forPrograms.test(name) || forTests.test(name) || !/^[\w-]+$/.test(name) || words.has(name)) continue;
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
