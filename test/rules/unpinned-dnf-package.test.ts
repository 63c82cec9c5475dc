// unpinned-dnf-package: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "unpinned-dnf-package";

test("underlines each package without a version", () => {
  expect(lint(id, "FROM rockylinux:9\nRUN dnf install -y httpd git-2.43.5")).toBe(
    "FROM rockylinux:9\nRUN dnf install -y httpd git-2.43.5\n                   ~~~~~ httpd has no version, so every build takes the newest one. Write httpd-<version>",
  );
});

test.each([
  "FROM rockylinux:9\nRUN dnf install -y httpd-2.4.62",
  "FROM rockylinux:9\nRUN microdnf install -y httpd-2.4.62",
  "FROM rockylinux:9\nRUN dnf clean all",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
