// A command that became arguments of set, because nothing joins the two: `set -eux echo …`.
import { insert } from "../../text/span";
import { defineRule } from "../rule";

/** `-eux`, `-o pipefail` and their like. */
const isOption = (text: string): boolean => /^[-+]/.test(text);

export default defineRule({
  id: "set-with-command",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a command behind `set -eux` with nothing between: `set -eux echo hello`.",
    why: "The shell takes the words for the positional parameters `$1`, `$2` …, so the command never runs, and nothing says so. In a continued RUN the `;` or `&&` behind `set -eux` is easily forgotten.",
    bad: "FROM debian:12-slim\nRUN set -eux \\\n  apt-get update && rm -rf /var/lib/apt/lists/*\n",
    good: "FROM debian:12-slim\nRUN set -eux && \\\n  apt-get update && rm -rf /var/lib/apt/lists/*\n",
    fixSafety: "Needs a look: the command, which has not run until now, runs.",
    whenNot:
      "Positional parameters that are meant: behind `--`, and without an option, `set` is passed over, and so it is where the script reads `$1` or `$@`.",
  },
  messages: {
    found: "Nothing stands between set {options} and {command}, so set takes it for an argument and it never runs. Write && between them",
    join: "Write && behind set {options}",
  },
  on: ["RUN"],
  *checkInstruction(run, context) {
    for (const { commands, source } of context.scripts(run)) {
      if (/\$(?:\{?[1-9@*#])/.test(source.text)) continue;
      for (const { name, words } of commands) {
        if (name !== "set") continue;
        // The word behind a bundle that ends in o is the option's name.
        const at = words.findIndex(
          ({ text }, index) => index > 0 && !isOption(text) && !/^[-+][a-z]*o$/.test(words[index - 1]?.text ?? ""),
        );
        const word = words[at];
        const last = words[at - 1];
        if (at < 2 || !word || !last || words.some(({ text }) => text === "--" || text === "-")) continue;
        const options = words
          .slice(1, at)
          .map(({ text }) => text)
          .join(" ");
        if (!/^[\w./-]+$/.test(word.text)) continue;
        yield {
          at: word.span,
          says: ["found", { options, command: word.text }],
          fix:
            run.form === "exec"
              ? undefined
              : { title: ["join", { options }], safety: "review", edits: () => [insert(last.span.end, " &&")] },
        };
      }
    }
  },
});
