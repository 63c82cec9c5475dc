// A single & where && is meant: the command runs in the background, and nothing waits for it.
import { endingCommands } from "../../knowledge/endingCommands";
import { instructionText } from "../../model/instructionText";
import { invocations } from "../../shell/invocation";
import type { Command, ShellScript } from "../../shell/types";
import { replace } from "../../text/span";
import { defineRule } from "../rule";
import { type Lone, loneSigns } from "./loneSigns";

/** Scripts of which one looks after what runs in the background. */
const looksAfter = /\bwait\b|\$!|\bjobs\b|\bfg\b|\bkill\b|\bcoproc\b/;
/** `npm start`, `make serve`: runs on. */
const runsOn = /^(?:start|serve|server|dev|watch|preview|run|daemon|instaweb)(?:$|[:_-])/;
const runners = /^(?:npm|yarn|pnpm|make|go|cargo|composer|bundle|git)$/;
const addressed = /^[a-z]+:\/\/\S*\?/i;

/** Ends by itself, so that the next command can be told to run behind it. */
function isWork(script: ShellScript, command: Command): boolean {
  const found = invocations(script).find((each) => each.command === command);
  if (!found || command.pipeline.length > 1 || !endingCommands.has(found.program)) return false;
  return !runners.test(found.program) || !found.words.slice(1).some(({ text }) => runsOn.test(text));
}

/** `curl https://x/y?a=1&b=2`: the sign belongs to the address. */
const cutsAddress = ({ command, next, at }: Lone): boolean => {
  const last = command.words.at(-1);
  return last !== undefined && last.span.end === at.start && next?.span.start === at.end && addressed.test(last.text);
};

export default defineRule({
  id: "background-in-run",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a single `&` behind a command of a `RUN` that does a piece of work, where `&&` is meant, and an address without quotes that an `&` cuts in two.",
    why: "With `&` the command runs in the background. The next one does not wait for it, its failure does not stop the build, and when the last command of the RUN ends, whatever still runs is killed.",
    bad: "FROM debian:12-slim\nRUN cp -r /usr/share/doc /srv/doc & \\\n    ls /srv/doc\n",
    good: "FROM debian:12-slim\nRUN cp -r /usr/share/doc /srv/doc && \\\n    ls /srv/doc\n",
    fixSafety: "Needs a look: a failure of the command then stops the build.",
    whenNot:
      "Servers that a RUN starts for its own use (`mysqld &`, `Xvfb :1 &`), and scripts that look after what they start, with `wait`, `$!` or `kill`: they are passed over. Only commands that do their work and end are looked at.",
  },
  messages: {
    found:
      "& starts {program} in the background: the next command does not wait for it, and when it fails, the build goes on. Write && instead",
    last: "& starts {program} in the background, and nothing waits for it: when the RUN ends, it is killed. Leave the & out",
    cut: "The & ends {program} here, in the middle of the address, and runs it in the background. Put the address in quotes",
    write: "Write &&",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    const text = instructionText(instruction);
    if (!/(?:^|[^&>])&(?![&>\d-])/.test(text) || looksAfter.test(text)) return;
    for (const script of context.scripts(instruction)) {
      for (const lone of loneSigns(script, context, instruction.span.end)) {
        const { command, next, at } = lone;
        const program = command.name ?? "";
        if (cutsAddress(lone)) yield { at, says: ["cut", { program }] };
        else if (!isWork(script, command)) continue;
        else if (!next) yield { at, says: ["last", { program }] };
        else {
          const line = context.file.slice({ start: at.end, end: next.span.start });
          const isPlain = /^[ \t]*(?:[\\`][ \t]*\r?\n[ \t]*)?$/.test(line) && command.inside.length === 0 && next.inside.length === 0;
          yield {
            at,
            says: ["found", { program }],
            fix: isPlain ? { title: ["write"], safety: "review", edits: () => [replace(at, "&&")] } : undefined,
          };
        }
      }
    }
  },
});
