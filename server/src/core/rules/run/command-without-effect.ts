// A command that does nothing for the image: an interactive program, a service that ends with the build step.
import { interactivePrograms, otherMachinePrograms, serviceStarters } from "../../knowledge/buildCommands";
import { lastCommand } from "../../shell/astQueries";
import { allCommands } from "../../shell/commandsOf";
import type { Invocation } from "../../shell/invocation";
import { defineRule } from "../rule";

const startsService = ({ program, words }: Invocation): boolean => {
  const verbs = serviceStarters.get(program);
  return verbs?.has(words[program === "systemctl" ? 1 : 2]?.value ?? "") === true;
};

/** Behind the last command nothing can use what was started. */
const isLast = ({ script, command }: Invocation): boolean => lastCommand(script) === command;

export default defineRule({
  id: "command-without-effect",
  aliases: ["DL3001"],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds commands in a `RUN` that do nothing for the image: `service x start` as the last command, `systemctl start`, `top`, `vim`, `shutdown`.",
    why: "A layer keeps files, not processes: what a `RUN` starts ends with it. Nobody sits at a terminal during a build, and systemd does not run in it.",
    bad: "FROM debian:12-slim\nRUN service nginx start\n",
    good: 'FROM debian:12-slim\nCMD ["nginx", "-g", "daemon off;"]\n',
    whenNot: "A service that later commands of the same RUN use, such as a database that is filled: it is passed over.",
    differs:
      "hadolint reports `free`, `kill`, `mount`, `ps`, `service` and `ssh` wherever they stand. They have good uses inside one RUN, so they are reported only in strict profiles.",
  },
  messages: {
    service: "{program} starts a service that ends with this RUN; it does not run in the container. Start it with CMD or ENTRYPOINT",
    systemd: "systemd does not run during a build, so systemctl {verb} fails or does nothing. Start the service with CMD or ENTRYPOINT",
    interactive: "{program} is for a person at a terminal or a running machine; in a build it does nothing useful",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    for (const invocation of allCommands(instruction, context)) {
      const { program, nameSpan, words } = invocation;
      const { strict } = context.options;
      if (startsService(invocation)) {
        if (program === "systemctl") yield { at: nameSpan, says: ["systemd", { verb: words[1]?.value ?? "" }] };
        else if (strict || isLast(invocation)) yield { at: nameSpan, says: ["service", { program }] };
      } else if (interactivePrograms.has(program) || (strict && otherMachinePrograms.has(program))) {
        yield { at: nameSpan, says: ["interactive", { program }] };
      }
    }
  },
});
