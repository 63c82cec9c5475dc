// Spans, edits, lines and logical text: the arithmetic that everything else stands on.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineIndex } from "../../server/src/core/text/lineIndex";
import { logicalText } from "../../server/src/core/text/logicalText";
import { applyEdits, insert, overlaps, remove, replace, span } from "../../server/src/core/text/span";

describe("applyEdits", () => {
  test("edits may come in any order", () => {
    expect(applyEdits("FROM a\nRUN b\n", [replace(span(11, 12), "c"), insert(0, "# x\n"), remove(span(4, 6))])).toBe("# x\nFROM\nRUN c\n");
  });
  test("insertions at one place keep their order", () => {
    expect(applyEdits("ab", [insert(1, "1"), insert(1, "2")])).toBe("a12b");
  });
  test("an overlap is refused, and so is an edit outside the text", () => {
    expect(() => applyEdits("abcd", [remove(span(0, 3)), remove(span(2, 4))])).toThrow(RangeError);
    expect(() => applyEdits("abcd", [remove(span(3, 5))])).toThrow(RangeError);
  });
});

test("an empty span overlaps what it stands in or at the edge of; full spans that only touch do not overlap", () => {
  expect(overlaps(span(3, 3), span(1, 5))).toBe(true);
  expect(overlaps(span(5, 5), span(1, 5))).toBe(true);
  expect(overlaps(span(0, 2), span(2, 4))).toBe(false);
  expect(overlaps(span(0, 3), span(2, 4))).toBe(true);
});

describe("lineIndex", () => {
  test("a lone CR ends no line, CR LF does and does not belong to it", () => {
    const lines = lineIndex("a\rb\r\nc");
    expect(lines.lineCount).toBe(2);
    expect(lines.lineSpan(0)).toEqual({ start: 0, end: 3 });
    expect(lines.positionAt(5)).toEqual({ line: 1, character: 0 });
  });
  test("out of range moves to the nearest end", () => {
    const lines = lineIndex("ab\ncd");
    expect(lines.offsetAt({ line: 0, character: 99 })).toBe(2);
    expect(lines.offsetAt({ line: 9, character: 0 })).toBe(5);
    expect(lines.positionAt(-4)).toEqual({ line: 0, character: 0 });
    expect(lines.positionAt(99)).toEqual({ line: 1, character: 2 });
  });
  test("every offset that is no line end comes back from its position", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "한", "\n", "\r\n", "🐳")), fc.nat(), (parts, pick) => {
        const text = parts.join("");
        const offset = text.length ? pick % (text.length + 1) : 0;
        fc.pre(!(text[offset - 1] === "\r" && text[offset] === "\n"));
        const lines = lineIndex(text);
        expect(lines.offsetAt(lines.positionAt(offset))).toBe(offset);
      }),
    );
  });
});

describe("logicalText", () => {
  // "RUN a \⏎  b": the continuation (6..8) is taken out.
  const file = "RUN a \\\n  b";
  const logical = logicalText(
    "a   b",
    [
      { logical: 0, source: 4, length: 2 },
      { logical: 2, source: 8, length: 3 },
    ],
    4,
  );
  test("maps each unit, and a span's end lies behind its last unit", () => {
    expect(logical.span).toEqual({ start: 4, end: 11 });
    expect(logical.offsetAt(2)).toBe(8);
    expect(logical.spanOf(0, 2)).toEqual({ start: 4, end: 6 });
    expect(file.slice(logical.offsetAt(4), logical.offsetAt(5))).toBe("b");
  });
  test("a slice keeps the mapping; an empty one stands where it was cut", () => {
    const b = logical.slice(4, 5);
    expect(b.text).toBe("b");
    expect(b.span).toEqual({ start: 10, end: 11 });
    expect(logical.slice(2, 2).span).toEqual({ start: 8, end: 8 });
  });
});
