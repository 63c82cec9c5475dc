// Real Dockerfiles: no rule throws, and spans lie in the file.
import { describe, expect, test } from "vitest";
import { defaultConfig, lint, noFacts, parse, ruleSet } from "../../server/src/core";
import { corpusRows, sharedFile } from "../support/shared";

const file = sharedFile("corpus", "corpus/corpus.jsonl.gz");
const rows = file === undefined ? [] : corpusRows(file);
const everything = ruleSet({ ...defaultConfig, profile: "all" });

describe.runIf(rows.length > 0)("corpus", () => {
  test("every rule goes over every file without throwing, and underlines something inside it", () => {
    const crashes: string[] = [];
    const outside: string[] = [];
    for (const row of rows) {
      const doc = parse(row.text);
      const found = lint(doc, everything, noFacts, (rule, error) => crashes.push(`${rule} on ${row.id}: ${String(error)}`));
      for (const { span, rule } of found) {
        if (span.start < 0 || span.end > row.text.length || span.end < span.start)
          outside.push(`${rule} on ${row.id}: ${span.start}..${span.end}`);
      }
    }
    expect(crashes).toEqual([]);
    expect(outside).toEqual([]);
    expect(rows.length).toBeGreaterThan(2000);
  }, 300_000);
});
