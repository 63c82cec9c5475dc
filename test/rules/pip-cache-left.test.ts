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

test("pip takes the beginning of an option that only one has", () => {
  const told = (run: string): boolean => lint(id, `FROM python:3.13\nRUN ${run}`).includes("~");
  for (const run of [
    "pip install --no-cache /wheels/*",
    "pip install --no-ca a",
    "python3 -m pip --no-cache install a",
    "pip install a && rm -rf /root/.cache",
    "pip install a && rm -rf /root/.cach*",
  ])
    expect([run, told(run)]).toEqual([run, false]);
  for (const run of [
    "pip install --no-c a",
    "pip install --no-compile a",
    "pip install --no-cached a",
    "pip install a && rm -rf /root/.config",
  ])
    expect([run, told(run)]).toEqual([run, true]);
});
