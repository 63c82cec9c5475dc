// unpinned-gem: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "unpinned-gem";

test("underlines each package without a version", () => {
  expect(lint(id, "FROM ruby:3.4\nRUN gem install bundler rake:13.2.1")).toBe(
    "FROM ruby:3.4\nRUN gem install bundler rake:13.2.1\n                ~~~~~~~ bundler has no version, so every build takes the newest one. Write bundler:<version>",
  );
});

test.each([
  "FROM ruby:3.4\nRUN gem install bundler:2.6.2",
  "FROM ruby:3.4\nRUN gem install bundler -v 2.6.2",
  "FROM ruby:3.4\nRUN gem update --system",
  "FROM ruby:3.4\nRUN gem install pg:1.6.2 -- --with-pg-config=/opt/pg_config extra",
  "FROM ruby:3.4\nRUN gem install ./pkg/a.gem",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
