// EXPOSE of a port to log in from outside: SSH, Telnet, Remote Desktop.
import { defineRule } from "../rule";
import { portOf } from "./port";

const services: ReadonlyMap<string, "ssh" | "telnet" | "desktop"> = new Map([
  ["22/tcp", "ssh"],
  ["23/tcp", "telnet"],
  ["3389/tcp", "desktop"],
]);

export default defineRule({
  id: "ssh-port-exposed",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `EXPOSE 22`, the port of SSH, and those of Telnet (23) and Remote Desktop (3389).",
    why: "A way to log in from outside is one more thing to keep up to date and to guard. `docker exec` gives a shell without it.",
    bad: "FROM debian:12-slim\nEXPOSE 22 80\n",
    good: "FROM debian:12-slim\nEXPOSE 80\n",
    whenNot: "Serving SSH is what the image is for: a Git server, a jump host, a build agent.",
  },
  messages: {
    telnet:
      "Port 23 is for Telnet, which sends passwords as plain text. `docker exec` gives a shell without it. Remove the port unless serving Telnet is the purpose",
    desktop:
      "Port 3389 is for Remote Desktop. A container seldom needs a way to log in from outside. Remove the port unless a desktop is the purpose",
    ssh: "Port 22 is for SSH. A container seldom needs it: `docker exec` gives a shell. Remove the port unless serving SSH is the purpose",
  },
  on: ["EXPOSE"],
  *checkInstruction(instruction, { scope }) {
    for (const word of instruction.words) {
      const service = services.get(portOf(word, scope) ?? "");
      if (service) yield { at: word.span, says: [service] };
    }
  },
});
