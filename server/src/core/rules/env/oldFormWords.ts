// What legacy-key-value says: of one pair or of several, of a classic builder, and of a script that looks for the old form.
import { lookedFor } from "../../context";
import { needsBuildKit } from "../../model/classicBuilder";
import { isWindowsStage } from "../../model/windows";
import type { Instruction, Pair } from "../../syntax/types";
import type { FixEdit } from "../../text/span";
import type { FileContext, Says } from "../rule";

export interface Place {
  readonly instruction: Instruction;
  readonly pair: Pair;
  readonly edits: readonly FixEdit[] | undefined;
}

export const messages = {
  legacy: "{keyword} {key} has no equals sign, and BuildKit warns about this old form at every build. Write {keyword} {key}=…",
  several:
    "{keyword} {key} has no equals sign ({others} more like it below), and BuildKit warns about this old form at every build. Write {keyword} {key}=…",
  classic: "{keyword} {key} has no equals sign: this old form takes the rest of the line as one value. Write {keyword} {key}=…",
  severalClassic:
    "{keyword} {key} has no equals sign ({others} more like it below): this old form takes the rest of the line as one value. Write {keyword} {key}=…",
  looked:
    "{keyword} {key} has no equals sign, an old form that BuildKit warns about. Write {keyword} {key}=…, and change {script} with it: it looks for {keyword} {sought} with a blank behind the name",
  severalLooked:
    "{keyword} {key} has no equals sign ({others} more like it below), an old form that BuildKit warns about. Write {keyword} {key}=…, and change {script} with it: it looks for {keyword} {sought} with a blank behind the name",
  blanks: "Blanks around the equals sign: the sign becomes a part of the value of {key}. Write {key}=…",
  here: "Here, too",
  equals: "Write {key}=…",
  all: "Write all {count} with an equals sign",
} as const;

interface Sought {
  readonly script: string;
  readonly sought: string;
}

/** The first of them that a script of the project looks for, as it stands now. */
export function soughtOf(file: FileContext, places: readonly Place[]): Sought | undefined {
  const looked = lookedFor(file.facts);
  for (const { instruction, pair } of places) {
    const script = looked.by(instruction.keyword, pair.key);
    if (script !== undefined) return { script, sought: pair.key };
  }
  return undefined;
}

interface Told {
  readonly keyword: string;
  readonly key: string;
  readonly others: number;
}

export function wordsFor(file: FileContext, first: Instruction, told: Told, sought: Sought | undefined): Says<typeof messages> {
  const { others, ...single } = told;
  if (sought) return others === 0 ? ["looked", { ...single, ...sought }] : ["severalLooked", { ...told, ...sought }];
  const isClassic = !needsBuildKit(file) && (file.tree.escape === "`" || isWindowsStage(file.stageOf(first)));
  return others === 0 ? [isClassic ? "classic" : "legacy", single] : [isClassic ? "severalClassic" : "several", told];
}
