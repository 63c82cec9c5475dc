// A pipe whose first command may fail without anybody noticing.
import type { Invocation } from "../../shell/invocation";
import type { Command, ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext, type Fix, type Found, type Says } from "../rule";
import { failOption, nameOf, pipedInto } from "./download";
import { type EarlyPipe, earlyPipes } from "./earlyReaders";
import { careless } from "./lostPipes";
import { type Mend, mendPipe } from "./mendPipe";
import { toldPipe } from "./toldPipe";

const messages = {
  pipe: "Only the last command of a pipe counts: when {program} fails, the build goes on. Switch on pipefail",
  both: "When curl fails, the build goes on, and an error page of the server is no failure to it: {program} takes what comes. Switch on pipefail and add {option}",
  next: "When {program} fails, the build goes on: only the last command of a pipe counts, and what stands behind ; runs in any case. Switch on pipefail, and -e with it{more}",
  later:
    "When {program} fails, the build goes on: only the last command of a pipe counts, and what stands behind the ; further on runs in any case. Switch on pipefail, and write && for the ;{more}",
  true: "When {program} fails, the build goes on: only the last command of a pipe counts, and || true hides every failure in front of it. Switch on pipefail, and take || true away{more}",
  early:
    "When {program} fails, the build goes on: only the last command of a pipe counts. Pipefail is no mend here: {reader} stops reading early, which may make {writer} fail. Save what {program} prints in a file first, and read that behind &&{more}",
  wrap: "Add set -o pipefail to this pipe alone",
  wrapBoth: "Add set -o pipefail to this pipe alone, and {option}",
  set: "Add {set}",
  setBoth: "Add {set} and {option}",
  shellBoth: 'Write SHELL ["/bin/bash", "-o", "pipefail", "-c"] above it and add {option}',
  shell: 'Write SHELL ["/bin/bash", "-o", "pipefail", "-c"] above it',
} as const;

type Title = Says<typeof messages>;
type Told = "next" | "later" | "true" | undefined;

function fixOf({ by, set, curls: [first], edits }: Mend): Fix<typeof messages> {
  const values = { set, option: first ? failOption(first) : "" };
  return { title: titleOf(by, first !== undefined, values), safety: "review", edits };
}

function titleOf(by: Mend["by"], both: boolean, values: { set: string; option: string }): Title {
  if (by === "wrap") return both ? ["wrapBoth", values] : ["wrap"];
  if (by === "set") return both ? ["setBoth", values] : ["set", values];
  return both ? ["shellBoth", values] : ["shell"];
}

/** One finding: a switch covers the whole script. */
function* inScript(file: FileContext, instruction: Instruction, script: ShellScript): Iterable<Found<typeof messages>> {
  const told = toldPipe(file, instruction, script);
  if (!told) return;
  const { command, by } = told;
  const curls = file.options.strict ? [] : careless(script);
  const early = earlyPipes(script, told.ends);
  const own = early.find(({ first }) => first === command);
  const isMendable = !own && (by === undefined || by === "next");
  const mend = isMendable ? mendPipe(file, instruction, script, told, curls, early) : undefined;
  const curl = curls.find((each) => each.command === command);
  const at = command.words[0]?.span ?? command.span;
  yield {
    at,
    says: own ? earlyOf(script, own, curl) : saysOf(script, command, curl, by === "ignored" ? "true" : by),
    fix: mend && fixOf(mend),
  };
}

const morePages = (curl: Invocation | undefined): string =>
  curl ? `, and add ${failOption(curl)}: to curl an error page is no failure` : "";

function earlyOf(script: ShellScript, { first, reader, writer }: EarlyPipe, curl: Invocation | undefined): Says<typeof messages> {
  const program = nameOf(script, first) ?? "the first one";
  return ["early", { program, reader, writer: writer ?? "what stands in front of it", more: morePages(curl) }];
}

function saysOf(script: ShellScript, command: Command, curl: Invocation | undefined, by: Told): Says<typeof messages> {
  const program = nameOf(script, command) ?? "the first one";
  const into = curl && pipedInto(curl);
  if (by) return [by, { program, more: morePages(curl) }];
  return curl && into ? ["both", { program: into, option: failOption(curl) }] : ["pipe", { program }];
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
      "Needs a look: pipes that failed unseen now end the build; SHELL counts for all following instructions, shell-form CMD and ENTRYPOINT included.",
    whenNot:
      "A failing first command is expected. A file that is checked behind the pipe (`sha256sum -c`, `gpg --verify`, `test -s`) is passed over. Nor is one in front of `|| true`, where the author says so. A pipe inside `$(…)` that is an argument, as in `echo $(curl … | sed …)`, is passed over: its status is lost with pipefail too. Behind `x=$(…)` it is not, but where the script asks whether x is empty, or installs `package=$x`, which no empty version does. An installer is passed over where the same RUN runs its program behind it, as in " +
      "`curl … https://sh.rustup.rs | sh -s -- -y && rustup default nightly`, and nothing else has brought that: the RUN ends there. So is the key of a package repository: without it a later `apt-get update` refuses the repository.",
    differs:
      "hadolint reports every pipe, also behind `set -o pipefail` and in Alpine's ash, which knows pipefail. The fix sets it there, as in bash and in the dash of Debian 13 and Ubuntu 25.04; dash before that does not know it, so there the fix chooses bash. Where an ARG chooses the distribution, or the RUN asks for it, there is no fix: bash may be missing. In front of `;` pipefail alone changes nothing, so there the fix is `set -eo pipefail`. A reader that stops early (`head -n 1`, `grep -m 1`, `sed q`) makes what writes into it fail, which pipefail shows: such a pipe gets no fix, and beside one another pipe gets `(set -o pipefail && …)` around itself alone; there is no fix by SHELL where one stands in the RUN or further down. A heredoc without `set -e` is told of once, by heredoc-without-errexit. Strict profiles report every pipe without pipefail.",
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
