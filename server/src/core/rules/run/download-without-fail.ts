// curl that keeps an error page of the server as if it were the file.
import { inPipe, optionsAt } from "../../shell/astQueries";
import { commandsOf } from "../../shell/commandsOf";
import type { Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext, type Fix, type Severity } from "../rule";
import { outputOf } from "./checkedOutput";
import { addFail, failOption, isLost, pipedInto, takesErrorPage } from "./download";
import { endsRun } from "./endsRun";
import { checksBehind } from "./laterChecks";
import { endsWithoutKey } from "./missedKey";
import { afterwards, isCheckedBy, isSeenInPipe } from "./noticed";
import { isArchive, saves } from "./savedFile";
import { messages, oncePerRun, type Told } from "./toldDownloads";

function* toldOf(
  invocation: Invocation,
  instruction: Instruction,
  file: FileContext,
  laterChecks: ReturnType<typeof checksBehind>,
): Iterable<Told> {
  const { script, command, nameSpan } = invocation;
  const option = failOption(invocation);
  const fix: Fix<typeof messages> = {
    title: ["add", { option }],
    safety: "review",
    edits: () => [addFail(invocation)],
  };
  const program = pipedInto(invocation);
  if (program !== undefined) {
    // pipe-without-pipefail tells both at once.
    if (!file.options.strict && isLost(script, command) && file.scripts(instruction).includes(script)) return;
    const reader = inPipe(script, command, command.pipeline.index + 1);
    const teed = program === "tee" && reader ? outputOf(script, reader) : undefined;
    if (isSeenInPipe(invocation) || (teed !== undefined && afterwards(invocation, teed).noticed)) return;
    if (endsWithoutKey(file, instruction, script, command)) return;
    const isSeen = program === "tee" || (program !== "php" && reader !== undefined && endsRun(script, reader));
    const severity = isSeen ? "info" : "warning";
    // Alone it would take away the page, which is the only thing that some of them stop at.
    if (optionsAt(script, command).has("pipefail")) yield { at: nameSpan, says: ["pipe", { program, option, more: "" }], fix, severity };
    else yield { at: nameSpan, says: ["switch", { program, option, more: "" }], severity };
    return;
  }
  if (command.pipeline.index < command.pipeline.length - 1 || !saves(invocation) || isArchive(invocation)) return;
  const { noticed, isProgram } = afterwards(invocation);
  if (noticed) return;
  const severity: Severity = isProgram && !isCheckedBy(invocation, laterChecks(instruction)) ? "warning" : "info";
  yield { at: nameSpan, says: ["file", { option, more: "" }], fix, severity };
}

export default defineRule({
  id: "download-without-fail",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `curl` without `--fail` that saves what it loads, or hands it to a shell, where nothing behind it would notice an error page.",
    why: "For curl an answer with status 404 or 500 is a success. The text of the error becomes a program or a configuration in the image, and the build passes.",
    bad: "FROM debian:12-slim\nRUN curl -Lo /usr/local/bin/tool https://example.com/tool && chmod +x /usr/local/bin/tool\n",
    good: "FROM debian:12-slim\nRUN curl -fLo /usr/local/bin/tool https://example.com/tool && chmod +x /usr/local/bin/tool\n",
    fixSafety: "Needs a look: the build fails where a server answers with an error that did not matter until now.",
    whenNot:
      "Archives and packages, which nobody can unpack when they are an error page, files that the same RUN unpacks or checks, in the same pipe too (`| tee x | sha256sum -c sums`), keys that `apt-get update` refuses a repository without, and answers that are kept nowhere (`-o /dev/null`): they are passed over.",
    differs:
      "A warning where the page becomes a program of the image: it is saved in a `bin` folder, or made executable. Info for other files, for those that a later RUN checks by a signature or a checksum, and where the same RUN runs the page and ends with that: " +
      "a shell, Python, Perl, Node.js or the kernel cannot read it. PHP can, it prints the page: a warning. Where the pipe hides curl's failure as well, pipe-without-pipefail tells both in one finding.",
  },
  messages,
  reads: ["FROM", "ARG", "ENV", "SHELL", "RUN", "COPY", "ADD", "ONBUILD"],
  *check(file) {
    const laterChecks = checksBehind(file);
    for (const instruction of file.each("RUN")) {
      const found = commandsOf(instruction, file, ["curl"]).flatMap((invocation) =>
        takesErrorPage(invocation) ? [...toldOf(invocation, instruction, file, laterChecks)] : [],
      );
      yield* file.options.strict ? found : oncePerRun(found);
    }
  },
});
