// unpinned-apt-package: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "unpinned-apt-package";

test("underlines each package without a version", () => {
  expect(lint(id, "FROM debian:12\nRUN apt-get install -y curl git=1:2.39.5-0")).toBe(
    "FROM debian:12\nRUN apt-get install -y curl git=1:2.39.5-0\n                       ~~~~ curl has no version, so every build takes the newest one. Write curl=<version>",
  );
});

test("a version that is a variable without a value", () => {
  expect(lint(id, "FROM debian:12\nRUN apt-get install -y curl=$CURL_VERSION")).toContain("~ curl has no version");
});

test.each([
  // The image sets it.
  "FROM nginx:1.27\nRUN apt-get install -y nginx-module-xslt=$NGINX_VERSION",
  "FROM debian:12\nRUN apt-get install -y curl=7.88.1",
  "FROM debian:12\nRUN apt-get install -y ./local.deb",
  "FROM debian:12\nRUN apt-get install -y curl/bookworm-backports",
  "FROM debian:12\nRUN apt-get update",
  "FROM debian:12\nRUN echo apt-get install curl",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("a variable is not to be written with a version behind it", () => {
  const drawn = lint(id, "FROM debian:12\nENV P=curl\nRUN apt-get install -y $P", { config: { profile: "all" } });
  expect(drawn).toContain("What $P holds may have no version");
  expect(drawn).not.toContain("$P=<version>");
});
