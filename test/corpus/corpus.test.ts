// Every rule on real Dockerfiles: none throws, spans lie in the file and hold something. Their safe fixes: they bring no error and
// settle, and what the builder and the shell read is the same before and after.
import { beforeAll, describe, expect, test } from "vitest";
import { defaultConfig, fixAll, lint, noFacts, parse, ruleSet } from "../../server/src/core";
import { meaning } from "../support/meaning";
import { type CorpusRow, corpusRows, sharedFile } from "../support/shared";

const file = sharedFile("corpus", "corpus/corpus.jsonl.gz");
const rows = file === undefined ? [] : corpusRows(file);
const everything = ruleSet({ ...defaultConfig, profile: "all" });

/** A file that safe fixes change: the text after them, and what was applied. */
type Fixed = ReturnType<typeof fixAll> & { readonly row: CorpusRow };

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
  const crashes: string[] = [];
  const outside: string[] = [];
  const fixed: Fixed[] = [];
  beforeAll(() => {
    for (const row of rows) {
      const found = lint(parse(row.text), everything, noFacts, (rule, error) => crashes.push(`${rule} on ${row.id}: ${String(error)}`));
      for (const { span, rule } of found) {
        if (span.start < 0 || span.end > row.text.length || span.end <= span.start)
          outside.push(`${rule} on ${row.id}: ${span.start}..${span.end}`);
      }
      if (!found.some(({ fixes }) => fixes.some(({ safety }) => safety === "safe"))) continue;
      const result = fixAll(row.text, everything, noFacts);
      if (result.text !== row.text) fixed.push({ row, ...result });
    }
  }, 300_000);

  test("every rule goes over every file without throwing, and underlines something inside it", () => {
    expect({ crashes, outside }).toEqual({ crashes: [], outside: [] });
    expect(rows.length).toBeGreaterThan(2000);
  });

  test("safe fixes bring no new error, and a second run changes nothing", () => {
    const broken = fixed.filter(({ row, text }) => parse(text).errors.length > parse(row.text).errors.length);
    // A file that the first run has left as it was would be the same run again.
    const unsettled = fixed.filter(({ text }) => fixAll(text, everything, noFacts).text !== text);
    expect({ broken: broken.map(({ row }) => row.id), unsettled: unsettled.map(({ row }) => row.id) }).toEqual({
      broken: [],
      unsettled: [],
    });
  }, 300_000);

  test("safe fixes change no value and no command", () => {
    const changed = fixed.flatMap(({ row, text, applied }) => {
      const found = difference(row.text, text);
      return found === undefined ? [] : [`${row.id} (${[...new Set(applied.map(({ rule }) => rule))].join(", ")}): ${found}`];
    });
    expect(changed).toEqual([]);
    expect(fixed.length).toBeGreaterThan(100);
  }, 300_000);
});
