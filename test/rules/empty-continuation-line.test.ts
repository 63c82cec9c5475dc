// empty-continuation-line: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "empty-continuation-line";

test("the blank lines go, comments and the rest stay", () => {
  expect(fixAll(id, "FROM a:1\nRUN a && \\\n\n  # why\n\n  b && \\\n  c\n")).toBe("FROM a:1\nRUN a && \\\n  # why\n  b && \\\n  c\n");
  expect(fixAll(id, "FROM a:1\r\nRUN a && \\\r\n\r\n  b\r\n")).toBe("FROM a:1\r\nRUN a && \\\r\n  b\r\n");
});

test("a backslash that was left over swallows the next instruction: the fix ends the one above, for review", () => {
  const source = "FROM a:1\nRUN apk add a \\\n  b \\\n\n# start\nCMD x\n";
  expect(lint(id, source)).toContain("so the CMD below is part of it and no instruction");
  expect(lint(id, source)).toContain("[End the RUN before the blank line, review]");
  expect(fixAll(id, source)).toBe("FROM a:1\nRUN apk add a \\\n  b\n\n# start\nCMD x\n");
  expect(fixAll(id, "# escape=`\r\nFROM a:1\r\nRUN b ` \r\n\r\nCMD x\r\n")).toBe("# escape=`\r\nFROM a:1\r\nRUN b\r\n\r\nCMD x\r\n");
});

test.each([
  ["RUN a && \\\n  b && \\\n\nRUN c", "RUN a && \\\n  b\n\nRUN c"],
  ["RUN a \\\n  && \\\n\nRUN c", "RUN a\n\nRUN c"],
  ["RUN a | \\\n\nRUN c", "RUN a\n\nRUN c"],
  ["RUN find . -exec x {} \\; \\\n\nRUN c", "RUN find . -exec x {} \\;\n\nRUN c"],
  ["RUN a `b` \\\r\n\r\nRUN c", "RUN a `b`\r\n\r\nRUN c"],
])("an operator with nothing behind it goes, too: %j", (source, mended) => {
  expect(fixAll(id, `FROM a:1\n${source}`)).toBe(`FROM a:1\n${mended}`);
});

test.each(["FROM a:1\nRUN a && \\\n  # why\n  b", "FROM a:1\n\nRUN <<EOF\na\n\nb\nEOF", "FROM a:1\nRUN a\n\nRUN b"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);

test("in BuildKit's profile it stands on the instruction's last line, as there", () => {
  expect(lint(id, "FROM scratch\nCOPY a \\\n\n  /b\nCOPY c /d", { config: { profile: "buildkit" } })).toContain(
    "  /b\n~~~~ This blank line",
  );
});
