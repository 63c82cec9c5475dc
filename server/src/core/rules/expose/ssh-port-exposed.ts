// EXPOSE of the SSH port.
import { defineRule } from "../rule";
import { portOf } from "./port";

export default defineRule({
  id: "ssh-port-exposed",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `EXPOSE 22`, the port of SSH.",
    why: "A way to log in from outside is one more thing to keep up to date and to guard. `docker exec` gives a shell without it.",
    bad: "FROM debian:12-slim\nEXPOSE 22 80\n",
    good: "FROM debian:12-slim\nEXPOSE 80\n",
    whenNot: "Serving SSH is what the image is for: a Git server, a jump host, a build agent.",
  },
  messages: {
    ssh: "Port 22 is for SSH. A container seldom needs it: `docker exec` gives a shell. Remove the port unless serving SSH is the purpose",
  },
  on: ["EXPOSE"],
  *checkInstruction(instruction, { scope }) {
    for (const word of instruction.words) {
      if (portOf(word, scope) === "22/tcp") yield { at: word.span, says: ["ssh"] };
    }
  },
});
