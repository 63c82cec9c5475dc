// One cause is told once, wherever its findings lie: the fix of one finding ends that one alone.
import { describe, expect, test } from "vitest";
import { defaultConfig, type Finding, lint, noFacts, parse, ruleSet, tryEdits } from "../../server/src/core";
import type { Dockerfile } from "../../server/src/core/model/types";
import { bothCorpora } from "../support/shared";
import { oneFix } from "./exceptions";

/** Every so many files; each finding costs one more reading of its file. */
const step = 6;
const rows = bothCorpora().filter((_, index) => index % step === 1);
const usual = ruleSet(defaultConfig);

function counts(found: readonly Finding[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const { rule } of found) count.set(rule, (count.get(rule) ?? 0) + 1);
  return count;
}

/** What the finding's own fix makes of the file; undefined where it has none, or one for other files. */
function fixedText(doc: Dockerfile, { fixes: [fix] }: Finding): string | undefined {
  const edits = fix?.edits() ?? [];
  return fix && !edits.some(({ file }) => file !== undefined) ? tryEdits(doc, edits, fix.safety) : undefined;
}

describe.runIf(rows.length > 0)("corpus", () => {
  test("no fix ends the finding of another rule, or another one of its own", () => {
    const together = new Map<string, string>();
    let tried = 0;
    for (const { id, text } of rows) {
      const doc = parse(text);
      const found = lint(doc, usual, noFacts);
      if (found.length < 2) continue;
      const before = counts(found);
      for (const finding of found) {
        const fixed = fixedText(doc, finding);
        if (fixed === undefined) continue;
        tried += 1;
        const after = counts(lint(parse(fixed), usual, noFacts));
        for (const [rule, count] of before) {
          if (count - (after.get(rule) ?? 0) > (rule === finding.rule ? 1 : 0)) together.set(`${finding.rule} + ${rule}`, id);
        }
      }
    }
    expect([...together].filter(([pair]) => oneFix[pair] === undefined)).toEqual([]);
    expect(tried).toBeGreaterThan(300);
  }, 300_000);
});
