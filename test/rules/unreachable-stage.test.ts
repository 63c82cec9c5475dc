// unreachable-stage: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "unreachable-stage";

test("underlines the image of the stage that nothing uses", () => {
  expect(lint(id, "FROM a:1\nRUN x\nFROM b:1")).toBe(
    "FROM a:1\n     ~~~ Nothing uses this stage, so it is never built. Give it a name and copy from it, or remove it\nRUN x\nFROM b:1",
  );
});

test.each([
  "FROM a:1 AS dev\nFROM b:1",
  "FROM a:1\nFROM b:1\nCOPY --from=0 /x /x",
  "FROM a:1\nFROM b:1 AS mid\nCOPY --from=0 /x /x\nFROM mid",
  "FROM a:1",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
