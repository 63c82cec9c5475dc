// reserved-stage-name: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "reserved-stage-name";

test.each(["scratch", "Context"])("underlines %s", (name) => {
  expect(lint(id, `FROM a:1 AS ${name}`)).toBe(
    `FROM a:1 AS ${name}\n            ~~~~~~~ ${name} is a name of the builder's own, so this stage cannot be reached by it. Give it another name`,
  );
});

test("FROM scratch is what the name is for", () => {
  expect(lint(id, "FROM scratch AS empty")).toBe("FROM scratch AS empty");
});
