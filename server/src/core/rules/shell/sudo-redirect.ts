// A redirection that sudo does not reach.

import { allCommands } from "../../shell/commandsOf";
import { defineRule } from "../rule";
import { withShell } from "./scripts";

export default defineRule({
  id: "sudo-redirect",
  aliases: ["SC2024"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: false,
  docs: {
    what: "Finds `sudo command > file`.",
    why: "The shell opens the file before sudo starts, with the rights of its own user, so writing to a file of root fails.",
    bad: "FROM debian:12-slim\nUSER app\nRUN sudo echo nameserver 1.1.1.1 >> /etc/resolv.conf\n",
    good: "FROM debian:12-slim\nUSER app\nRUN echo nameserver 1.1.1.1 | sudo tee -a /etc/resolv.conf\n",
    whenNot: "The file belongs to the user that runs sudo.",
  },
  messages: { found: "The shell opens {file} with its own rights, not those of sudo. Use sudo tee" },
  on: withShell,
  *checkInstruction(instruction, context) {
    if (!instruction.arguments.text.includes("sudo") && instruction.heredocs.length === 0) return;
    for (const { wrappers, command } of allCommands(instruction, context)) {
      if (!wrappers.includes("sudo")) continue;
      for (const { operator, target, span } of command.redirections) {
        if (operator.startsWith(">") && target?.startsWith("/") && !target.startsWith("/dev/") && !target.startsWith("/tmp/")) {
          yield { at: span, says: ["found", { file: target }] };
        }
      }
    }
  },
});
