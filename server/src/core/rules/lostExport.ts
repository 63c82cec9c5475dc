// ENV in the place of a RUN that does nothing but export variables.
import { isPlainRun, lineInstead } from "../edits";
import { standsAlone } from "../model/onbuild";
import type { Dockerfile, Stage } from "../model/types";
import { lastCommand } from "../shell/astQueries";
import type { Command, ShellScript } from "../shell/types";
import type { Instruction } from "../syntax/types";

/** The names that an `export` sets, as a message lists them. */
export const namesOf = ({ words }: Command): string =>
  words
    .slice(1)
    .map(({ text }) => text.split("=")[0] ?? "")
    .join(", ");

/** The words behind the RUN's only command; undefined where more stands there than one line can take the place of. */
export function onlyWords(run: Instruction, script: ShellScript | undefined, stage: Stage | undefined): Command["words"] | undefined {
  const last = script && lastCommand(script);
  if (!last || script.commands.length !== 1 || !isPlainRun(run) || run.flags.length > 0 || !standsAlone(run, stage)) return undefined;
  return last.redirections.length > 0 || last.span.end !== run.span.end || last.words.length < 2 ? undefined : last.words.slice(1);
}

/** The fix for both rules that tell of it. */
export function envInstead(run: Instruction, script: ShellScript | undefined, stage: Stage | undefined, file: Dockerfile) {
  const words = onlyWords(run, script, stage);
  const last = script && lastCommand(script);
  if (!words || last?.name !== "export") return undefined;
  if (!words.every(({ text, value }) => value !== undefined && /^\w+=[\w./:@%+,-]*$/.test(text))) return undefined;
  const line = `ENV ${words.map(({ text }) => text).join(" ")}`;
  return { title: ["env", { names: namesOf(last) }], safety: "review", edits: () => [lineInstead(file, run, line)] } as const;
}
