// Comments that silence findings: each kind, where it reaches, and what it leaves alone.
import { describe, expect, test } from "vitest";
import { findings } from "../support/rule";

const count = (rule: string, source: string): number => findings(rule, source).length;
const maintainer = "deprecated-maintainer";

describe("dockwright-ignore", () => {
  test.each([
    "# dockwright-ignore: deprecated-maintainer",
    "# dockwright-ignore: deprecated-maintainer -- an old tool reads it",
    "# dockwright-ignore: relative-workdir, MaintainerDeprecated -- by alias",
    "# dockwright-ignore: DL4000",
    "# dockwright-ignore: all",
  ])("%s silences the instruction below it", (comment) => {
    expect(count(maintainer, `FROM a:1\n${comment}\nMAINTAINER a\n`)).toBe(0);
  });

  test("and only that one", () => {
    expect(count(maintainer, "FROM a:1\n# dockwright-ignore: deprecated-maintainer\nMAINTAINER a\nMAINTAINER b\n")).toBe(1);
  });

  test("-file silences the whole file", () => {
    expect(count(maintainer, "# dockwright-ignore-file: deprecated-maintainer -- generated\nFROM a:1\nMAINTAINER a\nMAINTAINER b\n")).toBe(
      0,
    );
  });
});

describe("check", () => {
  test.each([
    ["# check=skip=MaintainerDeprecated\nFROM a:1\nMAINTAINER a\n", 0],
    ["# check=skip=all\nFROM a:1\nMAINTAINER a\n", 0],
    ["# check=skip=maintainerdeprecated\nFROM a:1\nMAINTAINER a\n", 1],
    ["# check=skip=deprecated-maintainer\nFROM a:1\nMAINTAINER a\n", 1],
    ["FROM a:1\n# check=skip=MaintainerDeprecated // old\nMAINTAINER a\n", 0],
  ])("%j leaves %i", (source, left) => {
    expect(count(maintainer, source)).toBe(left);
  });

  test("skip=all leaves what BuildKit does not know", () => {
    expect(count("untagged-base-image", "# check=skip=all\nFROM debian\n")).toBe(1);
  });

  test("an overridden CMD is silenced above either of the two", () => {
    const rule = "overridden-instruction";
    expect(count(rule, 'FROM a:1\nCMD ["a"]\n# check=skip=MultipleInstructionsDisallowed\nCMD ["b"]\n')).toBe(0);
    expect(count(rule, 'FROM a:1\n# dockwright-ignore: overridden-instruction\nCMD ["a"]\nCMD ["b"]\n')).toBe(0);
  });

  test("a check of the whole file is not silenced above one instruction", () => {
    expect(count("mixed-instruction-casing", "FROM a:1\n# check=skip=ConsistentInstructionCasing\nrun x\nCOPY a b\n")).toBe(1);
  });
});

describe("hadolint", () => {
  test.each([
    ["FROM a:1\n# hadolint ignore=DL4000\nMAINTAINER a\n", 0],
    ["FROM a:1\n# hadolint ignore=DL3006,DL4000\nMAINTAINER a\n", 0],
    ["# hadolint global ignore=DL4000\nFROM a:1\nMAINTAINER a\n", 0],
    ["# hadolint ignore=DL4000\nFROM a:1\nMAINTAINER a\n", 1],
  ])("%j leaves %i", (source, left) => {
    expect(count(maintainer, source)).toBe(left);
  });
});
