// outdated-syntax: flags that are newer than the syntax asked for.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "outdated-syntax";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "# syntax=docker/dockerfile:1.2\nFROM a:1\nCOPY --link a /a");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "COPY --link came with version 1.4 of the syntax, but the first line asks for 1.2: the build stops here. Ask for docker/dockerfile:1",
  );
});

test.each([
  ["# syntax=docker/dockerfile:1.2\nFROM a:1\nCOPY --link a /a", ["--link"]],
  ["# syntax=docker/dockerfile-upstream:1.2\nFROM a:1\nCOPY --link a /a", ["--link"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "# syntax=docker/dockerfile:1\nFROM a:1\nCOPY --link a /a",
  "# syntax=docker/dockerfile:1.7\nFROM a:1\nCOPY --link a /a",
  "# syntax=docker/dockerfile:1.3-labs\nFROM a:1\nCOPY --link a /a",
  "# syntax=example.com/x:1.0\nFROM a:1\nCOPY --link a /a",
  "FROM a:1\nCOPY --link a /a",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  ["# syntax=docker/dockerfile:1.0.2\nFROM a:1\nCOPY --chmod=755 a /a", "# syntax=docker/dockerfile:1\nFROM a:1\nCOPY --chmod=755 a /a"],
] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});

test("the channel that Docker has given up", () => {
  const source = "# syntax=docker/dockerfile:experimental\nFROM alpine:3.22\nRUN --mount=type=cache,target=/c make\n";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "# syntax=docker/dockerfile:experimental
             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ docker/dockerfile:experimental is a channel that Docker has given up: what it tried out is in docker/dockerfile:1, and it gets no updates. It builds this file however new Docker is, without what came since (COPY --link, heredocs, checks). Ask for docker/dockerfile:1 [Write docker/dockerfile:1, review]
    FROM alpine:3.22
    RUN --mount=type=cache,target=/c make
    "
  `);
  expect(fixAll(id, source)).toContain("# syntax=docker/dockerfile:1\n");
  for (const image of ["docker.io/docker/dockerfile:1.0-experimental", "docker/dockerfile-upstream:experimental"])
    expect(findings(id, `# syntax=${image}\nFROM alpine:3.22`).map(({ severity }) => severity)).toEqual(["info"]);
  for (const image of ["docker/dockerfile:1", "docker/dockerfile:1-labs", "acme/dockerfile:experimental"])
    expect(findings(id, `# syntax=${image}\nFROM alpine:3.22`)).toEqual([]);
});
