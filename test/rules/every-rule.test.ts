// What every rule has to keep: its file's name, its test, its documentation, examples that hold, a fix that does what the page shows.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ruleFiles } from "../../scripts/generate/ruleIndex";
import { applyEdits, defaultConfig, type Finding, fixAll, lint, parse, type Rule, ruleSet, rules } from "../../server/src/core";
import { factsFrom } from "../support/facts";

const knownIds = new Set(rules.map((rule) => rule.id));
const files = ruleFiles();

test("the index holds every rule file, and no name is used twice", () => {
  expect([...knownIds].sort()).toEqual(files.map((file) => file.id).sort());
  const names = rules.flatMap((rule) => [rule.id, ...rule.aliases]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

const setOf = (rule: Rule) => ruleSet({ ...defaultConfig, ...rule.docs.config, select: [rule.id] });

function found(rule: Rule, text: string): readonly Finding[] {
  const facts = factsFrom(rule.docs.files ?? {});
  return lint(parse(text), setOf(rule), facts, (id, error) => {
    throw new Error(`${id} threw`, { cause: error });
  }).filter((finding) => finding.rule === rule.id);
}

describe.each(files)("$id", ({ folder, id }) => {
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) throw new Error(`rules/${folder}/${id}.ts defines a rule of another name`);

  test("has a test of its own", () => {
    expect(existsSync(`test/rules/${id}.test.ts`)).toBe(true);
    expect(readFileSync(`test/rules/${id}.test.ts`, "utf8")).toMatch(/expect\(/);
  });

  test("is documented", () => {
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(rule.docs.what.length).toBeGreaterThan(20);
    expect(rule.docs.why.length).toBeGreaterThan(40);
    for (const template of Object.values(rule.messages)) expect(template).not.toMatch(/should consider|please/i);
  });

  test("finds the bad example, at a span inside it, and not the good one", () => {
    const bad = found(rule, rule.docs.bad);
    expect(bad.length).toBeGreaterThan(0);
    for (const { span } of bad) {
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.end).toBeLessThanOrEqual(rule.docs.bad.length);
      expect(span.end).toBeGreaterThanOrEqual(span.start);
    }
    expect(found(rule, rule.docs.good)).toEqual([]);
    expect(parse(rule.docs.good).errors).toEqual([]);
  });

  test("its fix leaves no finding, no new error, and is explained where a person has to look", () => {
    const bad = found(rule, rule.docs.bad);
    const fixes = bad.flatMap((finding) => finding.fixes);
    if (fixes.some((fix) => fix.safety === "review")) expect(rule.docs.fixSafety ?? "").not.toBe("");
    for (const fix of fixes) {
      const here = fix.edits().filter((edit) => edit.file === undefined);
      const after = applyEdits(rule.docs.bad, here);
      expect(parse(after).errors.length).toBeLessThanOrEqual(parse(rule.docs.bad).errors.length);
    }
    const fixable = bad.filter((finding) => finding.fixes.some((fix) => fix.edits().every((edit) => edit.file === undefined)));
    const fixed = fixAll(rule.docs.bad, setOf(rule), factsFrom(rule.docs.files ?? {}), "review", (finding) => finding.rule === id);
    if (fixable.length > 0) expect(found(rule, fixed.text).length).toBeLessThan(bad.length);
    else expect(fixed.text).toBe(rule.docs.bad);
  });
});
