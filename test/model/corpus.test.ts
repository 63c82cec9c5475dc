// Real Dockerfiles: nothing throws, every error lies inside its file, and files that are built have none.
import { expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { corpusRows, sharedFile } from "../support/shared";

const file = sharedFile("corpus", "corpus/corpus.jsonl.gz");

test.runIf(file !== undefined)("errors only where a build fails too", { timeout: 60_000 }, () => {
  const wrong = corpusRows(file ?? "").flatMap((row) => {
    const { errors } = parse(row.text);
    expect(errors.every(({ span }) => span.start >= 0 && span.end <= row.text.length && span.start <= span.end)).toBe(true);
    return errors.map((error) => `${error.code}: ${row.text.slice(error.span.start, error.span.end)}`);
  });
  // Two placeholders in the place of an image, and a --from without a value: BuildKit refuses them too.
  expect(wrong.sort()).toEqual(["invalid-image: BASEIMAGE", "invalid-image: REPLACE-ME", "missing-flag-value: --from"]);
});
