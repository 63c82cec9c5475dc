// unpinned-yum-package: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "unpinned-yum-package";

test("underlines each package without a version", () => {
  expect(lint(id, "FROM rockylinux:9\nRUN yum install -y httpd git-2.43.5")).toBe(
    "FROM rockylinux:9\nRUN yum install -y httpd git-2.43.5\n                   ~~~~~ httpd has no version, so every build takes the newest one. Write httpd-<version>",
  );
});

test.each([
  "FROM rockylinux:9\nRUN yum install -y httpd-2.4.62",
  "FROM rockylinux:9\nRUN yum install -y https://example.com/x.rpm",
  "FROM rockylinux:9\nRUN yum makecache",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
