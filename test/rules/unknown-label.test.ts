// unknown-label: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "unknown-label";

const config = { labelSchema: { team: "text" }, strictLabels: true };

test("underlines the key", () => {
  expect(lint(id, "FROM a:1\nLABEL team=x taem=y", { config })).toBe(
    "FROM a:1\nLABEL team=x taem=y\n             ~~~~ The label schema does not know taem. Mend the name, or add it to label-schema",
  );
});

test("without strict-labels every label may be there", () => {
  expect(lint(id, "FROM a:1\nLABEL taem=y", { config: { labelSchema: { team: "text" } } })).toBe("FROM a:1\nLABEL taem=y");
});
