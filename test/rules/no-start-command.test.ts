// no-start-command: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "no-start-command";

test("nothing to run in scratch", () => {
  expect(lint(id, "FROM scratch\nCOPY server /\nEXPOSE 8080")).toMatchInlineSnapshot(`
    "FROM scratch
         ~~~~~~~ Nothing says what this image runs: scratch has no CMD and no ENTRYPOINT, and the file sets none. Add CMD
    COPY server /
    EXPOSE 8080"
  `);
});

test("only the shell of the base image", () => {
  expect(lint(id, "FROM debian:12-slim\nHEALTHCHECK CMD true")).toMatchInlineSnapshot(`
    "FROM debian:12-slim
         ~~~~~~~~~~~~~~ This image runs only bash, the CMD of debian:12-slim: without a terminal it ends at once. Add CMD
    HEALTHCHECK CMD true"
  `);
});

test.each([
  ["no sign of a service", "FROM debian:12-slim\nRUN true"],
  ["a command", 'FROM debian:12-slim\nEXPOSE 80\nCMD ["nginx"]'],
  ["the base image's", "FROM nginx:1.29\nEXPOSE 80"],
  ["an unknown base image", "FROM example.com/base\nEXPOSE 80"],
])("silent: %s", (_, source) => {
  expect(lint(id, source)).toBe(source);
});

test("the profile all wants no sign", () => {
  expect(findings(id, "FROM debian:12-slim\nRUN true", { config: { profile: "all" } })).toHaveLength(1);
});
