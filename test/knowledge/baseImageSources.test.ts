// Every row of the table of base images says where it comes from.
import { expect, test } from "vitest";
import { baseImageRows } from "../../server/src/core/knowledge/baseImages";
import { isOfficialImage } from "../../server/src/core/knowledge/officialImages";

test("what is no official image of Docker names its source", () => {
  const without = baseImageRows.filter(({ images, source }) => source === undefined && !images.some(isOfficialImage));
  expect(without.map(({ images }) => images.join(" "))).toEqual([]);
});

test("a source is a repository of GitHub with files, or an address", () => {
  const odd = baseImageRows.flatMap(({ source }) =>
    source === undefined || /^[\w.-]+\/[\w.-]+(?:: .+)?$|^https:\/\//.test(source) ? [] : source,
  );
  expect(odd).toEqual([]);
});

test("an image stands in one row", () => {
  const names = baseImageRows.flatMap(({ images }) => images);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
