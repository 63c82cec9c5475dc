// Refactorings on real Dockerfiles: each result parses as well as before, and refactoring again settles; the count of splits is printed.
import { beforeAll, describe, expect, test } from "vitest";
import { applyEdits, type Facts, noFacts, parse, type Refactoring, refactorings, type Span, splitStages } from "../../server/src/core";
import type { Dockerfile } from "../../server/src/core/model/types";
import { type CorpusRow, corpusRows, sharedFile } from "../support/shared";

const file = sharedFile("corpus", "corpus/corpus.jsonl.gz");
const rows = file === undefined ? [] : corpusRows(file);

/** What the corpus keeps of the folder; nothing known where it keeps nothing. */
function factsOf(siblings: Readonly<Record<string, string>> | undefined): Facts {
  const files = new Map(Object.entries(siblings ?? {}));
  return files.size === 0 ? noFacts : { ...noFacts, files, version: 1 };
}

/** One offer of each kind, at the first instruction that has it. */
function offersOf(doc: Dockerfile): readonly { readonly at: Span; readonly refactoring: Refactoring }[] {
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

/** Whether the split is offered, and what is wrong with it. */
function trySplit({ id, text, siblings }: CorpusRow, doc: Dockerfile): { readonly offered: boolean; readonly wrong: readonly string[] } {
  const facts = factsOf(siblings);
  const result = splitStages(doc, facts);
  if (!result.offered) {
    const isOutside = result.at.start < 0 || result.at.end > text.length;
    return { offered: false, wrong: isOutside ? [`${id}: stopped outside the file`] : [] };
  }
  const after = parse(applyEdits(text, result.edits));
  const wrong = [
    after.errors.length > doc.errors.length ? `${id}: an error` : [],
    splitStages(after, facts).offered ? `${id}: can be split again` : [],
  ];
  return { offered: true, wrong: wrong.flat() };
}

function tryOthers({ id, text }: CorpusRow, doc: Dockerfile): readonly string[] {
  return offersOf(doc).flatMap(({ at, refactoring }) => {
    const after = parse(applyEdits(text, refactoring.edits()));
    const isBroken = after.errors.length > doc.errors.length;
    const isAgain = !repeats.has(refactoring.id) && refactorings(after, at, noFacts).some((each) => each.id === refactoring.id);
    return [isBroken ? `${id}: ${refactoring.id} brings an error` : [], isAgain ? `${id}: ${refactoring.id} is offered again` : []].flat();
  });
}

describe.runIf(rows.length > 0)("corpus", () => {
  let offered = 0;
  const split: string[] = [];
  const others: string[] = [];
  // Each file is read once for both.
  beforeAll(() => {
    for (const row of rows) {
      const doc = parse(row.text);
      const tried = trySplit(row, doc);
      if (tried.offered) offered++;
      split.push(...tried.wrong);
      others.push(...tryOthers(row, doc));
    }
  }, 300_000);

  test("split: no new error, nothing left to split", () => {
    console.log(`split is offered for ${offered} of ${rows.length} files`);
    expect(split).toEqual([]);
    expect(offered).toBeGreaterThan(50);
  });

  test("every other refactoring: no new error, and it settles", () => {
    expect(others).toEqual([]);
  });
});
