// A command that became arguments of set, because nothing joins the two: `set -eux echo …`.
import type { ShellWord } from "../../shell/types";
import { insert } from "../../text/span";
import { defineRule } from "../rule";

/**
 * The first word behind the options, undefined where there is none: each `o` of a bundle takes one of the words behind the bundle for
 * the name of an option, unless that is an option itself (bash then lists them all).
 */
function firstOperand(words: readonly ShellWord[]): number | undefined {
  let at = 1;
  for (let bundle = words[at]; bundle && /^[-+]/.test(bundle.text); bundle = words[at]) {
    if (!/^[-+][A-Za-z]+$/.test(bundle.text)) return undefined;
    at++;
    for (let names = bundle.text.split("o").length - 1; names > 0; names--) if (/^[^-+]/.test(words[at]?.text ?? "")) at++;
  }
  return at > 1 && at < words.length ? at : undefined;
}

/** Names that `set -o` knows: nobody means a command by them. */
const optionNames: ReadonlySet<string> = new Set(
  "allexport errexit errtrace functrace monitor noclobber noexec noglob nounset pipefail posix verbose xtrace".split(" "),
);

export default defineRule({
  id: "set-with-command",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a command behind `set -eux` with nothing between: `set -eux echo hello`. The name of an option that lacks its `o`, `set -eu pipefail`, is told, too.",
    why: "The shell takes the words for the positional parameters `$1`, `$2` …, so the command never runs, and nothing says so. In a continued RUN the `;` or `&&` behind `set -eux` is easily forgotten.",
    bad: "FROM debian:12-slim\nRUN set -eux \\\n  apt-get update && rm -rf /var/lib/apt/lists/*\n",
    good: "FROM debian:12-slim\nRUN set -eux && \\\n  apt-get update && rm -rf /var/lib/apt/lists/*\n",
    fixSafety: "Needs a look: the command, which has not run until now, runs.",
    whenNot:
      "Positional parameters that are meant: behind `--`, and without an option, `set` is passed over, and so it is where the script reads `$1` or `$@`.",
  },
  messages: {
    found: "Nothing stands between set {options} and {command}, so set takes it for an argument and it never runs. Write && between them",
    name: "{name} is the name of an option, but without an o in front of it set {options} takes it for an argument and switches nothing on. Write set {right} {name}",
    join: "Write && behind set {options}",
  },
  on: ["RUN"],
  *checkInstruction(run, context) {
    for (const { commands, source } of context.scripts(run)) {
      if (/\$(?:\{?[1-9@*#])/.test(source.text)) continue;
      for (const { name, words } of commands) {
        if (name !== "set") continue;
        const at = firstOperand(words) ?? 0;
        const [last, word] = words.slice(at - 1);
        if (at === 0 || !word || !last || words.some(({ text }) => text === "--" || text === "-") || !/^[\w./-]+$/.test(word.text))
          continue;
        const written = words.slice(1, at).map(({ text }) => text);
        const options = written.join(" ");
        if (optionNames.has(word.text)) {
          yield {
            at: word.span,
            says: ["name", { options, name: word.text, right: `${options}${last.text.startsWith("-") ? "o" : " -o"}` }],
          };
          continue;
        }
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
