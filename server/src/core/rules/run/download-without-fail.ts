// curl that keeps an error page of the server as if it were the file.
import { inPipe, optionsAt } from "../../shell/astQueries";
import { commandsOf } from "../../shell/commandsOf";
import { hasOption, type Invocation } from "../../shell/invocation";
import { defineRule, type Fix, type Severity } from "../rule";
import { addFail, failOption, isLost, pipedInto, takesErrorPage } from "./download";
import { endsRun } from "./endsRun";
import { afterwards } from "./noticed";

const messages = {
  file: "When the server answers with an error, curl saves its error page as the file and succeeds. Add {option}",
  pipe: "When the server answers with an error, curl hands its error page to {program} and succeeds. Add {option}",
  switch:
    "When the server answers with an error, curl hands its error page to {program} and succeeds. Add {option}, and switch on pipefail: without that {program} takes nothing for a good input",
  add: "Add {option}",
} as const;

const saves = (invocation: Invocation): boolean =>
  hasOption(invocation, "-o", "--output", "-O", "--remote-name", "--remote-name-all", "-J") ||
  invocation.command.redirections.some(({ operator, descriptor }) => operator.startsWith(">") && (descriptor ?? 1) === 1);

/** Whoever unpacks or installs these later notices. */
const archive = /\.(tar|tgz|gz|txz|xz|tbz2?|bz2|zip|deb|rpm|apk|whl|7z|zst)(["'?]|$)/;
const isArchive = ({ operands, options }: Invocation): boolean =>
  operands.some(({ text }) => archive.test(text)) ||
  options.some(({ name, value }) => /^(-o|--output)$/.test(name) && archive.test(value ?? ""));

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
      "Archives and packages, which nobody can unpack when they are an error page, and files that the same RUN unpacks or checks: they are passed over.",
    differs:
      "A warning where the page becomes a program of the image: it is saved in a `bin` folder, or made executable. Info for other files, and where the same RUN runs the page and ends with that: " +
      "a shell, Python, Perl, Node.js or the kernel cannot read it. PHP can, it prints the page: a warning. Where the pipe hides curl's failure as well, pipe-without-pipefail tells both in one finding.",
  },
  messages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    for (const invocation of commandsOf(instruction, context, ["curl"])) {
      if (!takesErrorPage(invocation)) continue;
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
        if (!context.options.strict && isLost(script, command) && context.scripts(instruction).includes(script)) continue;
        const reader = inPipe(script, command, command.pipeline.index + 1);
        const isSeen = program === "tee" || (program !== "php" && reader !== undefined && endsRun(script, reader));
        const severity = isSeen ? "info" : "warning";
        // Alone it would take away the page, which is the only thing that some of them stop at.
        if (optionsAt(script, command).has("pipefail")) yield { at: nameSpan, says: ["pipe", { program, option }], fix, severity };
        else yield { at: nameSpan, says: ["switch", { program, option }], severity };
        continue;
      }
      if (command.pipeline.index < command.pipeline.length - 1 || !saves(invocation) || isArchive(invocation)) continue;
      const { noticed, isProgram } = afterwards(invocation);
      const severity: Severity = isProgram ? "warning" : "info";
      if (!noticed) yield { at: nameSpan, says: ["file", { option }], fix, severity };
    }
  },
});
