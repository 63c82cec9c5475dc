// Which stage COPY --from names, and what the mounts of a RUN say.
import { expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { mountsOf } from "../../server/src/core/model/mounts";
import { stageCopiedFrom } from "../../server/src/core/model/references";

const copiedFrom = (source: string): number | undefined => {
  const doc = parse(source);
  const copy = doc.each("COPY").at(-1);
  return copy && stageCopiedFrom(doc, copy)?.index;
};

test.each([
  ["by name, whatever its case", "FROM a AS Build\nFROM b\nCOPY --from=build /x /y", 0],
  ["by number", "FROM a\nFROM b\nCOPY --from=0 /x /y", 0],
  ["the later of two of one name", "FROM a AS x\nFROM b AS x\nFROM c\nCOPY --from=x /x /y", 1],
  ["not a stage further down", "FROM a\nCOPY --from=x /x /y\nFROM b AS x", undefined],
  ["a name that a stage further down has too", "FROM a AS x\nFROM b\nCOPY --from=x /x /y\nFROM c AS x", 0],
  ["not itself", "FROM a AS x\nCOPY --from=x /x /y", undefined],
  ["an image", "FROM a\nCOPY --from=nginx:1 /x /y", undefined],
  ["the build context", "FROM a\nCOPY x /y", undefined],
])("COPY --from: %s", (_name, source, index) => {
  expect(copiedFrom(source)).toBe(index);
});

test.each([
  ["--mount=type=cache,target=/a/", "cache /a"],
  ["--mount=target=/a", "bind /a"],
  ["--mount=TYPE=Cache,dst=/a", "cache /a"],
  ["--mount=type=bind,target=/a,type=tmpfs,destination=/b", "tmpfs /b"],
  ["--mount=type=secret,id=x", "secret undefined"],
  ["--mount=type=cache,target=", "cache undefined"],
])("RUN %s", (flag, said) => {
  const [run] = parse(`FROM a\nRUN ${flag} true`).each("RUN");
  expect(run && mountsOf(run).map(({ type, target }) => `${type} ${target}`)).toEqual([said]);
});
