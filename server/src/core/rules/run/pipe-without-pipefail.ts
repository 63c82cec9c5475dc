// A pipe whose first command may fail without anybody noticing.
import type { Invocation } from "../../shell/invocation";
import type { Command, ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext, type Fix, type Found, type InstructionContext, type Says } from "../rule";
import { addFail, failOption, nameOf, pipedInto } from "./download";
import { careless } from "./lostPipes";
import { statusRead } from "./statusRead";
import { switchPipefail } from "./switchPipefail";
import { toldPipe } from "./toldPipe";
import { unlessInherited } from "./unlessInherited";

const messages = {
  pipe: "Only the last command of a pipe counts: when {program} fails, the build goes on{unless}. Switch on pipefail",
  both: "When curl fails, the build goes on{unless}, and an error page of the server is no failure to it: {program} takes what comes. Switch on pipefail and add {option}",
  next: "When {program} fails, the build goes on{unless}: only the last command of a pipe counts, and what stands behind ; runs in any case. Switch on pipefail, and -e with it{more}",
  later:
    "When {program} fails, the build goes on{unless}: only the last command of a pipe counts, and what stands behind the ; further on runs in any case. Switch on pipefail, and write && for the ;{more}",
  true: "When {program} fails, the build goes on{unless}: only the last command of a pipe counts, and || true hides every failure in front of it. Switch on pipefail, and take || true away{more}",
  set: "Add {set}",
  setBoth: "Add {set} and {option}",
  shellBoth: 'Write SHELL ["/bin/bash", "-o", "pipefail", "-c"] above it and add {option}',
  shell: 'Write SHELL ["/bin/bash", "-o", "pipefail", "-c"] above it',
} as const;

type Context = Pick<InstructionContext, "scope" | "stage" | "file">;
type Title = Says<typeof messages>;
type Told = "next" | "later" | "true" | undefined;

/** -e with it where any pipe of the script stands in front of `;`. */
function fixFor(
  instruction: Instruction,
  script: ShellScript,
  context: Context,
  curls: readonly Invocation[],
  ends: boolean,
): Fix<typeof messages> | undefined {
  if (ends && statusRead(script)) return undefined;
  const switched = switchPipefail(instruction, script, context, ends);
  // Without pipefail the page of an error is the better input: many a program stops at that, and takes nothing for a good one.
  if (!switched || (ends && switched.by === "shell")) return undefined;
  const [first] = curls;
  const values = { set: switched.set, option: first ? failOption(first) : "" };
  const edits: Fix["edits"] = () => [...switched.edits(), ...curls.map(addFail)];
  const titles: readonly [Title, Title] =
    switched.by === "set"
      ? [
          ["set", values],
          ["setBoth", values],
        ]
      : [["shell"], ["shellBoth", values]];
  return { title: titles[first ? 1 : 0], safety: "review", edits };
}

/** One finding: a switch covers the whole script. */
function* inScript(file: FileContext, instruction: Instruction, script: ShellScript): Iterable<Found<typeof messages>> {
  const told = toldPipe(file, instruction, script);
  if (!told) return;
  const { command, by, ends } = told;
  const curls = file.options.strict ? [] : careless(script);
  const context = { scope: file.scopeBefore(instruction), stage: file.stageOf(instruction), file };
  const isMendable = by === undefined || by === "next";
  const fix = isMendable ? fixFor(instruction, script, context, curls, ends) : undefined;
  const curl = curls.find((each) => each.command === command);
  const says = saysOf(script, command, curl, by === "ignored" ? "true" : by, unlessInherited(context));
  yield { at: command.words[0]?.span ?? command.span, says, fix };
}

function saysOf(script: ShellScript, command: Command, curl: Invocation | undefined, by: Told, unless: string): Says<typeof messages> {
  const program = nameOf(script, command) ?? "the first one";
  const into = curl && pipedInto(curl);
  if (by) return [by, { program, unless, more: curl ? `, and add ${failOption(curl)}: to curl an error page is no failure` : "" }];
  return curl && into ? ["both", { program: into, unless, option: failOption(curl) }] : ["pipe", { program, unless }];
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
      "A failing first command is expected. Where the base image is known to have pipefail in its SHELL, as CircleCI's, Jupyter's, Bitnami's and Airflow's images do, nothing is lost; where it is not known the message says so. A file that is checked behind the pipe (`sha256sum -c`, `gpg --verify`, `test -s`) is passed over. Nor is one in front of `|| true`, where the author says so. A pipe inside `$(…)` that is an argument, as in `echo $(curl … | sed …)`, is passed over: its status is lost with pipefail too. Behind `x=$(…)` it is not. An installer is passed over where the same RUN runs its program behind it, as in " +
      "`curl … https://sh.rustup.rs | sh -s -- -y && rustup default nightly`, and nothing else has brought that: the RUN ends there.",
    differs:
      "hadolint reports every pipe, also behind `set -o pipefail` and in Alpine's ash, which knows pipefail. The fix sets it there, as in bash and in the dash of Debian 13 and Ubuntu 25.04; dash before that does not know it, so there the fix chooses bash. Where an ARG chooses the distribution, or the RUN asks for it, there is no fix: bash may be missing. In front of `;` pipefail alone changes nothing, so there the fix is `set -eo pipefail`; a heredoc without `set -e` is told of once, by heredoc-without-errexit. Strict profiles report every pipe without pipefail.",
  },
  messages,
  reads: ["FROM", "ARG", "ENV", "SHELL", "RUN", "COPY", "ADD", "ONBUILD"],
  *check(file) {
    for (const instruction of file.each("RUN")) {
      if (!instruction.arguments.text.includes("|") && instruction.heredocs.length === 0) continue;
      for (const script of file.scripts(instruction)) yield* inScript(file, instruction, script);
    }
  },
});
