// yum-install-without-yes: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "yum-install-without-yes";
const source = "FROM rockylinux:9\nRUN true && \\\n    yum install httpd";

test("underlines the command and adds the option behind it", () => {
  expect(lint(id, source)).toBe(
    "FROM rockylinux:9\nRUN true && \\\n    yum install httpd\n    ~~~~~~~~~~~ yum install may stop to ask before it installs, and in a build nobody answers: the build then fails. Add -y [Add -y, review]",
  );
  expect(fixAll(id, source)).toBe("FROM rockylinux:9\nRUN true && \\\n    yum install -y httpd");
});

test.each([
  "FROM rockylinux:9\nRUN yum -y install httpd",
  "FROM rockylinux:9\nRUN yum install --assumeyes httpd",
  "FROM rockylinux:9\nRUN yum clean all",
])("silent: %j", (quiet) => {
  expect(lint(id, quiet)).toBe(quiet);
});
