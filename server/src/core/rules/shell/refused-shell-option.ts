// An option that the image's sh does not know, where the builder or the container starts that shell with it.
import { imageAt } from "../../image";
import type { Shell } from "../../knowledge/distributions";
import { refusesLetter, refusesOption } from "../../knowledge/shells";
import type { Stage } from "../../model/types";
import { programName } from "../../shell/dialect";
import type { Instruction, JsonItem } from "../../syntax/types";
import { defineRule, type FileContext } from "../rule";

const starting: ReadonlySet<string> = new Set(["SHELL", "RUN", "CMD", "ENTRYPOINT"]);

/** The shell that an argv names, as far as the image tells which one that is. */
function shellNamed(name: string, stage: Stage, instruction: Instruction, file: FileContext): Shell | undefined {
  if (name !== "sh" && name !== "dash") return undefined;
  const before = instruction.keyword === "CMD" || instruction.keyword === "ENTRYPOINT" ? undefined : instruction;
  const sh = imageAt(file, file.facts, stage, before).shell;
  return sh.is === "yes" && (name === "sh" || sh.value.kind === name) ? sh.value : undefined;
}

/** The first option that the shell stops at. */
function refused(shell: Shell, argv: readonly JsonItem[]): { readonly word: JsonItem; readonly option: string } | undefined {
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at];
    if (!word || !/^[-+][a-zA-Z]/.test(word.value)) return undefined;
    const sign = word.value[0];
    for (const letter of word.value.slice(1)) {
      if (refusesLetter(shell, letter)) return { word, option: `${sign}${letter}` };
      const named = letter === "o" ? argv[++at] : undefined;
      if (named && refusesOption(shell, named.value)) return { word: named, option: `${sign}o ${named.value}` };
    }
  }
  return undefined;
}

export default defineRule({
  id: "refused-shell-option",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `SHELL`, and a JSON array of `RUN`, `CMD` or `ENTRYPOINT`, that starts `sh` with an option which the `sh` of the base image does not know: `-o pipefail` on Debian 12 and before, and on Ubuntu 24.04 and before.",
    why: "dash stops at once with “Illegal option -o pipefail”: no command line that it is given runs, so the build ends at the next `RUN`.",
    bad: 'FROM debian:12-slim\nSHELL ["/bin/sh", "-o", "pipefail", "-c"]\nRUN echo hello | tee /hello\n',
    good: 'FROM debian:12-slim\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN echo hello | tee /hello\n',
    differs:
      "Only where the release of the shell is known. dash has pipefail from Debian 13 and Ubuntu 25.04 on; BusyBox ash (Alpine) and bash always have it.",
  },
  messages: {
    shell:
      "{shell} here does not know {option} and stops at it, so no command that SHELL hands to it runs. Name /bin/bash, or leave it out",
    command: "{shell} here does not know {option} and stops at it, so this command never runs. Name bash, or leave it out",
  },
  *checkStage(stage, file) {
    for (const instruction of stage.instructions) {
      const { keyword, json } = instruction;
      if (!starting.has(keyword) || !json || json.length < 2) continue;
      const shell = shellNamed(programName(json[0]?.value ?? ""), stage, instruction, file);
      const found = shell && refused(shell, json);
      if (found)
        yield {
          at: found.word.span,
          says: [keyword === "SHELL" ? "shell" : "command", { shell: shell.kind, option: found.option }],
        };
    }
  },
});
