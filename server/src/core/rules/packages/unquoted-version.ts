// A version behind `>` that the shell takes for a redirection: `pip install foo>=1.2`.

import { invocations } from "../../shell/invocation";
import { insert } from "../../text/span";
import { defineRule } from "../rule";

const installers: ReadonlySet<string> = new Set([
  "pip",
  "pipx",
  "uv",
  "pipenv",
  "poetry",
  "npm",
  "yarn",
  "pnpm",
  "apk",
  "conda",
  "mamba",
  "micromamba",
  "gem",
]);
const installing = /^(?:install|add|i|pip|create|download|wheel)$/;

export default defineRule({
  id: "unquoted-version",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `>` or `<` of a version that stands without quotes behind a package: `pip install flask>=3.0`.",
    why: "The shell takes it for a redirection: the package is installed in any version, and what the command prints goes to a file named `=3.0`. With `<` the build looks for a file of that name and fails.",
    bad: "FROM python:3.13-slim\nRUN pip install --no-cache-dir flask>=3.0\n",
    good: "FROM python:3.13-slim\nRUN pip install --no-cache-dir 'flask>=3.0'\n",
    fixSafety: "Needs a look: from now on the version counts.",
  },
  messages: {
    found: "The shell takes {operator} for a redirection, so {program} never sees this version. Put the package in quotes: '{whole}'",
    quote: "Write '{whole}'",
  },
  isCause: ["write-after-volume"],
  on: ["RUN"],
  *checkInstruction(run, context) {
    if (!/[<>]/.test(run.arguments.text) && run.heredocs.length === 0) return;
    for (const script of context.scripts(run)) {
      for (const { program, subcommand, command, operands } of invocations(script)) {
        if (!installers.has(program) || !installing.test(subcommand?.value ?? "")) continue;
        const ending = new Map(operands.map((word) => [word.span.end, word]));
        for (const { operator, span, target, descriptor } of command.redirections) {
          const word = ending.get(span.start);
          // `flask>=3.0`, `flask>3`: nothing between, and a version behind.
          if (!word || descriptor !== undefined || !/^[<>]$/.test(operator) || !/^=?\d[\w.*!+-]*(?:,|$)/.test(target ?? "")) continue;
          const whole = context.text({ start: word.span.start, end: span.end });
          const plain = run.form !== "exec" && !/["'\s\\]/.test(whole);
          yield {
            at: { start: word.span.start, end: span.end },
            says: ["found", { operator, program, whole }],
            fix: plain
              ? { title: ["quote", { whole }], safety: "review", edits: () => [insert(word.span.start, "'"), insert(span.end, "'")] }
              : undefined,
          };
        }
      }
    }
  },
});
