// A RUN that ends in cd, export or source, whose effect ends with it.
import type { Dockerfile } from "../../model/types";
import { scriptsOf } from "../../shell/scriptsOf";
import type { Instruction } from "../../syntax/types";
import { calledQueries } from "../calledScripts";
import { defineRule } from "../rule";
import { isSource, lastOf, lostMessages, toldOfBranches, toldOfLast } from "./lostState";

/** Cheap to ask. */
const mayEndInSource = /(?:^|[\s;&(])(?:\.|source)\s/;

/** Nobody reads more files in this way. */
const mostSources = 100;

/** RUNs that end in `.` or `source`. */
const sourcesOf = (file: Dockerfile): readonly Instruction[] =>
  file
    .each("RUN")
    .filter((run) => {
      const script = run.heredocs.length > 0 || mayEndInSource.test(run.line.text) ? scriptsOf(file, run).at(-1) : undefined;
      const last = script && lastOf(script);
      return last !== undefined && isSource(last);
    })
    .slice(0, mostSources);

export default defineRule({
  id: "lost-shell-state",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a `RUN` whose last command is `cd`, `export`, `alias`, `source`, `umask` or `ulimit`.",
    why: "Each `RUN` starts a new shell. A directory or variable that one sets is gone in the next, and in the container.",
    bad: "FROM debian:12-slim\nRUN export APP_HOME=/opt/app\n",
    good: "FROM debian:12-slim\nENV APP_HOME=/opt/app\n",
    fixSafety: "Needs a look: the directory or variable then counts for all following instructions and for the container.",
    differs: "An `export` of what an ENV has set is an info: nothing is lost, and the `export` is not needed.",
    whenNot:
      "A file that `source` reads and whose text is at hand counts where it sets nothing but variables, functions and aliases, and a later line uses one of them: a script that runs programs has done something that stays. " +
      "Of other files those are told that set up a shell (`bin/activate`, `.bashrc`, `/etc/profile`, `nvm.sh`, `setup.bash`), and none that is given arguments. " +
      "An `export` that a later RUN misses is told there, by unset-variable. " +
      "`cd` to where the next instruction runs anyway, which is `/` where no WORKDIR is set. `cd` as a test that a directory is there, and `source` as a test that a file can be read.",
  },
  messages: lostMessages,
  needs: (file, facts) => sourcesOf(file).flatMap((run) => calledQueries(file, facts, run)),
  *check(file) {
    const sources = new Set(sourcesOf(file));
    for (const run of file.each("RUN")) {
      const script = run.form === "shell" ? file.scripts(run).at(-1) : undefined;
      const last = script && lastOf(script);
      if (last && (!isSource(last) || sources.has(run))) yield* toldOfLast({ run, script, last, file });
      else if (script && !last && (run.heredocs.length > 0 || run.line.text.includes("export"))) yield* toldOfBranches(run, script, file);
    }
  },
});
