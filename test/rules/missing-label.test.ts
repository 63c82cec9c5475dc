// missing-label: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "missing-label";

const config = { labelSchema: { team: "text" } };

test("the final image without the label is told at its FROM", () => {
  expect(lint(id, "FROM a:1 AS b\nFROM c:1\nLABEL x=1", { config })).toBe(
    "FROM a:1 AS b\nFROM c:1\n     ~~~ The label schema asks for the label team, and this image does not get it. Add LABEL team=…\nLABEL x=1",
  );
});

test.each(["FROM a:1\nLABEL team=x", 'FROM a:1 AS b\nLABEL "team"=x\nFROM b'])("silent: %j", (source) => {
  expect(lint(id, source, { config })).toBe(source);
});

test("silent without a schema", () => {
  expect(lint(id, "FROM a:1")).toBe("FROM a:1");
});
