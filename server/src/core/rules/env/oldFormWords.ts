// What legacy-key-value says: of one pair or of several, of a builder that does not warn, of a script or a pattern of Renovate that looks for the old form, and of a template that has the same line.
import { type LookedFor, lookedFor, type Renovate, renovateOf, type Templates, templatesOf } from "../../context";
import { needsBuildKit } from "../../model/classicBuilder";
import { commentAbove } from "../../model/explained";
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
  renovate:
    "{keyword} {key} has no equals sign, an old form that BuildKit warns about. Write {keyword} {key}=…, and change the pattern in {script} with it: it wants a blank behind {sought}, so Renovate would no longer find the version",
  severalRenovate:
    "{keyword} {key} has no equals sign ({others} more like it below), an old form that BuildKit warns about. Write {keyword} {key}=…, and change the pattern in {script} with it: it wants a blank behind {sought}, so Renovate would no longer find the version",
  commented:
    "{keyword} {key} has no equals sign, an old form that BuildKit warns about. Write {keyword} {key}=…, but look at Renovate's pattern for the comment above {sought} first: where it wants a blank behind the name, Renovate would no longer find the version",
  severalCommented:
    "{keyword} {key} has no equals sign ({others} more like it below), an old form that BuildKit warns about. Write {keyword} {key}=…, but look at Renovate's pattern for the comment above {sought} first: where it wants a blank behind the name, Renovate would no longer find the version",
  templated:
    "{keyword} {key} has no equals sign, an old form that BuildKit warns about. {template} sets {sought} in this form, too: change it there first, or the old form comes back when this file is made from it again",
  severalTemplated:
    "{keyword} {key} has no equals sign ({others} more like it below), an old form that BuildKit warns about. {template} sets {sought} in this form, too: change it there first, or the old form comes back when this file is made from it again",
  both: "{keyword} {key} has no equals sign, an old form that BuildKit warns about. {template} sets {sought} in this form, too: change it there first, or the old form comes back when this file is made from it again. Change {script} with it: it looks for the old form",
  severalBoth:
    "{keyword} {key} has no equals sign ({others} more like it below), an old form that BuildKit warns about. {template} sets {sought} in this form, too: change it there first, or the old form comes back when this file is made from it again. Change {script} with it: it looks for the old form",
  blanks: "Blanks around the equals sign: the sign becomes a part of the value of {key}. Write {key}=…",
  swallowed:
    "{keyword} {key} has no equals sign, so the builder takes all that follows for its value: {names} {become} a part of it, and nothing sets {it}. Write each as {key}=…",
  blanksSwallowed:
    "Blanks around the equals sign: the builder takes all that follows for the value of {key}, the sign as well, so {names} {become} a part of it, and nothing sets {it}. Write each as {key}=…",
  allPairs: "Write each with an equals sign alone",
  here: "Here, too",
  equals: "Write {key}=…",
  all: "Write all {count} with an equals sign",
} as const;

const mostNamed = 4;

/** Of pairs that come to nothing. */
export function swallowedSays(isSetOff: boolean, keyword: string, key: string, keys: readonly string[]): Says<typeof messages> {
  const shown = keys.length > mostNamed ? [...keys.slice(0, mostNamed - 1), `${keys.length - mostNamed + 1} more`] : keys;
  const names = [shown.slice(0, -1).join(", "), shown.at(-1)].filter(Boolean).join(" and ");
  const says = { key, names, become: keys.length > 1 ? "become" : "becomes", it: keys.length > 1 ? "them" : "it" };
  return isSetOff ? ["blanksSwallowed", says] : ["swallowed", { ...says, keyword }];
}

interface Sought {
  readonly sought: string;
  readonly script?: string | undefined;
  readonly template?: string | undefined;
  /** Renovate looks for it: the script is its configuration, or it is not at hand. */
  readonly isRenovate?: boolean;
}

export interface Elsewhere {
  readonly file: FileContext;
  readonly looked: LookedFor;
  readonly renovate: Renovate;
  readonly templates: Templates;
}

/** What the project's other files say of the lines; read once for a file. */
export const elsewhereOf = (file: FileContext): Elsewhere => ({
  file,
  looked: lookedFor(file.facts),
  renovate: renovateOf(file.facts),
  templates: templatesOf(file.facts, file.text),
});

/** The first that a pattern is at hand for, else the first with a comment for Renovate. */
function ofRenovate({ file, renovate }: Elsewhere, places: readonly Place[]): Sought | undefined {
  let commented: Sought | undefined;
  for (const { instruction, pair } of places) {
    const { keyword } = instruction;
    const look = renovate.looksFor({ keyword, key: pair.key, comment: commentAbove(file, instruction) });
    const found = look && { sought: pair.key, script: look.path, isRenovate: true };
    if (found?.script !== undefined) return found;
    commented ??= found;
  }
  return commented;
}

function firstOf(places: readonly Place[], find: (place: Place) => string | undefined): readonly [path: string, key: string] | undefined {
  for (const place of places) {
    const path = find(place);
    if (path !== undefined) return [path, place.pair.key];
  }
  return undefined;
}

/** The first of them that a script of the project or Renovate looks for as it stands now, or that a template has, too. */
export function soughtOf(elsewhere: Elsewhere, places: readonly Place[]): Sought | undefined {
  const { looked, templates } = elsewhere;
  const script = firstOf(places, ({ instruction, pair }) => looked.by(instruction.keyword, pair.key));
  const template = firstOf(places, ({ instruction: { keyword }, pair: { key, value = "" } }) => templates.with({ keyword, key, value }));
  const ofBot = script ? undefined : ofRenovate(elsewhere, places);
  const key = template?.[1] ?? script?.[1];
  return key === undefined ? ofBot : { sought: key, script: script?.[0] ?? ofBot?.script, template: template?.[0] };
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
  if (found?.isRenovate && script !== undefined)
    return isOne ? ["renovate", { ...single, sought, script }] : ["severalRenovate", { ...told, sought, script }];
  if (found?.isRenovate) return isOne ? ["commented", { ...single, sought }] : ["severalCommented", { ...told, sought }];
  if (script !== undefined) return isOne ? ["looked", { ...single, sought, script }] : ["severalLooked", { ...told, sought, script }];
  const isClassic = !needsBuildKit(file) && (file.tree.escape === "`" || isWindowsStage(file.stageOf(first)));
  const isSilent = isClassic || !warnsOfChecks(file.tree);
  return isOne ? [isSilent ? "unwarned" : "legacy", single] : [isSilent ? "severalUnwarned" : "several", told];
}
