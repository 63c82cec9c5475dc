// unlinked-copy: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "unlinked-copy";

test("adds the flag", () => {
  expect(lint(id, "FROM a\nCOPY a /b")).toContain("~~~~ Without --link this layer is built again");
  expect(fixAll(id, "FROM a\ncopy --chown=1 \\\n  a /b\nONBUILD ADD a /b")).toBe(
    "FROM a\ncopy --link --chown=1 \\\n  a /b\nONBUILD ADD --link a /b",
  );
});

test.each(["COPY --link a /b", "COPY --link=false a /b", "COPY --chown=app a /b", "COPY a"])("silent: %s", (line) => {
  expect(lint(id, `FROM a\n${line}`)).toBe(`FROM a\n${line}`);
});

test("a number with a sign is no name that had to be looked up", () => {
  expect(lint(id, "FROM a\nCOPY --chown=+5 a /b")).toContain("~~~~ Without --link");
});
