// rm -r of a path that is the root directory when a variable is empty.

import { commandsOf } from "../../shell/commandsOf";
import { hasOption } from "../../shell/invocation";
import { maySet, variablesSet } from "../../shell/variables";
import { insert } from "../../text/span";
import { defineRule } from "../rule";
import { isPlainText, withShell } from "./scripts";

/** `$x/`, `"$x"/*`, `${x}/lib`: the variable, and what is left without it. */
const risky = /^"?\$(?:(\w+)|\{(\w+)\})"?(\/(?:\*|bin|boot|dev|etc|home|lib|lib64|opt|root|sbin|srv|usr|var)?\/?\*?)"?$/;

export default defineRule({
  id: "rm-of-unset-variable",
  aliases: ["SC2115"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: false,
  docs: {
    what: "Finds `rm -r $name/*` and the like, where nothing in the file sets the variable to a value.",
    why: "When the variable is empty, this removes the root directory or a part of the system.",
    bad: "FROM debian:12-slim\nRUN rm -rf $DIR/*\n",
    good: "FROM debian:12-slim\nRUN rm -rf ${DIR:?}/*\n",
    fixSafety: "Needs a look: the command fails when the variable is empty.",
  },
  messages: { found: "When {name} is empty, this removes {rest}. Write {checked}, which fails then", write: "Write {checked}" },
  on: withShell,
  *checkInstruction(instruction, context) {
    for (const invocation of commandsOf(instruction, context, ["rm"])) {
      if (!hasOption(invocation, "-r", "-R", "--recursive")) continue;
      for (const { text, span } of invocation.operands) {
        const match = risky.exec(text);
        const name = match?.[1] ?? match?.[2];
        if (!match || name === undefined || context.scope.lookup(name)?.value) continue;
        const { script } = invocation;
        const own = variablesSet(script).filter((setting) => setting.name === name);
        // Set to a value, or in a way that is not seen; `read` and `for` may come to nothing.
        if (own.some(({ value }) => value) || (own.length === 0 && maySet(script, instruction, name))) continue;
        const checked = `\${${name}:?}`;
        const dollar = span.start + text.indexOf("$");
        const plain = isPlainText(instruction) && context.text(span) === text;
        yield {
          at: span,
          says: ["found", { name, checked, rest: match[3] ?? "/" }],
          fix: plain
            ? {
                title: ["write", { checked }],
                safety: "review",
                edits: () =>
                  match[1] ? [insert(dollar + 1, "{"), insert(dollar + 1 + name.length, ":?}")] : [insert(dollar + 2 + name.length, ":?")],
              }
            : undefined,
        };
      }
    }
  },
});
