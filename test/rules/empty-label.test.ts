// empty-label: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "empty-label";

const config = { labelSchema: { team: "text" } };

test("underlines the value", () => {
  expect(lint(id, 'FROM a:1\nLABEL team="" x=""', { config })).toBe(
    'FROM a:1\nLABEL team="" x=""\n           ~~ The label team is in the label schema, and its value is empty. Give it one',
  );
});

test("a value that is not known may be anything", () => {
  expect(lint(id, "FROM a:1\nARG T\nLABEL team=$T", { config })).toBe("FROM a:1\nARG T\nLABEL team=$T");
});
