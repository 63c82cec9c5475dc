// Splits and refactors a Dockerfile, and holds what is true of every result: it parses, has no new finding, starts as well as before.
import { expect } from "vitest";
import {
  applyEdits,
  defaultConfig,
  type Facts,
  fill,
  lint,
  noFacts,
  parse,
  refactorings,
  ruleSet,
  splitStages,
  startup,
  type TextEdit,
} from "../../server/src/core";
import { factsFrom } from "./facts";
import { dedent } from "./text";

const defaults = ruleSet(defaultConfig);
const rulesIn = (text: string, facts: Facts): ReadonlySet<string> => new Set(lint(parse(text), defaults, facts).map(({ rule }) => rule));

/** @throws AssertionError where the result is worse than what it was made of */
function checked(before: string, edits: readonly TextEdit[], facts: Facts): string {
  const after = applyEdits(before, edits);
  const known = rulesIn(before, facts);
  expect(parse(after).errors).toEqual([]);
  expect([...rulesIn(after, facts)].filter((rule) => !known.has(rule))).toEqual([]);
  expect([startup(parse(before), facts)?.verdict, startup(parse(after), facts)?.verdict]).not.toEqual([
    "ok",
    expect.not.stringMatching("ok"),
  ]);
  return after;
}

const factsOf = (files: Readonly<Record<string, string>> | undefined): Facts => (files ? factsFrom(files) : noFacts);

/** The file in two stages; where that is not offered, the line that stopped it and why. @param files beside the Dockerfile; without: nothing is known */
export function split(source: string, files?: Readonly<Record<string, string>>): string {
  const text = dedent(source);
  const facts = factsOf(files);
  const result = splitStages(parse(text), facts);
  if (!result.offered) {
    const line = text.slice(0, result.at.start).split("\n").length;
    return `line ${line}, ${text.slice(result.at.start, result.at.end)}: ${fill(result.because.template, result.because.values)}`;
  }
  const after = checked(text, result.edits, facts);
  expect(splitStages(parse(after), facts).offered).toBe(false);
  return after;
}

/** The cursor is at the first place of `marker`. */
function placeOf(text: string, marker: string): { start: number; end: number } {
  const start = text.indexOf(marker);
  if (start < 0) throw new Error(`there is no ${marker}`);
  return { start, end: start };
}

/** Ids of what is offered where `marker` begins. */
export const offered = (source: string, marker: string, files?: Readonly<Record<string, string>>): readonly string[] =>
  refactorings(parse(dedent(source)), placeOf(dedent(source), marker), factsOf(files)).map(({ id }) => id);

/** The file after one refactoring. @throws Error where it is not offered at the marker */
export function refactor(id: string, source: string, marker: string, files?: Readonly<Record<string, string>>): string {
  const text = dedent(source);
  const facts = factsOf(files);
  const found = refactorings(parse(text), placeOf(text, marker), facts).find((each) => each.id === id);
  if (!found) throw new Error(`${id} is not offered at ${marker}`);
  return checked(text, found.edits(), facts);
}
