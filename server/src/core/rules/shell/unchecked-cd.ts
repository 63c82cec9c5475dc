// cd whose failure nobody sees.
import { isHeredocScript } from "../../model/commandLine";
import { switchesErrexitOff, uncheckedCds } from "../../shell/astQueries";
import type { Command, ShellScript } from "../../shell/types";
import { cleanPath, isWithin } from "../../text/path";
import { type FixEdit, insert } from "../../text/span";
import { defineRule } from "../rule";
import { isGuarded } from "./guardedCd";
import { isPlainText, scriptsWith, withShell } from "./scripts";

/** Folders that every Linux image with a shell has. */
const everywhere =
  /^\/(?:tmp|root|opt|var|usr|etc|home|bin|lib|dev|proc|sys|mnt|srv|(?:usr|usr\/local)\/(?:bin|lib|sbin|share)|usr\/local|var\/(?:lib|log|tmp|cache))?$/;

/** Where the package systemd keeps its units: every image that has it has these. */
const ofSystemd = /^(?:\/usr)?\/lib\/systemd\/system(?:\/[a-z-]+\.target\.wants)?$/;

/** A command before has made it, in the folder that the cd starts from: `mkdir -p /x; cd /x`. */
const isMade = ({ commands }: ShellScript, cd: Command, to: string): boolean => {
  const before = commands.slice(0, commands.indexOf(cd));
  const made = before.findLastIndex(
    ({ name, words }) => name === "mkdir" && words.slice(1).some(({ value }) => value !== undefined && isWithin(cleanPath(value), to)),
  );
  const moved = before.findLastIndex(({ name }) => name === "cd" || name === "pushd" || name === "popd");
  return made >= 0 && (to.startsWith("/") || moved < made);
};

/** Behind a list with && it would end the shell where the first command says no: the braces keep it to the cd. */
const exitBehind = ({ joinedBy, span }: Command): readonly FixEdit[] =>
  joinedBy === "&&" ? [insert(span.start, "{ "), insert(span.end, " || exit 1; }")] : [insert(span.end, " || exit 1")];

export default defineRule({
  id: "unchecked-cd",
  aliases: ["SC2164"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `cd` with `;` or a line end behind it, without `set -e`.",
    why: "When the directory is not there, the commands behind it run where the shell happens to be: they build, or remove, the wrong thing, and the build passes.",
    bad: "FROM debian:12-slim\nRUN cd /opt/app; make install\n",
    good: "FROM debian:12-slim\nRUN cd /opt/app || exit 1; make install\n",
    fixSafety: "Needs a look: a missing directory ends the build, or the container, from now on.",
    whenNot:
      "`cd ..`, and a folder that is certainly there: `/tmp`, `/opt` and others that every image has, those of systemd's units, the `WORKDIR`, one that the same command line has made with `mkdir`, and one that a test in front has asked for (`[ -d x ] && cd x`). They are passed over. So is the body of a heredoc, whose missing `set -e` heredoc-without-errexit tells, for every command.",
  },
  messages: {
    unchecked: "When this cd fails, the commands behind it run in the wrong directory. Join them with &&, or add || exit 1",
    behind:
      "When this cd fails, the commands behind it run in the wrong directory. Add || exit 1 to it, in braces: without them it would exit where the command in front fails, too",
    add: "Add || exit 1",
    braces: "Add || exit 1, in braces",
  },
  on: withShell,
  *checkInstruction(instruction, context) {
    for (const script of scriptsWith(instruction, context, /\b(cd|pushd)\b/)) {
      if (!context.options.strict && isHeredocScript(instruction) && !script.commands.some(switchesErrexitOff)) continue;
      for (const cd of uncheckedCds(script)) {
        const { words, span } = cd;
        const to = words[1]?.value;
        if (words.length < 2 || to === "/" || to === "-" || /^(\.\.\/?)+$/.test(to ?? "")) continue;
        if (!context.options.strict && /^(?:~|\$HOME|\$\{HOME\})\/?$/.test(words[1]?.text.replace(/"/g, "") ?? "")) continue;
        const path = to === undefined ? undefined : cleanPath(to);
        const there =
          path !== undefined &&
          (everywhere.test(path) ||
            ofSystemd.test(path) ||
            isMade(script, cd, path) ||
            (path.startsWith("/") && isWithin(context.scope.workdir ?? "/", path)));
        if ((there || isGuarded(script, cd)) && !context.options.strict) continue;
        const isBehind = cd.joinedBy === "&&";
        yield {
          at: words[0]?.span ?? span,
          says: isBehind ? ["behind"] : ["unchecked"],
          fix: isPlainText(instruction)
            ? { title: isBehind ? ["braces"] : ["add"], safety: "review", edits: () => exitBehind(cd) }
            : undefined,
        };
      }
    }
  },
});
