// A variable of a command line that nothing sets.
import { linesBelow } from "../../edits";
import { argElsewhere } from "../../model/stageArgs";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { lineNumber } from "../../text/lines";
import { envInstead } from "../lostExport";
import { defineRule, type FileContext } from "../rule";
import { setInRunBefore, unsetIn } from "../unsetVariables";

/** A default that is made of other variables may be another one here. */
function declareToo(file: FileContext, stage: Stage | undefined, run: Instruction, declared: string) {
  if (!stage || declared.includes("$") || declared.includes("\n") || run.index <= stage.from.index) return undefined;
  return { title: ["declare", { declared }], safety: "review", edits: () => [linesBelow(file, stage.from, [`ARG ${declared}`])] } as const;
}

export default defineRule({
  id: "unset-variable",
  aliases: ["SC2154"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `$NAME` in a `RUN` that neither the command line nor an `ENV` or `ARG` of the stage sets.",
    why: "The shell puts nothing in its place, so a path or version is missing in the middle of a command. `TARGETARCH` and its like have to be declared in the stage.",
    bad: "FROM debian:12-slim\nRUN echo $VERSION > /version\n",
    good: "FROM debian:12-slim\nARG VERSION=1.2\nRUN echo $VERSION > /version\n",
    whenNot:
      "The base image sets it: then it is reported only where it is known what the image sets (debian, alpine, node, python, postgres …).",
    fixSafety: "Needs a look: from then on the variable has a value, which is what was meant but not what is built today.",
    differs:
      "ShellCheck takes every name without a setting in the same script; ENV and ARG are known here, and what the base image may set is passed over. A plain use of an ARG from before the first FROM is told by global-arg-in-stage, except in the hadolint profile.",
  },
  messages: {
    global: "ARG {name} before the first FROM does not count inside a stage, so ${name} is empty here. Repeat ARG {name} in the stage",
    platform: "${name} is empty without ARG {name} in this stage",
    elsewhere:
      "ARG {name} is declared in another stage and counts there alone, so ${name} is empty here. Declare ARG {name} in this stage, too",
    declare: "Insert ARG {declared} behind FROM",
    ended: "{name} is set in the RUN of line {line} and ends with it, so ${name} is empty here. Set it in this RUN",
    env: "Write ENV {names}",
    unset: "Nothing sets {name} before this, so ${name} is empty here. Declare it with ARG or ENV, or set it in the command",
  },
  reads: ["FROM", "ARG", "ENV", "SHELL", "RUN", "ONBUILD"],
  *check(file) {
    const lines = new Map<Instruction, number>();
    for (const run of file.each("RUN")) {
      const stage = file.stageOf(run);
      for (const { name, use, why } of unsetIn(run, stage, file)) {
        const at = use.span;
        const before = why === "unset" && stage ? setInRunBefore(run, stage, file, name) : undefined;
        const declared = why === "unset" && stage ? argElsewhere(file, stage, name) : undefined;
        if (before) {
          const line = lines.get(before) ?? lineNumber(file.text, before.span.start);
          lines.set(before, line);
          yield { at, says: ["ended", { name, line }], fix: envInstead(before, file.scripts(before).at(-1), stage, file) };
        } else if (declared !== undefined) yield { at, says: ["elsewhere", { name }], fix: declareToo(file, stage, run, declared) };
        else yield { at, says: [why, { name }] };
      }
    }
  },
});
