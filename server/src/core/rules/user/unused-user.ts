// A user that the final stage creates and never uses.

import { composeQueries, composeServices } from "../../context";
import { linesBeforeStart } from "../../edits";
import { imageAt, userInForce, usersMadeBy } from "../../image";
import { sourceArguments, targetArgument } from "../../model/arguments";
import { imageBelow } from "../../model/baseImage";
import { historyOf, lineage, runText } from "../../model/lineage";
import { stageCopiedFrom } from "../../model/references";
import type { Stage } from "../../model/types";
import { allCommands } from "../../shell/commandsOf";
import { dropsRoot } from "../../startup/dropsRoot";
import type { Instruction } from "../../syntax/types";
import { baseName } from "../../text/path";
import { defineRule, type FileContext } from "../rule";
import { userOfService } from "./composeUser";
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

/** Languages and servers that do what their arguments say and stay who they are. */
const stays =
  /^(?:node|nodejs|bun|deno|python[\d.]*|gunicorn|uvicorn|flask|celery|java|ruby|bundle|puma|rails|php|dotnet|npm|npx|yarn|pnpm|go|erl|elixir|mix|streamlit|hypercorn|daphne)$/;

/** Make a program of the project's sources. */
const compilers =
  /\b(?:cargo build|cargo install|go build|swift build|zig build|dotnet publish|native-image|gcc|g\+\+|clang|cabal|stack build|nuitka|pyinstaller|bun build|deno compile)\b/;

/** A script, or a program that this file does not show: it may give up root, or need it. */
function startIsKnown(file: FileContext, stage: Stage): boolean {
  const entrypoint = stage.effective("ENTRYPOINT");
  const start = entrypoint ?? stage.effective("CMD");
  const below = imageBelow(stage);
  if (!start || (!entrypoint && below?.entrypoint !== null && !below?.entrypointExecs)) return false;
  const program = start.json ? start.json[0]?.value : allCommands(start, file)[0]?.program;
  if (program === undefined) return false;
  if (stays.test(baseName(program))) return true;
  const image = imageAt(file, file.facts, stage);
  const found = image.commandFile(program, image.workdir, "exact");
  if (found.is !== "yes") return false;
  const from = stageCopiedFrom(file, found.value.instruction);
  return found.value.built !== undefined || (from !== undefined && compilers.test(runText(from)) && !/\.\w{1,3}$/.test(program));
}

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
    for (const service of composeServices(file, file.facts)) words.add(userOfService(service, file.facts) ?? "");
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
