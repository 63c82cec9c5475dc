// secret-in-variable: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "secret-in-variable";

test("underlines the name, and says what happens to an ARG and to an ENV", () => {
  expect(lint(id, "FROM a:1\nARG NPM_TOKEN\nENV DB_PASSWORD=x")).toBe(
    "FROM a:1\nARG NPM_TOKEN\n    ~~~~~~~~~ NPM_TOKEN looks like a secret: a build argument stays readable in the image's history. Use RUN --mount=type=secret\nENV DB_PASSWORD=x\n    ~~~~~~~~~~~ DB_PASSWORD looks like a secret: ENV stays readable in the image. Pass it when the container starts, or use RUN --mount=type=secret",
  );
});

test.each([
  "ARG TOKEN\nFROM a:1",
  'FROM a:1\nENV TOKEN="" DB_PASSWORD=',
  "FROM a:1\nENV PUBLIC_KEY=x TOKEN_FILE=/run/t KEYBOARD=us MONKEY=1 AUTHOR=kim",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
