// ln with one operand, which makes the link in the current directory.

import { commandsOf } from "../../shell/commandsOf";
import { hasOption } from "../../shell/invocation";
import { insert } from "../../text/span";
import { defineRule } from "../rule";
import { withShell } from "./scripts";

export default defineRule({
  id: "link-without-name",
  aliases: ["SC2226"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `ln` with a target and no place for the link.",
    why: "The link is made in the current directory, which does not show on the line. Often the second operand was forgotten.",
    bad: "FROM debian:12-slim\nRUN ln -s /opt/tool/bin/tool\n",
    good: "FROM debian:12-slim\nRUN ln -s /opt/tool/bin/tool .\n",
  },
  messages: { found: "The link is made in the current directory. Name the place", add: "Add ." },
  on: withShell,
  *checkInstruction(instruction, context) {
    for (const invocation of commandsOf(instruction, context, ["ln"])) {
      const [target] = invocation.operands;
      if (!target || invocation.operands.length !== 1 || target.value === undefined || hasOption(invocation, "-t", "--target-directory"))
        continue;
      const { end } = invocation.words.at(-1)?.span ?? target.span;
      yield { at: target.span, says: ["found"], fix: { title: ["add"], safety: "safe", edits: () => [insert(end, " .")] } };
    }
  },
});
