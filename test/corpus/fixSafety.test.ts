// Safe fixes of real Dockerfiles: what the builder and the shell read is the same before and after.
import { describe, expect, test } from "vitest";
import { defaultConfig, fixAll, noFacts, ruleSet } from "../../server/src/core";
import { meaning } from "../support/meaning";
import { corpusRows, sharedFile } from "../support/shared";

const file = sharedFile("corpus", "corpus/corpus.jsonl.gz");
const rows = file === undefined ? [] : corpusRows(file);
const everything = ruleSet({ ...defaultConfig, profile: "all" });

/** A stage may get a name that it did not have; it never loses one. */
const unnamed = (line: string): string => line.replace(/^(FROM .*) as \S+ for/, "$1 as - for");

/** The first lines that differ. */
function difference(before: string, after: string): string | undefined {
  const old = meaning(before);
  const now = meaning(after);
  const at = old.findIndex((line, index) => line !== now[index] && line !== unnamed(now[index] ?? ""));
  if (at < 0 && old.length === now.length) return undefined;
  return `${old[at] ?? "nothing"} → ${now[at] ?? "nothing"}`;
}

describe.runIf(rows.length > 0)("corpus", () => {
  test("safe fixes change no value and no command", () => {
    const changed: string[] = [];
    let fixed = 0;
    for (const row of rows) {
      const { text, applied } = fixAll(row.text, everything, noFacts);
      if (text === row.text) continue;
      fixed++;
      const found = difference(row.text, text);
      if (found !== undefined) changed.push(`${row.id} (${[...new Set(applied.map(({ rule }) => rule))].join(", ")}): ${found}`);
    }
    expect(changed).toEqual([]);
    expect(fixed).toBeGreaterThan(100);
  }, 300_000);
});
