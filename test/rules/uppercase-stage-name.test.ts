// uppercase-stage-name: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "uppercase-stage-name";

test("underlines the name", () => {
  expect(lint(id, "FROM a:1 AS Build")).toBe(
    "FROM a:1 AS Build\n            ~~~~~ Docker turns the stage name Build to lower case. Write build [Write build here and where the stage is used]",
  );
});

test("every use is renamed", () => {
  expect(fixAll(id, "FROM a:1 AS Build\nFROM BUILD AS x\nCOPY --from=Build /a /a\nRUN --mount=type=bind,from=Build,target=/b true")).toBe(
    "FROM a:1 AS build\nFROM build AS x\nCOPY --from=build /a /a\nRUN --mount=type=bind,from=build,target=/b true",
  );
});

test("a number and a variable are not the name, and stay", () => {
  expect(fixAll(id, "ARG BASE=build\nFROM a:1 AS Build\nFROM $BASE AS x\nCOPY --from=0 /a /a")).toBe(
    "ARG BASE=build\nFROM a:1 AS build\nFROM $BASE AS x\nCOPY --from=0 /a /a",
  );
});
