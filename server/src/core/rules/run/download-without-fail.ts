// curl that keeps an error page of the server as if it were the file.
import { addFirstOption } from "../../edits";
import { seesStatus } from "../../knowledge/curlOptions";
import { inPipe } from "../../shell/astQueries";
import { commandsOf } from "../../shell/commandsOf";
import { hasOption, type Invocation, invocationOf } from "../../shell/invocation";
import { insert } from "../../text/span";
import { defineRule, type Fix } from "../rule";

const messages = {
  file: "When the server answers with an error, curl saves its error page as the file and succeeds. Add --fail",
  pipe: "When the server answers with an error, curl hands its error page to {program} and succeeds. Add --fail",
  add: "Add --fail",
} as const;

/** Programs that fail on an error page themselves. */
const readsFormat =
  /^(tar|unzip|gunzip|bunzip2|unxz|xz|zcat|bsdtar|cpio|gpg|apt-key|sha\d+sum|shasum|md5sum|b2sum|cosign|minisign|dpkg|rpm|apt|apt-get|yum|dnf|apk|jq|jar|java|unzstd|zstd|7z|pip|grep|cut)$/;

const saves = (invocation: Invocation): boolean =>
  hasOption(invocation, "-o", "--output", "-O", "--remote-name", "--remote-name-all", "-J") ||
  invocation.command.redirections.some(({ operator, descriptor }) => operator.startsWith(">") && (descriptor ?? 1) === 1);

const fails = (invocation: Invocation): boolean => hasOption(invocation, ...seesStatus, "-V", "--version");

/** Whoever unpacks or installs these later notices. */
const archive = /\.(tar|tgz|gz|txz|xz|tbz2?|bz2|zip|deb|rpm|apk|whl|7z|zst)(["'?]|$)/;
const isArchive = ({ operands, options }: Invocation): boolean =>
  operands.some(({ text }) => archive.test(text)) ||
  options.some(({ name, value }) => /^(-o|--output)$/.test(name) && archive.test(value ?? ""));

/** Whether something behind it in the script would notice an error page. */
const isNoticed = ({ script, command }: Invocation): boolean =>
  script.commands.slice(script.commands.indexOf(command) + 1).some((later) => readsFormat.test(invocationOf(script, later)?.program ?? ""));

function fixFor(invocation: Invocation): Fix<typeof messages> {
  const bundle = invocation.options.find(({ word, value }) => value === undefined && /^-[a-zA-Z]+$/.test(word.text))?.word;
  const edit = bundle ? insert(bundle.span.start + 1, "f") : addFirstOption(invocation, "-f");
  return { title: ["add"], safety: "review", edits: () => [edit] };
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
      "Archives and packages, which nobody can unpack when they are an error page, and files that the same RUN checks: they are passed over.",
  },
  messages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    for (const invocation of commandsOf(instruction, context, ["curl"])) {
      if (fails(invocation) || invocation.operands.length === 0) continue;
      const { script, command, nameSpan } = invocation;
      const next = inPipe(script, command, command.pipeline.index + 1);
      const program = next && invocationOf(script, next)?.program;
      const intoShell = program !== undefined && /^(sh|bash|ash|dash|zsh|tee|python|node|perl)$/.test(program);
      if (next ? !intoShell : !saves(invocation) || isArchive(invocation) || isNoticed(invocation)) continue;
      const says = program === undefined ? (["file"] as const) : (["pipe", { program }] as const);
      yield { at: nameSpan, says, fix: fixFor(invocation) };
    }
  },
});
