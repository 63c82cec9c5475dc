// A command line for a shell in an image that has none.
import { imageAt } from "../../image";
import { shellNames } from "../../knowledge/programs";
import { type Argument, argumentsOf } from "../../model/arguments";
import { shellLess } from "../../model/baseImage";
import { commandLineOf } from "../../model/commandLine";
import { historyOf } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { programName } from "../../shell/dialect";
import { plainWords, toJsonArray } from "../../shell/words";
import type { Instruction } from "../../syntax/types";
import { replace } from "../../text/span";
import { defineRule, type FileContext } from "../rule";

/** `ENTRYPOINT ["sh", "-c", …]` */
function shellStarted(instruction: Instruction): Argument | undefined {
  if (instruction.form !== "exec" || !/^(?:CMD|ENTRYPOINT)$/.test(instruction.keyword)) return undefined;
  const [first] = argumentsOf(instruction);
  return first && shellNames.has(programName(first.text)) ? first : undefined;
}

/** A stage that says itself which shell it has, or may be given one. */
const ownShell = (file: FileContext, stage: Stage): boolean =>
  historyOf(stage).some(({ keyword }) => keyword === "SHELL") || imageAt(file, file.facts, stage).shell.is !== "no";

export default defineRule({
  id: "shell-form-without-shell",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `RUN`, `CMD`, `ENTRYPOINT` and `HEALTHCHECK` written as a plain command line in a stage on `scratch` or a distroless image, and a start command that begins with a shell there.",
    why: "A plain command line is given to `/bin/sh -c`, and these images have no `/bin/sh`: the build, the start or every health check stops with “no such file or directory”.",
    bad: "FROM scratch\nCOPY server /server\nENTRYPOINT /server --port 80\n",
    good: 'FROM scratch\nCOPY server /server\nENTRYPOINT ["/server", "--port", "80"]\n',
    fixSafety: "Needs a look: the program is started directly, as it has to be.",
    differs: "Silent where anything that is copied may bring a shell along.",
  },
  messages: {
    run: "{image} has no shell, so this RUN fails. Do it in an earlier stage and copy the result",
    start: "{image} has no shell to read this line, so {keyword} fails. Write it as a JSON array",
    exec: "{image} has no {shell}, so {keyword} fails. Start the program itself, or build on an image that has a shell",
    array: "Write it as a JSON array",
  },
  reads: ["FROM", "ARG", "RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK", "SHELL", "COPY", "ADD"],
  *check(file) {
    for (const stage of file.stages) {
      const image = shellLess(stage);
      if (image === undefined) continue;
      let brings: boolean | undefined;
      for (const instruction of stage.instructions) {
        const shell = shellStarted(instruction);
        if (shell && imageAt(file, file.facts, stage).program(programName(shell.text)).is === "no") {
          yield { at: shell.span, says: ["exec", { image, shell: shell.text, keyword: instruction.keyword }] };
          continue;
        }
        const line = instruction.form === "shell" ? commandLineOf(instruction) : undefined;
        if (!line || line.text === "") continue;
        brings ??= ownShell(file, stage);
        if (brings) break;
        const { keyword } = instruction;
        const says = keyword === "RUN" ? (["run", { image }] as const) : (["start", { image, keyword }] as const);
        const words = keyword === "RUN" ? undefined : plainWords(line.text);
        yield {
          at: line.span,
          says,
          fix:
            words && instruction.innerComments.length === 0
              ? { title: ["array"], safety: "review", edits: () => [replace(line.span, toJsonArray(words))] }
              : undefined,
        };
      }
    }
  },
});
