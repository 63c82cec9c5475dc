// `mkdir` of a directory that is a volume already: a RUN of the classic builder finds it there.
import { commandSteps, placeOf } from "../../image";
import { instructionText } from "../../model/instructionText";
import { optionsAt } from "../../shell/astQueries";
import { hasOption } from "../../shell/invocation";
import { scriptsOf } from "../../shell/scriptsOf";
import type { Command, ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

/** Where the command fails, the RUN does. */
function stopsRun(script: ShellScript, command: Command): boolean {
  const { inside, joinedBy, pipeline, background } = command;
  if (inside.length > 0 || joinedBy === "||" || pipeline.length > 1 || background) return false;
  const behind = script.commands.slice(script.commands.indexOf(command) + 1).filter((each) => !each.inside.includes("substitution"));
  const next = behind[0]?.joinedBy;
  if (next === "||") return false;
  return optionsAt(script, command).has("errexit")
    ? next !== "&&"
    : behind.every((each) => each.joinedBy === "&&" || each.joinedBy === "|");
}

export interface Remade {
  /** Starts of the words: nothing is lost there. */
  readonly words: ReadonlySet<number>;
  /** Without -p it fails ("File exists"): the classic builder does not build the file. */
  readonly fails: boolean;
}

export function remadeBy(file: FileContext, run: Instruction, isVolume: (path: string) => boolean): Remade {
  const words = new Set<number>();
  if (!/\bmkdir\b/.test(instructionText(run))) return { words, fails: false };
  let fails = false;
  for (const script of scriptsOf(file, run)) {
    for (const { command, runs, site } of commandSteps(file, run, script)) {
      if (runs?.program !== "mkdir" || hasOption(runs, "-m", "--mode")) continue;
      const again = runs.operands.filter((word) => {
        const place = placeOf(word, site);
        return place?.is === "path" && isVolume(place.path);
      });
      for (const { span } of again) words.add(span.start);
      if (again.length > 0 && !hasOption(runs, "-p", "--parents") && stopsRun(script, command)) fails = true;
    }
  }
  return { words, fails };
}
