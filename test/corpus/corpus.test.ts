// Every rule on real Dockerfiles: none throws, spans lie in the file and hold something, and no two of the default profile tell one
// fault. Their safe fixes: they bring no error and settle, what the builder and the shell read is the same, and so are lines and comments.
import { beforeAll, describe, expect, test } from "vitest";
import {
  defaultConfig,
  errorsBeside,
  type Finding,
  fixAll,
  lint,
  noFacts,
  overlaps,
  parse,
  type RuleSet,
  ruleSet,
} from "../../server/src/core";
import type { Dockerfile } from "../../server/src/core/model/types";
import { commentLines, layoutFault, lineFault } from "../support/layout";
import { difference } from "../support/meaning";
import { bothCorpora, type CorpusRow } from "../support/shared";
import { sameWords, wholeLines } from "./exceptions";

const rows = bothCorpora();
const everything = ruleSet({ ...defaultConfig, profile: "all" });
const usual = ruleSet(defaultConfig);

/** A file that safe fixes change: the text after them, and what was applied. */
type Fixed = ReturnType<typeof fixAll> & { readonly row: CorpusRow; readonly set: RuleSet };

const isSafe = ({ fixes }: Finding): boolean => fixes.some(({ safety }) => safety === "safe");
const placesOf = (found: readonly Finding[]): string => JSON.stringify(found.filter(isSafe).map(({ rule, span }) => [rule, span]));
const rulesOf = ({ applied }: Fixed): readonly string[] => [...new Set(applied.map(({ rule }) => rule))];
const told = (fixed: Fixed, what: string): string => `${fixed.row.id} (${rulesOf(fixed).join(", ")}): ${what}`;

/** Edits of safe fixes, each by itself, that do more than change words. */
const layoutFaults = ({ text, id }: CorpusRow, found: readonly Finding[]): string[] =>
  found.filter(isSafe).flatMap(({ rule, fixes }) =>
    fixes
      .filter(({ safety }) => safety === "safe")
      .flatMap((fix) => fix.edits())
      .flatMap((edit) => layoutFault(text, edit, wholeLines[rule]) ?? [])
      .map((fault) => `${rule} on ${id}: ${fault}`),
  );

/** Pairs of findings, or of a finding and an error, on overlapping words. */
function pairs(doc: Dockerfile, found: readonly Finding[]): string[] {
  const errors = errorsBeside(doc, found).map(({ code, span }) => ({ rule: `the error ${code}`, span }));
  const all = [...found, ...errors].sort((a, b) => a.span.start - b.span.start);
  return all.flatMap((one, index) => {
    const names: string[] = [];
    for (const other of all.slice(index + 1)) {
      if (other.span.start >= one.span.end) break;
      if (overlaps(one.span, other.span)) names.push([one.rule, other.rule].sort().join(" + "));
    }
    return names;
  });
}

function fixedBy(set: RuleSet, row: CorpusRow, found: readonly Finding[]): readonly Fixed[] {
  if (!found.some(isSafe)) return [];
  const result = fixAll(row.text, set, noFacts);
  return result.text === row.text ? [] : [{ row, set, ...result }];
}

describe.runIf(rows.length > 0)("corpus", () => {
  const crashes: string[] = [];
  const outside: string[] = [];
  const layout: string[] = [];
  const together = new Map<string, string>();
  const fixed: Fixed[] = [];
  beforeAll(() => {
    for (const row of rows) {
      const doc = parse(row.text);
      const found = lint(doc, everything, noFacts, (rule, error) => crashes.push(`${rule} on ${row.id}: ${String(error)}`));
      for (const { span, rule } of found) {
        if (span.start < 0 || span.end > row.text.length || span.end <= span.start)
          outside.push(`${rule} on ${row.id}: ${span.start}..${span.end}`);
      }
      layout.push(...layoutFaults(row, found));
      const shown = lint(doc, usual, noFacts);
      for (const pair of pairs(doc, shown)) together.set(pair, row.id);
      fixed.push(...fixedBy(everything, row, found));
      // Where both profiles begin with the same safe fixes, one of them stands for both.
      if (placesOf(shown) !== placesOf(found)) fixed.push(...fixedBy(usual, row, shown));
    }
  }, 300_000);

  test("every rule goes over every file without throwing, and underlines something inside it", () => {
    expect({ crashes, outside }).toEqual({ crashes: [], outside: [] });
    expect(rows.length).toBeGreaterThan(2000);
  });

  test("what is one fault is told once, by the default profile", () => {
    expect([...together].filter(([pair]) => sameWords[pair] === undefined)).toEqual([]);
    expect(Object.keys(sameWords).filter((pair) => !together.has(pair))).toEqual([]);
  });

  test("safe fixes bring no new error, and a second run changes nothing", () => {
    const broken = fixed.filter(({ row, text }) => parse(text).errors.length > parse(row.text).errors.length);
    // The first run ends with a pass that changes nothing; that another one does the same is seen on every third file.
    const unsettled = fixed.filter(({ text, set }, index) => index % 3 === 0 && fixAll(text, set, noFacts).text !== text);
    expect({ broken: broken.map(({ row }) => row.id), unsettled: unsettled.map(({ row }) => row.id) }).toEqual({
      broken: [],
      unsettled: [],
    });
  }, 300_000);

  test("safe fixes change no value and no command", () => {
    const changed = fixed.flatMap((one) => {
      const found = difference(one.row.text, one.text);
      return found === undefined ? [] : [told(one, found)];
    });
    expect(changed).toEqual([]);
    expect(fixed.length).toBeGreaterThan(100);
  }, 300_000);

  test("safe fixes change words: no comment is lost, no line joined, wrapped or indented anew", () => {
    const wrong = fixed.flatMap((one) => {
      const fault = lineFault(
        one.row.text,
        one.text,
        rulesOf(one).flatMap((rule) => wholeLines[rule] ?? []),
      );
      return fault === undefined ? [] : [told(one, fault)];
    });
    const comments = fixed
      .filter((one) => !rulesOf(one).includes("unused-suppression"))
      .filter(({ row, text }) => commentLines(text).join("\n") !== commentLines(row.text).join("\n"))
      .map((one) => told(one, "a comment"));
    expect({ layout, wrong, comments }).toEqual({ layout: [], wrong: [], comments: [] });
  });
});
