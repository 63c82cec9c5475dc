// Which stage a file is there for, where the last one only tests another.
import { expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { shippedStage, shippedStages } from "../../server/src/core/model/lineage";

const shipped = (source: string): string | undefined => shippedStage(parse(source))?.name;

test.each([
  ["FROM a AS app", "app"],
  ["FROM a AS app\nFROM app AS test", "app"],
  ["FROM a AS app\nFROM app AS unit-tests\nFROM unit-tests AS lint", "app"],
  ["FROM a AS build\nFROM b AS app\nCOPY --from=build /x /x\nFROM build AS test", "app"],
  ["FROM a AS build\nFROM b AS test\nCOPY --from=build /x /x", "test"],
  ["FROM a AS test", "test"],
  ["FROM a AS app\nFROM app AS contest", "contest"],
  ["FROM a AS app\nFROM app AS dev", "dev"],
  ["FROM a AS test\nFROM test AS app", "app"],
] as const)("%j", (source, name) => {
  expect(shipped(source)).toBe(name);
});

test("the layers of a stage of tests do not ship", () => {
  const names = [...shippedStages(parse("FROM a AS base\nFROM base AS app\nFROM app AS test"))].map((stage) => stage?.name);
  expect(names).toEqual([undefined, "app", "base"]);
});
