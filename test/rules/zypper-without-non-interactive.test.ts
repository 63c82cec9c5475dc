// zypper-without-non-interactive: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "zypper-without-non-interactive";
const source = "FROM opensuse/leap:15.6\nRUN true && \\\n    zypper install httpd";

test("underlines the command and adds the option behind it", () => {
  expect(lint(id, source)).toBe(
    "FROM opensuse/leap:15.6\nRUN true && \\\n    zypper install httpd\n    ~~~~~~~~~~~~~~ zypper install may stop to ask before it installs, and in a build nobody answers: the build then fails. Add -y [Add -y, review]",
  );
  expect(fixAll(id, source)).toBe("FROM opensuse/leap:15.6\nRUN true && \\\n    zypper install -y httpd");
});

test.each([
  "FROM opensuse/leap:15.6\nRUN zypper -n install httpd",
  "FROM opensuse/leap:15.6\nRUN zypper --non-interactive in httpd",
  "FROM opensuse/leap:15.6\nRUN zypper install -y httpd",
  "FROM opensuse/leap:15.6\nRUN zypper refresh",
])("silent: %j", (quiet) => {
  expect(lint(id, quiet)).toBe(quiet);
});
