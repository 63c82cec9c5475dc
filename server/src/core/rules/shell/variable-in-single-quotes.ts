// `$name` in single quotes, where the shell leaves it as it is.
import { readsDollar } from "../../knowledge/oneWordCommands";
import { allCommands } from "../../shell/commandsOf";
import { defineRule } from "../rule";
import { withShell } from "./scripts";

/** Nothing but the variable: nobody writes that name into a file. */
const alone = /^'\$(\w+|\{\w+\})'$/;
const quoted = /^'[^']*(\$\{?[A-Za-z_]\w*|\$\()[^']*'$/;

export default defineRule({
  id: "variable-in-single-quotes",
  aliases: ["SC2016"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `$name` and `$(…)` inside single quotes in an argument of a command that does not read them itself.",
    why: "Single quotes keep every character as it is: the program gets a dollar sign and a name, not the value.",
    bad: "FROM debian:12-slim\nRUN mkdir '/opt/$APP'\n",
    good: 'FROM debian:12-slim\nRUN mkdir "/opt/$APP"\n',
    whenNot: "The text is meant to be written as it is, for a shell that reads it later. Output into a file or a pipe is passed over.",
  },
  messages: { found: "Single quotes keep {text} as it is; the shell puts no value in. Use double quotes if the value is meant" },
  on: withShell,
  *checkInstruction(instruction, context) {
    for (const { program, wrappers, words, command } of allCommands(instruction, context)) {
      if (readsDollar.has(program) || wrappers.some((wrapper) => readsDollar.has(wrapper))) continue;
      const written = command.redirections.length > 0 || command.pipeline.length > 1;
      for (const { text, span } of words.slice(1)) {
        const name = quoted.exec(text)?.[1];
        if (name !== undefined && (!written || alone.test(text))) yield { at: span, says: ["found", { text: name }] };
      }
    }
  },
});
