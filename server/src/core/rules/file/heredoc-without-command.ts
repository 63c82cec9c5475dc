// A heredoc that no command reads: a redirection alone.
import type { Command, Redirection } from "../../shell/types";
import { insert } from "../../text/span";
import { defineRule } from "../rule";

const isHeredoc = ({ operator }: Redirection): boolean => operator === "<<" || operator === "<<-";
const isOutput = ({ operator, descriptor }: Redirection): boolean => /^&?>/.test(operator) && operator !== ">&" && (descriptor ?? 1) === 1;

const readsNothing = (command: Command): boolean => command.words.length === 0 && command.assignments.length === 0;
const isPiped = ({ pipeline }: Command): boolean => pipeline.index + 1 < pipeline.length;

export default defineRule({
  id: "heredoc-without-command",
  aliases: ["SC2188"],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds a heredoc in a `RUN` that is only redirected, with no command that reads it.",
    why:
      "The builder runs the text of a heredoc only where nothing else stands on the line. Else the shell gets the line as it is, and a redirection " +
      "without a command reads nothing: `RUN <<EOF > /start.sh` makes an empty file, `RUN set -e && <<EOF` runs none of its lines, and both succeed.",
    bad: "FROM debian:12-slim\nRUN <<EOF > /motd\nhello\nEOF\n",
    good: "FROM debian:12-slim\nRUN cat <<EOF > /motd\nhello\nEOF\n",
    fixSafety: "Needs a look: the text is written, or run, from then on. Variables in it are expanded unless the name is in quotes.",
    whenNot: "zsh reads such a heredoc with its own `cat`; there the rule is silent.",
  },
  messages: {
    file: "No command reads this heredoc, so nothing is written to {target}. Write cat in front of it, or take COPY <<{name} {target}",
    piped: "No command reads this heredoc, so what stands behind the pipe gets nothing. Write cat in front of it",
    lines:
      "No command reads this heredoc, so its lines never run. Write the shell that runs them in front of it, or leave nothing else on the line",
    cat: "Write cat in front of it",
    run: "Run its lines with {shell}",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    if (instruction.heredocs.length === 0) return;
    for (const { commands, dialect } of context.scripts(instruction)) {
      if (dialect === "zsh") continue;
      for (const command of commands) {
        const heredoc = command.redirections.find(isHeredoc);
        if (!heredoc || !readsNothing(command)) continue;
        const output = command.redirections.find(isOutput);
        const reader = output || isPiped(command) ? "cat" : dialect === "bash" ? "bash" : "sh";
        const target = output && (output.target ?? context.text(output.span).replace(/^[\d&]*>+\|?\s*/, ""));
        yield {
          at: { start: command.span.start, end: heredoc.span.end },
          says: output ? ["file", { target: target ?? "", name: heredoc.target ?? "EOF" }] : isPiped(command) ? ["piped"] : ["lines"],
          fix: {
            title: reader === "cat" ? ["cat"] : ["run", { shell: reader }],
            safety: "review",
            edits: () => [insert(command.span.start, `${reader} `)],
          },
        };
      }
    }
  },
});
