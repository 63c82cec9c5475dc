// Where instructions begin and end: continuations, comments and blank lines inside them, line ends, odd characters.
import { expect, test } from "vitest";
import { parse, toSexp } from "../../server/src/core/syntax";
import { drawTree } from "./draw";

const sexp = (text: string): string => toSexp(parse(text));
const codes = (text: string): string[] => parse(text).errors.map((error) => error.code);

test("comments and blank lines do not end a continued instruction", () => {
  expect(
    drawTree(`
      FROM debian
      RUN a \\
        # why b

        && b
      # about c
      CMD c
    `),
  ).toMatchInlineSnapshot(`
    "FROM debian
    ~~~~~~~~~~~ FROM
    RUN a \\
    ~~~~~~~ RUN
      # why b
    ~~~~~~~~~ RUN
      ~~~~~~~ inner comment
      && b
    ~~~~~~ RUN
    # about c
    ~~~~~~~~~ comment
    CMD c
    ~~~~~ CMD"
  `);
  expect(sexp("RUN a \\\n  # why b\n\n  && b\n")).toBe('(run "a   && b")');
});

test("blank lines inside a continuation are told", () => {
  const text = "RUN a \\\n \n  b\n";
  expect(parse(text).instructions[0]?.blankLines).toEqual([{ start: 8, end: 9 }]);
});

test("the escape character continues behind blanks and tabs, but not when one stands before it", () => {
  expect(sexp("RUN a \\ \t\nb")).toBe('(run "a b")');
  expect(sexp("RUN a \\\\\nRUN b")).toBe('(run "a \\\\\\\\")\n(run "b")');
  expect(sexp("RUN a \\\\\\\nRUN b")).toBe('(run "a \\\\\\\\\\\\")\n(run "b")');
  expect(sexp("\\\nFROM a")).toBe('(from "a")');
});

test("with a backtick as escape character a backslash continues nothing", () => {
  expect(sexp("# escape=`\nRUN dir c:\\\nRUN a `\n b")).toBe('(run "dir c:\\\\")\n(run "a  b")');
});

test("line ends: CR LF ends a line, a lone CR does not, several CR before LF are dropped", () => {
  expect(sexp("FROM a\r\nRUN b \\\r\n  c\r\n")).toBe('(from "a")\n(run "b   c")');
  expect(sexp("FROM a\rRUN b\r\r\nUSER c")).toBe('(from "a" "RUN" "b")\n(user "c")');
  const [from, run] = parse("FROM a\r\nRUN b\r\n").instructions;
  expect([from?.span, run?.span]).toEqual([
    { start: 0, end: 6 },
    { start: 8, end: 13 },
  ]);
});

test("a byte-order mark is no part of the first instruction", () => {
  expect(parse("\uFEFFFROM a").instructions[0]?.span).toEqual({ start: 1, end: 7 });
  expect(parse("\uFEFF# escape=`\nFROM a").escape).toBe("`");
});

test("spans begin at the keyword and leave trailing blanks out", () => {
  expect(parse("  \tRUN a  \n").instructions[0]?.span).toEqual({ start: 3, end: 8 });
});

test("an instruction that continues to the end of the file reaches to the end, for the cursor stands there", () => {
  const text = "RUN a \\\n  \n";
  expect(parse(text).instructions[0]?.span).toEqual({ start: 0, end: text.length });
});

test("NUL is a character like any other; a no-break space parts keyword and argument no more than a letter does", () => {
  expect(sexp("RUN a\0b")).toBe('(run "a\\x00b")');
  expect(codes("FROM\u00A0a")).toEqual(["unknown-instruction"]);
});

test("comments above an instruction: blank lines do not part them, an empty comment does", () => {
  const { instructions } = parse("# escape=\\\n# zero\n#\n# one\n\n# two\nFROM a\n# three\nRUN b");
  expect(instructions.map(({ comments }) => comments.map(({ text }) => text))).toEqual([[" one", " two"], [" three"]]);
});

test("what BuildKit's parser refuses", () => {
  expect(codes("")).toEqual(["no-instructions"]);
  expect(codes("# only\n\n# comments\n")).toEqual(["no-instructions"]);
  expect(codes("FROM a\n\\\n")).toEqual(["empty-instruction"]);
  expect(codes("FROM a\nENV")).toEqual(["missing-arguments"]);
  expect(codes("FROM a\nENV A")).toEqual(["missing-value"]);
  expect(codes("FROM a\nLABEL a=b c d=e")).toEqual(["missing-equals"]);
  expect(codes('FROM a\nCMD ["a", 1]')).toEqual(["json-not-strings"]);
});

test("an unknown instruction names the nearest known one", () => {
  expect(parse("FORM a").errors[0]).toMatchObject({
    code: "unknown-instruction",
    values: { keyword: "FORM", nearest: "FROM" },
    span: { start: 0, end: 4 },
  });
  expect(parse("ENTRIPOINT a").errors[0]?.values).toEqual({ keyword: "ENTRIPOINT", nearest: "ENTRYPOINT" });
  expect(parse("INSTALL a").errors[0]?.values).toEqual({ keyword: "INSTALL" });
});

test("lines are measured in bytes: 65,535 pass, one more does not", () => {
  expect(codes(`FROM a\nRUN ${"a".repeat(65_531)}\n`)).toEqual([]);
  expect(codes(`FROM a\nRUN ${"a".repeat(65_532)}\n`)).toEqual(["line-too-long"]);
  expect(codes(`FROM a\n# ${"é".repeat(32_767)}\n`)).toEqual(["line-too-long"]);
  expect(codes(`FROM a\nRUN ${"🐳".repeat(16_382)}\n`)).toEqual([]);
});

test("the same text gives the same chunk, wherever it stands", () => {
  const [, first, second] = parse("FROM a\nRUN b\n  RUN b").instructions;
  expect(first?.chunk).toBe(second?.chunk);
  expect(first?.span.start).not.toBe(second?.span.start);
});
