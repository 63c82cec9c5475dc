// Each fix of real Dockerfiles by itself, those for review too: the file still builds as far as can be seen, the finding is gone,
// and a safe one alone changes no value and no command.
import { describe, expect, test } from "vitest";
import { defaultConfig, type Finding, fill, findRule, lint, noFacts, parse, type RuleSet, ruleSet, tryEdits } from "../../server/src/core";
import { difference } from "../support/meaning";
import { bothCorpora } from "../support/shared";

/** Every so many files; a finding costs two readings of its file. */
const step = 6;
const rows = bothCorpora().filter((_, index) => index % step === 0);
const everything = ruleSet({ ...defaultConfig, profile: "all" });

const alone = new Map<string, RuleSet>();
function setOf(id: string): RuleSet {
  const rule = findRule(id);
  if (id === "unused-suppression") return everything; // it is about what the others find
  const set = alone.get(id) ?? ruleSet({ ...defaultConfig, profile: "all" }, rule ? [rule] : []);
  alone.set(id, set);
  return set;
}
/** Findings that say the same; a fix may leave less of a fault, which is told in other words. */
const count = (found: readonly Finding[], { rule, message }: Finding): number =>
  found.filter((one) => one.rule === rule && one.message.template === message.template).length;

describe.runIf(rows.length > 0)("corpus", () => {
  test("every finding's first fix, each alone", () => {
    const wrong: string[] = [];
    const tried = new Map<string, number>();
    for (const { id, text } of rows) {
      const doc = parse(text);
      const found = lint(doc, everything, noFacts);
      for (const finding of found) {
        const fix = finding.fixes[0];
        const edits = fix?.edits() ?? [];
        if (!fix || edits.some((edit) => edit.file !== undefined)) continue;
        tried.set(finding.rule, (tried.get(finding.rule) ?? 0) + 1);
        const line = text.slice(0, finding.span.start).split("\n").length;
        const at = `${finding.rule} on ${id}:${line} (${fill(fix.title.template, fix.title.values)})`;
        const fixed = tryEdits(doc, edits, fix.safety);
        if (edits.length === 0) wrong.push(`${at}: no edit`);
        else if (fixed === undefined) wrong.push(`${at}: brings an error`);
        else if (fix.safety === "safe" && difference(text, fixed) !== undefined) wrong.push(`${at}: changes ${difference(text, fixed)}`);
        else if (count(lint(parse(fixed), setOf(finding.rule), noFacts), finding) >= count(found, finding))
          wrong.push(`${at}: finds it again`);
      }
    }
    expect(wrong).toEqual([]);
    expect(tried.size).toBeGreaterThan(30);
  }, 300_000);
});
