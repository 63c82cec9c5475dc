// What legacy-key-value says: of one pair or of several, of a builder that does not warn, of a script that looks for the old form, and of a template that has the same line.
import { type LookedFor, lookedFor, type Templates, templatesOf } from "../../context";
import { needsBuildKit } from "../../model/classicBuilder";
import { warnsOfChecks } from "../../model/syntaxVersion";
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
  unwarned: "{keyword} {key} has no equals sign: this old form takes the rest of the line as one value. Write {keyword} {key}=…",
  severalUnwarned:
    "{keyword} {key} has no equals sign ({others} more like it below): this old form takes the rest of the line as one value. Write {keyword} {key}=…",
  looked:
    "{keyword} {key} has no equals sign, an old form that BuildKit warns about. Write {keyword} {key}=…, and change {script} with it: it looks for {keyword} {sought} with a blank behind the name",
  severalLooked:
    "{keyword} {key} has no equals sign ({others} more like it below), an old form that BuildKit warns about. Write {keyword} {key}=…, and change {script} with it: it looks for {keyword} {sought} with a blank behind the name",
  templated:
    "{keyword} {key} has no equals sign, an old form that BuildKit warns about. {template} sets {sought} in this form, too: change it there first, or the old form comes back when this file is made from it again",
  severalTemplated:
    "{keyword} {key} has no equals sign ({others} more like it below), an old form that BuildKit warns about. {template} sets {sought} in this form, too: change it there first, or the old form comes back when this file is made from it again",
  both: "{keyword} {key} has no equals sign, an old form that BuildKit warns about. {template} sets {sought} in this form, too: change it there first, or the old form comes back when this file is made from it again. Change {script} with it: it looks for the old form",
  severalBoth:
    "{keyword} {key} has no equals sign ({others} more like it below), an old form that BuildKit warns about. {template} sets {sought} in this form, too: change it there first, or the old form comes back when this file is made from it again. Change {script} with it: it looks for the old form",
  blanks: "Blanks around the equals sign: the sign becomes a part of the value of {key}. Write {key}=…",
  here: "Here, too",
  equals: "Write {key}=…",
  all: "Write all {count} with an equals sign",
} as const;

interface Sought {
  readonly sought: string;
  readonly script?: string;
  readonly template?: string;
}

export interface Elsewhere {
  readonly looked: LookedFor;
  readonly templates: Templates;
}

/** What the project's other files say of the lines; read once for a file. */
export const elsewhereOf = ({ facts, text }: FileContext): Elsewhere => ({
  looked: lookedFor(facts),
  templates: templatesOf(facts, text),
});

function firstOf(places: readonly Place[], find: (place: Place) => string | undefined): readonly [path: string, key: string] | undefined {
  for (const place of places) {
    const path = find(place);
    if (path !== undefined) return [path, place.pair.key];
  }
  return undefined;
}

/** The first of them that a script of the project looks for as it stands now, or that a template has, too. */
export function soughtOf({ looked, templates }: Elsewhere, places: readonly Place[]): Sought | undefined {
  const script = firstOf(places, ({ instruction, pair }) => looked.by(instruction.keyword, pair.key));
  const template = firstOf(places, ({ instruction: { keyword }, pair: { key, value = "" } }) => templates.with({ keyword, key, value }));
  const key = template?.[1] ?? script?.[1];
  return key === undefined ? undefined : { sought: key, script: script?.[0], template: template?.[0] };
}

interface Told {
  readonly keyword: string;
  readonly key: string;
  readonly others: number;
}

export function wordsFor(file: FileContext, first: Instruction, told: Told, found: Sought | undefined): Says<typeof messages> {
  const { others, ...single } = told;
  const { sought = "", script, template } = found ?? {};
  const isOne = others === 0;
  if (template !== undefined && script !== undefined) {
    const values = { sought, script, template };
    return isOne ? ["both", { ...single, ...values }] : ["severalBoth", { ...told, ...values }];
  }
  if (template !== undefined)
    return isOne ? ["templated", { ...single, sought, template }] : ["severalTemplated", { ...told, sought, template }];
  if (script !== undefined) return isOne ? ["looked", { ...single, sought, script }] : ["severalLooked", { ...told, sought, script }];
  const isClassic = !needsBuildKit(file) && (file.tree.escape === "`" || isWindowsStage(file.stageOf(first)));
  const isSilent = isClassic || !warnsOfChecks(file.tree);
  return isOne ? [isSilent ? "unwarned" : "legacy", single] : [isSilent ? "severalUnwarned" : "several", told];
}
