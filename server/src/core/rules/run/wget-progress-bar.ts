// wget that draws its progress into the build log.
import { addFirstOption } from "../../edits";
import { commandsOf } from "../../shell/commandsOf";
import { hasOption, type Invocation } from "../../shell/invocation";
import { defineRule } from "../rule";

const isQuiet = (invocation: Invocation): boolean =>
  hasOption(invocation, "--progress", "-q", "--quiet", "-o", "--output-file", "-a", "--append-output", "--no-verbose") ||
  invocation.options.some(({ word }) => /^-nv/.test(word.text));

export default defineRule({
  id: "wget-progress-bar",
  aliases: ["DL3047"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `wget` without an option that shortens what it reports: `-q`, `-nv`, `--progress=dot:giga`.",
    why: "Without a terminal wget writes a line of dots for every 50 KB: thousands of lines in the log of a build.",
    bad: "FROM debian:12-slim\nRUN wget https://example.com/big.tar\n",
    good: "FROM debian:12-slim\nRUN wget --progress=dot:giga https://example.com/big.tar\n",
    fixSafety: "Needs a look: less is written to the log.",
    differs: "In images whose wget is BusyBox's, which has no `dot:giga`, the fix adds `-q`.",
  },
  messages: { found: "wget writes a line for every 50 KB into the build log. Add {option}", add: "Add {option}" },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    for (const invocation of commandsOf(instruction, context, ["wget"])) {
      if (isQuiet(invocation) || invocation.words.length < 2 || hasOption(invocation, "--version", "--help")) continue;
      const option = invocation.script.dialect === "ash" ? "-q" : "--progress=dot:giga";
      yield {
        at: invocation.nameSpan,
        says: ["found", { option }],
        fix: { title: ["add", { option }], safety: "review", edits: () => [addFirstOption(invocation, option)] },
      };
    }
  },
});
