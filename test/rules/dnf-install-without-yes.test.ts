// dnf-install-without-yes: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "dnf-install-without-yes";
const source = "FROM rockylinux:9\nRUN true && \\\n    dnf install httpd";

test("underlines the command and adds the option behind it", () => {
  expect(lint(id, source)).toBe(
    "FROM rockylinux:9\nRUN true && \\\n    dnf install httpd\n    ~~~~~~~~~~~ dnf install may stop to ask before it installs, and in a build nobody answers: the build then fails. Add -y [Add -y, review]",
  );
  expect(fixAll(id, source)).toBe("FROM rockylinux:9\nRUN true && \\\n    dnf install -y httpd");
});

test.each([
  "FROM rockylinux:9\nRUN dnf install -y httpd",
  "FROM rockylinux:9\nRUN microdnf install httpd",
  "FROM rockylinux:9\nRUN dnf clean all",
])("silent: %j", (quiet) => {
  expect(lint(id, quiet)).toBe(quiet);
});
