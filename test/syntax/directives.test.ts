// The directives at the top: which lines are one, which are not any more, and how syntax may be written otherwise.
import { expect, test } from "vitest";
import { parse } from "../../server/src/core/syntax";
import { drawTree } from "./draw";

const directives = (text: string): string[] => parse(text).directives.map(({ name, value }) => `${name}: ${value}`);
const codes = (text: string): string[] => parse(text).errors.map((error) => error.code);

test("names in any case, blanks around the equals sign, value kept whole", () => {
  expect(
    drawTree(`
      # Syntax = docker/dockerfile:1 // note
      #CHECK=skip=all;error=true
      # escape=\`
      # not one
      FROM a
    `),
  ).toMatchInlineSnapshot(`
    "# Syntax = docker/dockerfile:1 // note
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ directive syntax: docker/dockerfile:1 // note
    #CHECK=skip=all;error=true
    ~~~~~~~~~~~~~~~~~~~~~~~~~~ directive check: skip=all;error=true
    # escape=\`
    ~~~~~~~~~~ directive escape: \`
    # not one
    ~~~~~~~~~ comment
    FROM a
    ~~~~~~ FROM"
  `);
});

test("name and value have spans", () => {
  const text = "# escape = ` \nFROM a";
  const [directive] = parse(text).directives;
  expect(text.slice(directive?.nameSpan.start, directive?.nameSpan.end)).toBe("escape");
  expect(text.slice(directive?.valueSpan.start, directive?.valueSpan.end)).toBe("`");
});

test("a comment, a blank line, an instruction or an unknown name ends them", () => {
  for (const first of ["# comment", "", "FROM a", "# unknown=x", "#"]) expect(directives(`${first}\n# escape=\`\nFROM a`)).toEqual([]);
});

test("each at most once", () => {
  expect(codes("# escape=\\\n# escape=`\nFROM a")).toEqual(["duplicate-directive"]);
  expect(codes("# syntax=a\n# SYNTAX=b\nFROM a")).toEqual(["duplicate-directive"]);
});

test("only a backslash or a backtick can escape", () => {
  expect(codes("# escape=^\nFROM a")).toEqual(["invalid-escape"]);
  expect(parse("# escape=^\nFROM a").escape).toBe("\\");
});

test("escape may be indented, syntax and check may not", () => {
  expect(directives(" # escape=`\nFROM a")).toEqual(["escape: `"]);
  expect(directives(" # check=skip=all\nFROM a")).toEqual([]);
});

test("behind a shebang syntax and check are found, escape is not", () => {
  expect(directives("#!/usr/bin/env x\n# syntax=a\n# check=skip=all\n# escape=`\nFROM a")).toEqual(["syntax: a", "check: skip=all"]);
  expect(directives("#!x\n\n# syntax=a\nFROM a")).toEqual([]);
});

test("syntax may stand behind two slashes, or in a file that is a JSON object", () => {
  expect(directives("//syntax=a/b\n//check=skip=all\n")).toEqual(["syntax: a/b"]);
  expect(directives('{"syntax": "a/b", "other": 1}')).toEqual(["syntax: a/b"]);
  expect(directives('{"syntax": "a/b"}\nFROM a')).toEqual([]);
  expect(directives('{"other": 1}')).toEqual([]);
});
