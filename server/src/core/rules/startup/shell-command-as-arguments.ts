// CMD in shell form behind an ENTRYPOINT in exec form that takes it for its arguments.
import { programs, shellNames } from "../../knowledge/programs";
import { programName } from "../../shell/dialect";
import { plainWords, toJsonArray } from "../../shell/words";
import { replace } from "../../text/span";
import { defineRule } from "../rule";
import { operatorMessages, operatorsInHealthChecks } from "./healthOperators";
import { type Simulated, simulated, startupQueries } from "./simulated";

/** `["sh", "-c"]`: the shell runs `/bin/sh` without arguments. */
function isShellLine(words: readonly string[]): boolean {
  return shellNames.has(programName(words[0] ?? "")) && /^-\w*c$/.test(words.at(-1) ?? "");
}

/** The program whose arguments the shell's words are; undefined where it runs them, or that is not known. */
function taker({ start, application }: Simulated): string | undefined {
  const { entrypoint, cmd } = start;
  if (!entrypoint || !cmd) return undefined;
  if (isShellLine(entrypoint.words)) return entrypoint.words[0];
  const { role, argv, program } = application;
  const getsAll = argv.length > cmd.words.length && cmd.words.every((word, index) => argv[argv.length - cmd.words.length + index] === word);
  return role === "app" && getsAll && programs.has(program) && !application.init ? program : undefined;
}

const messages = {
  arguments: "{program} gets /bin/sh, -c and this command line as its arguments. Write CMD as a JSON array of arguments",
  asArray: "Write CMD as a JSON array",
  ...operatorMessages,
} as const;

export default defineRule<typeof messages>({
  id: "shell-command-as-arguments",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: 'Finds a `CMD` in shell form that becomes the arguments of a program in `ENTRYPOINT`, and a health check in exec form with words for a shell (`"||", "exit", "1"`).',
    why: "The builder makes `/bin/sh -c …` of the command line, and the program gets these three words as arguments. That is right only for an entrypoint that runs what it is given.",
    bad: 'FROM python:3.13-slim\nENTRYPOINT ["python"]\nCMD app.py\n',
    good: 'FROM python:3.13-slim\nENTRYPOINT ["python"]\nCMD ["app.py"]\n',
    fixSafety: "Needs a look: the program gets other arguments.",
  },
  messages,
  needs: startupQueries,
  *check(file) {
    yield* operatorsInHealthChecks(file);
    const found = simulated(file, file.facts);
    const { entrypoint, cmd } = found?.start ?? {};
    if (!found || entrypoint?.form !== "exec" || cmd?.form !== "shell" || !cmd.instruction) return;
    const program = taker(found);
    if (program === undefined) return;
    const { span, text } = cmd.instruction.arguments;
    const line = text.trim();
    const words = isShellLine(entrypoint.words) ? [line] : plainWords(line);
    yield {
      at: span,
      says: ["arguments", { program: programName(program) }],
      fix: words && { title: ["asArray"], safety: "review", edits: () => [replace(span, toJsonArray(words))] },
    };
  },
});
