// A pipe whose first command may fail without anybody noticing.
import { optionsAt } from "../../shell/astQueries";
import { type Invocation, invocationOf } from "../../shell/invocation";
import type { Command, ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { defineRule, type Fix, type InstructionContext } from "../rule";
import { isOutputChecked } from "./checkedOutput";
import { addFail, failOption, isLost, pipedInto, takesErrorPage } from "./download";
import { endsWithout } from "./neededBehind";
import { switchPipefail } from "./switchPipefail";

const messages = {
  pipe: "Only the last command of a pipe counts: when {program} fails, the build goes on. Switch on pipefail",
  both: "When curl fails, the build goes on, and an error page of the server is no failure to it: {program} takes what comes. Switch on pipefail and add {option}",
  set: "Add set -o pipefail",
  setBoth: "Add set -o pipefail and {option}",
  shellBoth: 'Write SHELL ["/bin/bash", "-o", "pipefail", "-c"] above it and add {option}',
  shell: 'Write SHELL ["/bin/bash", "-o", "pipefail", "-c"] above it',
} as const;

/** The first command of each pipe whose failure is lost. */
function* lostFailures(script: ShellScript, strict: boolean): Iterable<Command> {
  const { commands, dialect, startOptions } = script;
  // `sh -o pipefail` where nobody knows that sh, or where it is dash, which may not start with it.
  const known = dialect !== "sh" && dialect !== "dash";
  const trusted = known || !strict || !startOptions.includes("pipefail");
  for (const command of commands) {
    const { pipeline } = command;
    if (pipeline.length < 2 || pipeline.index !== 0 || (trusted && optionsAt(script, command).has("pipefail"))) continue;
    if (strict || (isLost(script, command) && !isOutputChecked(script, command))) yield command;
  }
}

/** Every curl of the script whose error pages go through a pipe that hides its failure. */
const careless = (script: ShellScript): readonly Invocation[] =>
  script.commands.flatMap((command) => {
    const invocation = isLost(script, command) ? invocationOf(script, command) : undefined;
    return invocation && takesErrorPage(invocation) && pipedInto(invocation) !== undefined ? [invocation] : [];
  });

type Edits = ReturnType<Fix["edits"]>;

function fixFor(
  instruction: Instruction,
  script: ShellScript,
  context: Pick<InstructionContext, "scope" | "stage" | "file">,
  curls: readonly Invocation[],
): Fix<typeof messages> | undefined {
  const switched = switchPipefail(instruction, script, context);
  const failing = (): Edits => curls.map(addFail);
  const [first] = curls;
  if (!first) return switched && { title: [switched.by], safety: "review", edits: () => switched.edits() };
  // Without pipefail the page of an error is the better input: many a program stops at that, and takes nothing for a good one.
  if (!switched) return undefined;
  const values = { option: failOption(first) };
  const title = switched.by === "set" ? "setBoth" : "shellBoth";
  return { title: [title, values], safety: "review", edits: () => [...switched.edits(), ...failing()] };
}

export default defineRule({
  id: "pipe-without-pipefail",
  aliases: ["DL4006"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a pipe in a `RUN` that hides the failure of a download in front of it: `curl … | sh` succeeds when curl fails.",
    why: "A shell takes the status of the last command for the whole pipe. sh, tee, jq or sed are content with an empty input, so the build passes and the image lacks what was meant to be in it.",
    bad: "FROM debian:12-slim\nRUN curl -fsSL https://example.com/install.sh | bash\n",
    good: 'FROM debian:12-slim\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl -fsSL https://example.com/install.sh | bash\n',
    fixSafety:
      "Needs a look: pipes that failed unseen now end the build, `head` in a pipe may be one of them; SHELL counts for all following instructions, shell-form CMD and ENTRYPOINT included.",
    whenNot:
      "A failing first command is expected. A file that is checked behind the pipe (`sha256sum -c`, `gpg --verify`, `test -s`) is passed over. A pipe inside `$(…)` that is an argument, as in `echo $(curl … | sed …)`, is passed over: its status is lost with pipefail too. Behind `x=$(…)` it is not. An installer is passed over where the same RUN runs its program behind it, as in " +
      "`curl … https://sh.rustup.rs | sh -s -- -y && rustup default nightly`, and nothing else has brought that: the RUN ends there.",
    differs:
      "hadolint reports every pipe, also behind `set -o pipefail` and in Alpine's ash, which knows pipefail. The fix sets it there, as in bash and in the dash of Debian 13 and Ubuntu 25.04; dash before that does not know it, so there the fix chooses bash. Where an ARG chooses the distribution, or the RUN asks for it, there is no fix: bash may be missing. Strict profiles report every pipe without pipefail.",
  },
  messages,
  reads: ["FROM", "ARG", "ENV", "SHELL", "RUN", "COPY", "ADD", "ONBUILD"],
  *check(file) {
    const { strict } = file.options;
    for (const instruction of file.each("RUN")) {
      if (!instruction.arguments.text.includes("|") && instruction.heredocs.length === 0) continue;
      for (const script of file.scripts(instruction)) {
        for (const command of lostFailures(script, strict)) {
          if (!strict && endsWithout(file, instruction, script, command)) continue;
          const at = command.words[0]?.span ?? command.span;
          const curls = strict ? [] : careless(script);
          const curl = curls.find((each) => each.command === command);
          const program = curl && pipedInto(curl);
          const context = { scope: file.scopeBefore(instruction), stage: file.stageOf(instruction), file };
          const fix = fixFor(instruction, script, context, curls);
          if (curl && program) yield { at, says: ["both", { program, option: failOption(curl) }], fix };
          else yield { at, says: ["pipe", { program: command.name ?? "the first one" }], fix };
          break; // one switch covers the whole script
        }
      }
    }
  },
});
