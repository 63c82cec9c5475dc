// The output of ls taken for a list of files.
import { inPipe } from "../../shell/astQueries";
import { commandsOf } from "../../shell/commandsOf";
import { invocationOf } from "../../shell/invocation";
import { defineRule } from "../rule";
import { withShell } from "./scripts";

const readers: ReadonlySet<string> = new Set(["grep", "egrep", "fgrep", "xargs", "awk", "sed", "cut", "head", "tail", "sort", "while"]);

export default defineRule({
  id: "parsed-ls",
  aliases: ["SC2010", "SC2011", "SC2012"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `ls` piped to grep, xargs, awk, head and their like.",
    why: "ls prints names for people: it may change unusual characters, and a name with a blank or a line end becomes two.",
    bad: "FROM debian:12-slim\nRUN ls /opt | grep jdk | xargs rm -r\n",
    good: "FROM debian:12-slim\nRUN rm -r /opt/*jdk*\n",
    whenNot: "Directories whose file names are known.",
  },
  messages: { found: "ls prints names for people, and {program} cuts them at blanks and line ends. Use a pattern or find" },
  on: withShell,
  *checkInstruction(instruction, context) {
    for (const { command, script, nameSpan } of commandsOf(instruction, context, ["ls"])) {
      const next = inPipe(script, command, command.pipeline.index + 1);
      if (!next) continue;
      const reader = next.name === "xargs" ? "xargs" : invocationOf(script, next)?.program;
      if (reader !== undefined && readers.has(reader)) yield { at: nameSpan, says: ["found", { program: reader }] };
    }
  },
});
