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
    "from a as build-0\nfrom b as build\ncopy --from=build-0 /a /b\ncopy --from=build-0 /c /d",
  );
});

test.each(["COPY --from=x /a /b", "COPY --from=7 /a /b", "COPY --from=1 /a /b"])("silent: %s", (line) => {
  const source = `FROM a AS x\nFROM b\n${line}`;
  expect(lint(id, source)).toBe(source);
});
