// apt-recommends: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "apt-recommends";

test("underlines the command and adds the option", () => {
  expect(lint(id, "FROM debian:12\nRUN apt-get install -y git curl")).toBe(
    "FROM debian:12\nRUN apt-get install -y git curl\n    ~~~~~~~~~~~~~~~ apt-get also installs what git, curl only recommend. Add --no-install-recommends and name what you need [Add --no-install-recommends, review]",
  );
  expect(fixAll(id, "FROM debian:12\nRUN apt-get install -y git")).toBe(
    "FROM debian:12\nRUN apt-get install --no-install-recommends -y git",
  );
});

test.each([
  "FROM debian:12\nRUN apt-get install -y --no-install-recommends git",
  "FROM debian:12\nRUN apt-get -o APT::Install-Recommends=0 install -y git",
  "FROM debian:12\nRUN apt-get remove git",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
