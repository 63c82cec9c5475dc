// The comments that silence a rule: where they go, and how they join one that is there already.
import { describe, expect, test } from "vitest";
import { applyEdits, defaultConfig, ignoreHere, ignoreInFile, lint, noFacts, parse, ruleSet } from "../../server/src/core";

const rule = "shell-form-command";
const here = (text: string): string | undefined => {
  const doc = parse(text);
  const edit = ignoreHere(doc, text.indexOf("node x"), rule);
  return edit && applyEdits(text, [edit]);
};
const inFile = (text: string): string => applyEdits(text, [ignoreInFile(parse(text), rule)]);
const isReported = (text: string): boolean =>
  lint(parse(text), ruleSet({ ...defaultConfig, profile: "all" }), noFacts).some((finding) => finding.rule === rule);

describe("above the instruction", () => {
  test.each([
    ["FROM a:1\nCMD node x\n", `FROM a:1\n# dockwright-ignore: ${rule} -- reason\nCMD node x\n`],
    ["FROM a:1\r\nCMD node x\r\n", `FROM a:1\r\n# dockwright-ignore: ${rule} -- reason\r\nCMD node x\r\n`],
    ["FROM a:1\n  CMD node x\n", `FROM a:1\n  # dockwright-ignore: ${rule} -- reason\n  CMD node x\n`],
    ["FROM a:1\nONBUILD CMD node x\n", `FROM a:1\n# dockwright-ignore: ${rule} -- reason\nONBUILD CMD node x\n`],
    ["FROM a:1\nCMD \\\n  node x\n", `FROM a:1\n# dockwright-ignore: ${rule} -- reason\nCMD \\\n  node x\n`],
    ["FROM a:1\n# dockwright-ignore: a\nCMD node x\n", `FROM a:1\n# dockwright-ignore: a, ${rule}\nCMD node x\n`],
    ["FROM a:1\n# dockwright-ignore: a -- why\nCMD node x\n", `FROM a:1\n# dockwright-ignore: a, ${rule} -- why\nCMD node x\n`],
    ["FROM a:1\n#dockwright-ignore:a  \n# more\nCMD node x\n", `FROM a:1\n#dockwright-ignore:a, ${rule}  \n# more\nCMD node x\n`],
  ])("%j", (before, after) => {
    expect(isReported(before)).toBe(true);
    expect(here(before)).toBe(after);
    expect(isReported(after)).toBe(false);
  });

  test("where no instruction stands there is nothing to put it above", () => {
    expect(ignoreHere(parse("# a\n\nFROM b:1\n"), 1, rule)).toBeUndefined();
  });
});

test("the place for the reason is where it stands in the new text; a merged comment has its own", () => {
  const text = "FROM a:1\n  CMD node x\n";
  const edit = ignoreHere(parse(text), text.indexOf("node"), rule);
  expect(edit?.reason && edit.newText.slice(edit.reason.start, edit.reason.end)).toBe("reason");
  expect(edit?.span).toEqual({ start: 9, end: 9 });
  const merged = "FROM a:1\n# dockwright-ignore: a -- why\nCMD node x\n";
  expect(ignoreHere(parse(merged), merged.indexOf("node"), rule)?.reason).toBeUndefined();
});

describe("for the whole file", () => {
  test.each([
    ["FROM a:1\nCMD node x\n", `# dockwright-ignore-file: ${rule} -- reason\nFROM a:1\nCMD node x\n`],
    [
      "# syntax=docker/dockerfile:1\n# escape=`\n\nFROM a:1\nCMD node x\n",
      `# syntax=docker/dockerfile:1\n# escape=\`\n# dockwright-ignore-file: ${rule} -- reason\n\nFROM a:1\nCMD node x\n`,
    ],
    ["\uFEFFFROM a:1\nCMD node x\n", `\uFEFF# dockwright-ignore-file: ${rule} -- reason\nFROM a:1\nCMD node x\n`],
    ["# dockwright-ignore-file: a -- b\nFROM a:1\nCMD node x\n", `# dockwright-ignore-file: a, ${rule} -- b\nFROM a:1\nCMD node x\n`],
  ])("%j", (before, after) => {
    expect(isReported(before)).toBe(true);
    expect(inFile(before)).toBe(after);
    expect(isReported(after)).toBe(false);
  });
});
