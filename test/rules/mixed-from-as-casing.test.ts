// mixed-from-as-casing: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "mixed-from-as-casing";

test("AS follows FROM", () => {
  expect(lint(id, "FROM a:1 as b")).toBe(
    "FROM a:1 as b\n         ~~ as and FROM are keywords of one instruction in different case. Write AS [Write AS]",
  );
  expect(fixAll(id, "from a:1 AS b")).toBe("from a:1 as b");
  expect(fixAll(id, "FROM a:1 \\\n  aS b")).toBe("FROM a:1 \\\n  AS b");
});

test.each(["FROM a:1 AS b", "from a:1 as b", "From a:1 as b", "FROM a:1"])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
