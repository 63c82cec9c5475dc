// Refactorings on real Dockerfiles: each result parses as well as before, and refactoring again settles; the count of splits is printed.
import { describe, expect, test } from "vitest";
import { applyEdits, type Facts, noFacts, parse, type Refactoring, refactorings, type Span, splitStages } from "../../server/src/core";
import { corpusRows, sharedFile } from "../support/shared";

const file = sharedFile("corpus", "corpus/corpus.jsonl.gz");
const rows = file === undefined ? [] : corpusRows(file);

/** What the corpus keeps of the folder; nothing known where it keeps nothing. */
function factsOf(siblings: Readonly<Record<string, string>> | undefined): Facts {
  const files = new Map(Object.entries(siblings ?? {}));
  return files.size === 0 ? noFacts : { ...noFacts, files, version: 1 };
}

/** One offer of each kind, at the first instruction that has it. */
function offersOf(text: string): readonly { readonly at: Span; readonly refactoring: Refactoring }[] {
  const doc = parse(text);
  const found = new Map<string, { readonly at: Span; readonly refactoring: Refactoring }>();
  for (const { span } of doc.instructions) {
    const at = { start: span.start, end: span.start };
    for (const refactoring of refactorings(doc, at, noFacts))
      if (!found.has(refactoring.id)) found.set(refactoring.id, { at, refactoring });
  }
  return [...found.values()];
}

/** A second stage can be extracted of what is left, and a RUN may have a second cache to mount. */
const repeats: ReadonlySet<string> = new Set(["extract-stage", "missing-cache-mount"]);

describe.runIf(rows.length > 0)("corpus", () => {
  test("split: no new error, nothing left to split", () => {
    const wrong: string[] = [];
    let offered = 0;
    for (const { id, text, siblings } of rows) {
      const doc = parse(text);
      const facts = factsOf(siblings);
      const result = splitStages(doc, facts);
      if (!result.offered) {
        if (result.at.start < 0 || result.at.end > text.length) wrong.push(`${id}: stopped outside the file`);
        continue;
      }
      offered++;
      const after = parse(applyEdits(text, result.edits));
      if (after.errors.length > doc.errors.length) wrong.push(`${id}: an error`);
      if (splitStages(after, facts).offered) wrong.push(`${id}: can be split again`);
    }
    console.log(`split is offered for ${offered} of ${rows.length} files`);
    expect(wrong).toEqual([]);
    expect(offered).toBeGreaterThan(50);
  });

  test("every other refactoring: no new error, and it settles", () => {
    const wrong: string[] = [];
    for (const { id, text } of rows) {
      const errors = parse(text).errors.length;
      for (const { at, refactoring } of offersOf(text)) {
        const after = parse(applyEdits(text, refactoring.edits()));
        if (after.errors.length > errors) wrong.push(`${id}: ${refactoring.id} brings an error`);
        const again = repeats.has(refactoring.id) ? undefined : refactorings(after, at, noFacts).find((each) => each.id === refactoring.id);
        if (again) wrong.push(`${id}: ${refactoring.id} is offered again`);
      }
    }
    expect(wrong).toEqual([]);
  }, 300_000);
});
