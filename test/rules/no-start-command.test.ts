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
  ["Red Hat's Java image starts what was built", "FROM registry.access.redhat.com/ubi8/openjdk-21\nEXPOSE 8080"],
  ["another image of Red Hat's", "FROM registry.access.redhat.com/ubi9/nodejs-22\nEXPOSE 8080"],
  ["a stage that is a base", "FROM debian:12 AS php-base\nEXPOSE 80"],
  ["a label of a base", 'FROM debian:12\nLABEL org.opencontainers.image.title="acme/base"\nEXPOSE 80'],
  ["a comment", "# Base image for all our services\nFROM debian:12\nEXPOSE 80"],
  ["triggers for children", "FROM debian:12\nONBUILD COPY . /app\nEXPOSE 80"],
  ["an unknown base image", "FROM example.com/base\nEXPOSE 80"],
])("silent: %s", (_, source) => {
  expect(lint(id, source)).toBe(source);
});

test("the profile all wants no sign", () => {
  expect(findings(id, "FROM debian:12-slim\nRUN true", { config: { profile: "all" } })).toHaveLength(1);
});

test.each([
  ["mcr.microsoft.com/dotnet/aspnet:8.0", "runs only bash"],
  ["mcr.microsoft.com/dotnet/aspnet:8.0-alpine", "runs only /bin/sh"],
  ["mcr.microsoft.com/dotnet/aspnet:8.0-jammy", "runs only /bin/bash"],
  ["mcr.microsoft.com/dotnet/aspnet:8.0-jammy-chiseled", "has no CMD and no ENTRYPOINT"],
  ["registry.access.redhat.com/ubi9/ubi-minimal", "runs only /bin/bash"],
  ["debian:12 AS database", "runs only bash"],
])("on %s: %s", (image, says) => {
  expect(lint(id, `FROM ${image}\nEXPOSE 80`)).toContain(says);
});

test("several programs in a folder of programs are a tool box, one is not", () => {
  for (const copies of [
    "COPY --from=build /out/bin/* /opt/bin/",
    "COPY node cli /usr/local/bin/",
    "COPY a /usr/bin/\nCOPY b /usr/bin/",
    "COPY bin/ /usr/local/bin",
  ]) {
    const source = `FROM debian:12-slim\n${copies}\nEXPOSE 80`;
    expect(lint(id, source)).toBe(source);
  }
  expect(lint(id, "FROM debian:12-slim\nCOPY server /usr/local/bin/\nEXPOSE 80")).toContain("runs only bash");
});
