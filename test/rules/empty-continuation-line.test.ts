// empty-continuation-line: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "empty-continuation-line";

test("the blank lines go, comments and the rest stay", () => {
  expect(fixAll(id, "FROM a:1\nRUN a && \\\n\n  # why\n\n  b && \\\n  c\n")).toBe("FROM a:1\nRUN a && \\\n  # why\n  b && \\\n  c\n");
  expect(fixAll(id, "FROM a:1\r\nRUN a && \\\r\n\r\n  b\r\n")).toBe("FROM a:1\r\nRUN a && \\\r\n  b\r\n");
});

test.each(["FROM a:1\nRUN a && \\\n  # why\n  b", "FROM a:1\n\nRUN <<EOF\na\n\nb\nEOF", "FROM a:1\nRUN a\n\nRUN b"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);
