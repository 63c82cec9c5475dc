// The tree after an edit: equal to a fresh parse, and made from the chunks that the edit did not touch.
import { expect, test } from "vitest";
import { parse, type SyntaxTree, update } from "../../server/src/core/syntax";
import { cursor } from "../support/cursor";
import { summary } from "./treeChecks";

/** Types at the marker and demands what a fresh parse says. */
function typed(source: string, newText: string): { before: SyntaxTree; after: SyntaxTree } {
  const { text, offset } = cursor(source);
  const before = parse(text);
  const after = update(before, { span: { start: offset, end: offset }, newText });
  expect(summary(after)).toBe(summary(parse(after.text)));
  return { before, after };
}
const keywords = (tree: SyntaxTree): string => tree.instructions.map(({ keyword }) => keyword).join(" ");

test("a keystroke makes one new chunk and moves the others", () => {
  const { before, after } = typed("FROM a\nRUN b<|>\nUSER c\n", "x");
  const chunks = after.instructions.map(({ chunk }, index) => chunk === before.instructions[index]?.chunk);
  expect(chunks).toEqual([true, false, true]);
  expect(after.instructions[2]?.span).toEqual({ start: 14, end: 20 });
});

test("a continuation typed at a line's end takes the next instruction in, and gives it back", () => {
  const { after } = typed("FROM a\nRUN b <|>\nUSER c\nCMD d\n", "\\");
  expect(keywords(after)).toBe("FROM RUN CMD");
  const back = update(after, { span: { start: 13, end: 14 }, newText: "" });
  expect(keywords(back)).toBe("FROM RUN USER CMD");
});

test("a heredoc opened swallows up to its end, wherever that is", () => {
  expect(keywords(typed("FROM a\nRUN <|>\nUSER b\nE\nCMD c\n", "<<E").after)).toBe("FROM RUN CMD");
  expect(keywords(typed("FROM a\nRUN <|>\nUSER b\nCMD c\n", "<<E").after)).toBe("FROM RUN");
});

test("the closing name of a heredoc spoiled and mended", () => {
  const { after } = typed("RUN <<E\na\nE<|>\nUSER b\n", "x");
  expect(keywords(after)).toBe("RUN");
  expect(keywords(update(after, { span: { start: 11, end: 12 }, newText: "" }))).toBe("RUN USER");
});

test("the escape directive changes everything below", () => {
  const { after } = typed("# escape=<|>\nFROM a `\n\nUSER b\n", "`");
  expect(after.escape).toBe("`");
  expect(keywords(after)).toBe("FROM");
});

test("a comment mark, a joined line, text at both ends of the file", () => {
  expect(keywords(typed("FROM a\n<|>RUN b\nUSER c", "#").after)).toBe("FROM USER");
  expect(keywords(typed("FROM a<|>", "\nRUN b").after)).toBe("FROM RUN");
  expect(keywords(typed("<|>FROM a", "ARG b\n").after)).toBe("ARG FROM");
  expect(keywords(typed("<|>FROM a", "\uFEFF").after)).toBe("FROM");
  const tree = parse("FROM a\nRUN b\nUSER c");
  expect(summary(update(tree, { span: { start: 6, end: 7 }, newText: "" }))).toBe(summary(parse("FROM aRUN b\nUSER c")));
});

test("a tree that is not ours is parsed afresh", () => {
  const tree = parse("FROM a\n");
  expect(keywords(update({ ...tree }, { span: { start: 7, end: 7 }, newText: "CMD b" }))).toBe("FROM CMD");
});
