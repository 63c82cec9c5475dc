// distribution-upgrade: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "distribution-upgrade";

test.each(["apt-get upgrade -y", "apk upgrade", "dnf update -y", "yum -y update", "zypper dup -y"])("%s is told", (command) => {
  expect(lint(id, `FROM a:1\nRUN ${command}`)).toContain("upgrades every package, which stores them twice");
});

test("underlines program and subcommand", () => {
  expect(lint(id, "FROM debian:12\nRUN apt-get update && apt-get -y upgrade")).toMatch(
    /\n {22}~~~~~~~~~~~~~~~~~~ apt-get upgrade upgrades/,
  );
});

test.each([
  "FROM debian:12\nRUN apt-get update",
  "FROM a:1\nRUN yum update -y openssl",
  "FROM a:1\nRUN npm update",
  "FROM a:1\nRUN pip install --upgrade pip",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
