// pip-cache-left: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "pip-cache-left";

test("underlines the command and adds the option, through python -m too", () => {
  expect(lint(id, "FROM debian:12\nRUN pip3 install flask")).toBe(
    "FROM debian:12\nRUN pip3 install flask\n    ~~~~~~~~~~~~ pip keeps a second copy of what it downloads in this layer. Add --no-cache-dir [Add --no-cache-dir, review]",
  );
  expect(fixAll(id, "FROM debian:12\nRUN python3 -m pip install flask")).toBe(
    "FROM debian:12\nRUN python3 -m pip install --no-cache-dir flask",
  );
});

test.each([
  "FROM debian:12\nRUN pip install --no-cache-dir flask",
  "FROM debian:12\nENV PIP_NO_CACHE_DIR=1\nRUN pip install flask",
  "FROM debian:12\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask",
  "FROM debian:12\nRUN pip install flask && rm -rf ~/.cache",
  "FROM debian:12 AS build\nRUN pip install flask\nFROM scratch",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
