// CMD or ENTRYPOINT as a plain command line.
import { plainWords, toJsonArray } from "../../shell/words";
import { replace } from "../../text/span";
import { defineRule } from "../rule";

export default defineRule({
  id: "shell-form-command",
  aliases: ["DL3025", "JSONArgsRecommended"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `ENTRYPOINT` and `CMD` written as a plain command line.",
    why:
      "The builder wraps a plain command line in `/bin/sh -c`. Where that shell stays (Debian's dash always does), it is PID 1 " +
      "and keeps SIGTERM to itself: `docker stop` waits 10 seconds and then kills your program.",
    bad: "FROM node:22\nENTRYPOINT node server.js\n",
    good: 'FROM node:22\nENTRYPOINT ["node", "server.js"]\n',
    fixSafety: "Needs a look: your program becomes PID 1 and must handle signals and reap children itself.",
  },
  messages: {
    wrapped: "{keyword} runs inside a shell, which may keep stop signals from {program}. Write it as a JSON array",
    asArray: "Write {keyword} as a JSON array",
  },
  *check(file) {
    for (const instruction of file.each("ENTRYPOINT", "CMD")) {
      if (instruction.form !== "shell" || instruction.arguments.text === "") continue;
      const { keyword, arguments: commandLine } = instruction;
      if (file.scopeBefore(instruction).shell !== undefined) continue;
      const words = plainWords(commandLine.text);
      yield {
        at: commandLine.span,
        says: ["wrapped", { keyword, program: words?.[0] ?? "your program" }],
        fix: words && {
          title: ["asArray", { keyword }],
          safety: "review",
          edits: () => [replace(commandLine.span, toJsonArray(words))],
        },
      };
    }
  },
});
