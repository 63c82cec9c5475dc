// copy-from-itself: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "copy-from-itself";

test("underlines the stage's name", () => {
  expect(lint(id, "FROM a:1 AS app\nCOPY --from=app /a /b")).toMatch(/\n {12}~~~ /);
});

test("an earlier stage may be copied from", () => {
  const source = "FROM a:1 AS app\nFROM b:1\nCOPY --from=app /a /b";
  expect(lint(id, source)).toBe(source);
});
