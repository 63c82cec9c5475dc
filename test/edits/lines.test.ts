// Lines beside an instruction and instructions taken away: line ends, comments, indentation, ONBUILD, the end of the file.
import { describe, expect, test } from "vitest";
import {
  appendLine,
  lineInstead,
  linesAbove,
  linesBeforeStart,
  linesBelow,
  removeBlock,
  removeInstruction,
} from "../../server/src/core/edits";
import { applyEdits } from "../../server/src/core/text/span";
import { edited } from "../support/edits";

describe("a line above", () => {
  const above = (source: string): string | undefined => edited(source, ({ file, first }) => linesAbove(file, first("CMD"), ["USER app"]));

  test.each([
    ["comments stay with their instruction", "FROM a\n# why\n# ignore\nCMD b\n", "FROM a\nUSER app\n# why\n# ignore\nCMD b\n"],
    ["a comment apart is not its own", "FROM a\n# part\n\nCMD b\n", "FROM a\n# part\n\nUSER app\nCMD b\n"],
    ["indentation", "FROM a\n  CMD b\n", "FROM a\n  USER app\n  CMD b\n"],
    ["lower case", "from a\ncmd b\n", "from a\nuser app\ncmd b\n"],
    ["CRLF", "FROM a\r\nCMD b\r\n", "FROM a\r\nUSER app\r\nCMD b\r\n"],
    ["both ends: as the line beside it", "FROM a\nRUN b\nCMD b\r\n", "FROM a\nRUN b\nUSER app\r\nCMD b\r\n"],
    ["one pasted line with another end", "FROM a\nRUN b\r\nCMD b\n", "FROM a\nRUN b\r\nUSER app\nCMD b\n"],
    ["a last line without an end", "FROM a\r\nCMD b", "FROM a\r\nUSER app\r\nCMD b"],
    ["a body of ONBUILD gets one like it", "FROM a\nONBUILD CMD b\n", "FROM a\nONBUILD USER app\nONBUILD CMD b\n"],
    ["behind continued lines", "# escape=`\nFROM a\nRUN b `\n  c\nCMD b\n", "# escape=`\nFROM a\nRUN b `\n  c\nUSER app\nCMD b\n"],
  ])("%s", (_why, before, after) => {
    expect(above(before)).toBe(after);
  });

  test("behind a byte order mark and below directives", () => {
    const above = (source: string): string | undefined => edited(source, ({ file, first }) => linesAbove(file, first("FROM"), ["ARG A"]));
    expect(above("\uFEFFFROM a\n")).toBe("\uFEFFARG A\nFROM a\n");
    expect(above("# syntax=docker/dockerfile:1\n# about\nFROM a\n")).toBe("# syntax=docker/dockerfile:1\nARG A\n# about\nFROM a\n");
  });
});

describe("a line below", () => {
  const below = (source: string): string | undefined => edited(source, ({ file, first }) => linesBelow(file, first("RUN"), ["USER app"]));

  test.each([
    ["blanks at the line's end stay there", "FROM a\nRUN b  \nCMD c\n", "FROM a\nRUN b  \nUSER app\nCMD c\n"],
    ["behind a heredoc", "FROM a\nRUN <<EOF\nb\nEOF\nCMD c\n", "FROM a\nRUN <<EOF\nb\nEOF\nUSER app\nCMD c\n"],
    ["a file without a line end at its end stays so", "FROM a\nRUN b", "FROM a\nRUN b\nUSER app"],
    ["a body of ONBUILD gets one like it", "from a\nonbuild run b\n", "from a\nonbuild run b\nonbuild user app\n"],
  ])("%s", (_why, before, after) => {
    expect(below(before)).toBe(after);
  });

  test("empty lines are not indented, and FROM keeps its AS in its case", () => {
    const source = "from a\n  run b\n";
    expect(edited(source, ({ file, first, stage }) => linesBelow(file, first("RUN"), ["", "FROM a AS c"], stage.from))).toBe(
      "from a\n  run b\n\nfrom a as c\n",
    );
  });
});

describe("an instruction taken away", () => {
  const without = (source: string, keyword = "ARG"): string | undefined =>
    edited(source, ({ file, first }) => removeInstruction(file, first(keyword)));

  test.each([
    ["comments above it stay", "FROM a\n# b\nARG c\nRUN d\n", "FROM a\n# b\nRUN d\n"],
    ["one of two blank lines goes with it", "FROM a\n\nARG c\n\nRUN d\n", "FROM a\n\nRUN d\n"],
    ["a blank line on one side stays", "FROM a\nARG c\n\nRUN d\n", "FROM a\n\nRUN d\n"],
    ["CRLF", "FROM a\r\n\r\nARG c\r\n\r\nRUN d\r\n", "FROM a\r\n\r\nRUN d\r\n"],
    ["the last line, without an end", "FROM a\nARG c", "FROM a\n"],
    ["with its indentation", "FROM a\n  ARG c\n  RUN d\n", "FROM a\n  RUN d\n"],
    ["the ONBUILD around it goes too", "FROM a\nONBUILD ARG c\nRUN d\n", "FROM a\nRUN d\n"],
    ["behind a byte order mark", "\uFEFFARG c\nFROM a\n", "\uFEFFFROM a\n"],
    ["continued lines", "FROM a\nARG c \\\n  d\nRUN d\n", "FROM a\nRUN d\n"],
  ])("%s", (_why, before, after) => {
    expect(without(before)).toBe(after);
  });

  test("a RUN with its heredoc", () => {
    expect(without("FROM a\nRUN <<EOF\nb\nEOF\nCMD c\n", "RUN")).toBe("FROM a\nCMD c\n");
  });

  test("what is put elsewhere goes with its comments", () => {
    expect(edited("FROM a\n# apart\n\n# b\n# c\nARG d\n\nRUN e\n", ({ file, first }) => removeBlock(file, first("ARG")))).toBe(
      "FROM a\n# apart\n\nRUN e\n",
    );
  });
});

describe("before the start command", () => {
  const before = (source: string): string | undefined => edited(source, ({ file, stage }) => linesBeforeStart(file, stage, ["USER app"]));

  test.each([
    ["above its comments", "FROM a\nRUN b\n\n# Start.\nCMD c\n", "FROM a\nRUN b\n\nUSER app\n# Start.\nCMD c\n"],
    ["at the end where something is built behind it", "FROM a\nCMD c\nRUN b\n", "FROM a\nCMD c\nRUN b\nUSER app\n"],
    ["at the end where another USER stands behind it", "FROM a\nCMD c\nUSER root\n", "FROM a\nCMD c\nUSER root\nUSER app\n"],
    ["at the end where nothing starts", "FROM a\nRUN b", "FROM a\nRUN b\nUSER app"],
    ["behind FROM alone", "FROM a", "FROM a\nUSER app"],
  ])("%s", (_why, source, after) => {
    expect(before(source)).toBe(after);
  });
});

test("another instruction in its place keeps the case and the ONBUILD", () => {
  expect(edited("FROM a\nonbuild run cd /b\n", ({ file, first }) => lineInstead(file, first("RUN"), "WORKDIR /b"))).toBe(
    "FROM a\nonbuild workdir /b\n",
  );
});

test("a line at the end of another file has its line end, too", () => {
  const appended = (text: string): string => applyEdits(text, [appendLine(text, ".git")]);
  expect(appended("a\r\nb\r\n")).toBe("a\r\nb\r\n.git\r\n");
  expect(appended("a\r\nb")).toBe("a\r\nb\r\n.git\r\n");
  expect(appended("")).toBe(".git\n");
});
