// CMD beside an ENTRYPOINT in shell form, which does not use it.
import { defineRule } from "../rule";
import { arrayFix } from "./execFixes";
import { fixTitles } from "./fixTitles";
import { simulated, startupQueries } from "./simulated";

const messages = {
  ignored:
    "CMD is ignored: the ENTRYPOINT of this stage is a command line, and the shell that runs it does not use CMD. Write ENTRYPOINT as a JSON array",
  ...fixTitles,
} as const;

/** `$1`, `$@`, `$*`, `$0`, `$#`, `${1…}`: CMD fills the parameters of `sh -c`. */
const parameter = /\$(?:[\d@*#]|\{[\d@*#])/;

export default defineRule<typeof messages>({
  id: "command-ignored",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a `CMD` that an `ENTRYPOINT` in shell form of the final image ignores.",
    why:
      "The builder makes `/bin/sh -c` of the command line, and everything behind it only fills the shell's `$0` and `$1`. Neither `CMD` " +
      "nor arguments of `docker run` reach the program.",
    bad: 'FROM alpine:3.22\nENTRYPOINT nc -lk -p\nCMD ["8080"]\n',
    good: 'FROM alpine:3.22\nENTRYPOINT ["nc", "-lk", "-p"]\nCMD ["8080"]\n',
    fixSafety: "Needs a look: the program gets CMD as arguments then, and no shell runs it.",
  },
  messages,
  needs: startupQueries,
  *check(file) {
    const found = simulated(file, file.facts);
    const { entrypoint, cmd } = found?.start ?? {};
    if (entrypoint?.form !== "shell" || !entrypoint.instruction || !cmd?.instruction) return;
    if (parameter.test(entrypoint.instruction.arguments.text)) return;
    yield { at: cmd.instruction.arguments.span, says: ["ignored"], fix: arrayFix(entrypoint.instruction) };
  },
});
