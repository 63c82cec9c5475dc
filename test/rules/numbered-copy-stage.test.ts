// numbered-copy-stage: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "numbered-copy-stage";

test("underlines the number", () => {
  const source = "FROM a AS x\nFROM b\nCOPY --from=0 /a /b";
  expect(lint(id, source)).toBe(
    `${source}\n            ~ 0 counts FROM lines: with a new stage above, this copies from another one. Give the stage a name [Write x]`,
  );
});

test("gives the stage a name where it has none", () => {
  expect(fixAll(id, "from a\nfrom b as build\ncopy --from=0 /a /b\ncopy --from=0 /c /d")).toBe(
    "from a as stage-0\nfrom b as build\ncopy --from=stage-0 /a /b\ncopy --from=stage-0 /c /d",
  );
});

test("two stages do not get one name, and no name hides an image", () => {
  expect(fixAll(id, "FROM a\nFROM b\nFROM c\nCOPY --from=0 /a /b\nCOPY --from=1 /c /d")).toBe(
    "FROM a AS build\nFROM b AS build-1\nFROM c\nCOPY --from=build /a /b\nCOPY --from=build-1 /c /d",
  );
  expect(fixAll(id, "FROM a\nFROM build\nCOPY --from=0 /a /b")).toBe("FROM a AS stage-0\nFROM build\nCOPY --from=stage-0 /a /b");
  expect(fixAll(id, "FROM a\nFROM b\nRUN --mount=type=bind,from=build x\nCOPY --from=0 /a /b")).toContain("FROM a AS stage-0\n");
});

test.each(["COPY --from=x /a /b", "COPY --from=7 /a /b", "COPY --from=1 /a /b"])("silent: %s", (line) => {
  const source = `FROM a AS x\nFROM b\n${line}`;
  expect(lint(id, source)).toBe(source);
});
