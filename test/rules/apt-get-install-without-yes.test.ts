// apt-get-install-without-yes: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "apt-get-install-without-yes";
const source = "FROM debian:12\nRUN true && \\\n    apt-get install curl";

test("underlines the command and adds the option behind it", () => {
  expect(lint(id, source)).toBe(
    "FROM debian:12\nRUN true && \\\n    apt-get install curl\n    ~~~~~~~~~~~~~~~ apt-get install may stop to ask before it installs, and in a build nobody answers: the build then fails. Add -y [Add -y, review]",
  );
  expect(fixAll(id, source)).toBe("FROM debian:12\nRUN true && \\\n    apt-get install -y curl");
});

test.each([
  "FROM debian:12\nRUN apt-get install -y curl",
  "FROM debian:12\nRUN apt-get install -qq curl",
  "FROM debian:12\nRUN apt-get -yq install curl",
  "FROM debian:12\nRUN yes | apt-get install curl",
  "FROM debian:12\nRUN apt-get update",
])("silent: %j", (quiet) => {
  expect(lint(id, quiet)).toBe(quiet);
});

test.each(["apt-get autoremove", "apt-get purge curl", "apt-get upgrade", "apt remove curl"])("asks like an install: %s", (command) => {
  expect(lint(id, `FROM debian:12\nRUN ${command}\n`)).toContain("nobody answers");
  expect(fixAll(id, `FROM debian:12\nRUN ${command}\n`)).toContain(" -y");
});

test.each([
  "apt-get autoremove -y",
  "apt-get -y purge curl",
  "apt-get -qq upgrade",
  "yes | apt remove curl",
  "apt-get clean",
  "apt-get autoclean",
  "apt-get -s upgrade",
  "apt-get purge",
])("asks nothing: %s", (command) => {
  expect(lint(id, `FROM debian:12\nRUN ${command}\n`)).not.toContain("nobody answers");
});
