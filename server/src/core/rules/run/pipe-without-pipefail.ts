// A pipe whose first command may fail without anybody noticing.
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext, type Found } from "../rule";
import { earlyPipes } from "./earlyReaders";
import { careless } from "./lostPipes";
import { mendPipe } from "./mendPipe";
import { earlyOf, fixOf, messages, saysOf } from "./pipeSays";
import { toldPipe } from "./toldPipe";
import { unlessInherited } from "./unlessInherited";

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
  const unless = unlessInherited({ scope: file.scopeBefore(instruction), stage: file.stageOf(instruction) });
  yield {
    at,
    says: own ? earlyOf(script, own, curl, unless) : saysOf(script, command, curl, by === "ignored" ? "true" : by, unless),
    fix: mend && fixOf(mend),
  };
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
      "A failing first command is expected. Where the base image is known to have pipefail in its SHELL, as CircleCI's, Jupyter's, Bitnami's and Airflow's images do, nothing is lost; where it is not known the message says so. A file that is checked behind the pipe (`sha256sum -c`, `gpg --verify`, `test -s`) is passed over. Nor is one in front of `|| true`, where the author says so. A pipe inside `$(…)` that is an argument, as in `echo $(curl … | sed …)`, is passed over: its status is lost with pipefail too. Behind `x=$(…)` it is not, but where the script asks whether x is empty, or gives it another value then, or needs it: `package=$x` is installed, `…/v$x.tgz` downloaded. An installer is passed over where the same RUN runs its program behind it, as in " +
      "`curl … https://sh.rustup.rs | sh -s -- -y && rustup default nightly`, and nothing else has brought that: the RUN ends there. So is the key of a package repository: without it a later `apt-get update` refuses the repository; and its list, where the same RUN installs from it what no distribution has.",
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
