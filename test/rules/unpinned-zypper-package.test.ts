// unpinned-zypper-package: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "unpinned-zypper-package";

test("underlines each package without a version", () => {
  expect(lint(id, "FROM opensuse/leap:15.6\nRUN zypper install -y httpd git=2.43")).toBe(
    "FROM opensuse/leap:15.6\nRUN zypper install -y httpd git=2.43\n                      ~~~~~ httpd has no version, so every build takes the newest one. Write httpd=<version>",
  );
});

test.each([
  "FROM opensuse/leap:15.6\nRUN zypper install -y httpd=2.4.58",
  "FROM opensuse/leap:15.6\nRUN zypper in -y ./x.rpm",
  "FROM opensuse/leap:15.6\nRUN zypper refresh",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
