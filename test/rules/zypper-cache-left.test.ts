// zypper-cache-left: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "zypper-cache-left";
const source = "FROM opensuse/leap:15.6\nRUN zypper install -y httpd";

test("underlines the command and cleans up behind the last one", () => {
  expect(lint(id, source)).toBe(
    "FROM opensuse/leap:15.6\nRUN zypper install -y httpd\n    ~~~~~~~~~~~~~~ What zypper install downloads stays in this layer. Add zypper clean --all to the same RUN, or use a cache mount [Add zypper clean --all, review]",
  );
  expect(fixAll(id, source)).toBe("FROM opensuse/leap:15.6\nRUN zypper install -y httpd && zypper clean --all");
});

test("a stage that is not the final one may keep its cache", () => {
  const quiet = `${source.replace("FROM", "FROM --platform=$BUILDPLATFORM")}\nFROM scratch`;
  expect(lint(id, quiet)).toBe(quiet);
});

test.each([
  "FROM opensuse/leap:15.6\nRUN zypper install -y httpd && zypper clean --all",
  "FROM opensuse/leap:15.6\nRUN zypper install -y httpd && zypper cc -a",
  "FROM opensuse/leap:15.6\nRUN --mount=type=cache,target=/var/cache/zypp zypper install -y httpd",
])("silent: %j", (quiet) => {
  expect(lint(id, quiet)).toBe(quiet);
});
