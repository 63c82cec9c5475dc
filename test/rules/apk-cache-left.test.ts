// apk-cache-left: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "apk-cache-left";

test("underlines the command and adds the option", () => {
  expect(lint(id, "FROM alpine:3\nRUN apk add curl")).toBe(
    "FROM alpine:3\nRUN apk add curl\n    ~~~~~~~ apk add keeps the repository index in this layer. Add --no-cache [Add --no-cache, review]",
  );
  expect(fixAll(id, "FROM alpine:3\nRUN apk add --virtual .b \\\n  curl")).toBe(
    "FROM alpine:3\nRUN apk add --no-cache --virtual .b \\\n  curl",
  );
});

test.each([
  "FROM alpine:3\nRUN apk --no-cache add curl",
  "FROM alpine:3\nRUN apk add --no-cache gcc && apk add --no-network --virtual .run $deps && apk del --no-network gcc",
  "FROM alpine:3\nRUN apk --no-network add ./a.apk",
  // The update is what the add reads: nothing is too much.
  "FROM alpine:3\nRUN apk update && apk add --no-network curl",
  "FROM alpine:3\nRUN apk add curl && rm -rf /var/cache/apk/*",
  "FROM alpine:3\nRUN --mount=type=cache,target=/var/cache/apk apk add curl",
  "FROM alpine:3 AS build\nRUN apk add curl\nFROM scratch",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("an update in front of installs that keep no index", () => {
  expect(lint(id, "FROM alpine:3.22\nRUN apk update && apk add --no-cache git")).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN apk update && apk add --no-cache git
        ~~~~~~~~~~ apk update leaves the repository index in this layer, and apk add --no-cache fetches its own. Leave the update out [Leave apk update out, review]"
  `);
  for (const run of [
    "apk update && apk add --no-cache git && rm -rf /var/cache/apk/*",
    "apk --no-cache update && apk add --no-cache git",
    "apk add --no-cache git",
    "--mount=type=cache,target=/var/cache/apk apk update && apk add --no-cache git",
  ])
    expect(lint(id, `FROM alpine:3.22\nRUN ${run}`)).toBe(`FROM alpine:3.22\nRUN ${run}`);
});

test("several of one RUN are told once, with one fix for all; -U goes, since --no-cache does the same", () => {
  const source = "FROM alpine:3.22\nRUN apk add -U git && apk add --update --virtual x make\n";
  expect(lint(id, source).match(/keeps the repository index/g)).toHaveLength(1);
  expect(fixAll(id, source)).toBe("FROM alpine:3.22\nRUN apk add --no-cache git && apk add --no-cache --virtual x make\n");
});

test("apk add without a package", () => {
  expect(lint(id, "FROM alpine:3.22\nRUN apk add --update && apk add --no-cache git\n")).toContain("installs nothing");
  expect(lint(id, "FROM alpine:3.22\nRUN apk add --update && apk add git\n")).not.toContain("installs nothing");
  expect(lint(id, "FROM alpine:3.22\nRUN apk add --update $PACKAGES && apk add --no-cache git\n")).not.toContain("installs nothing");
});

test("an update in front of installs that keep the index: one finding, one fix", () => {
  expect(lint(id, "FROM alpine:3.22\nRUN apk update && apk add git")).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN apk update && apk add git
                      ~~~~~~~ apk update and apk add keep the repository index in this layer. Leave apk update out, and add --no-cache to apk add [Add --no-cache and leave apk update out, review]"
  `);
  for (const [run, mended] of [
    ["apk update && apk add git", "apk add --no-cache git"],
    ["apk update; apk add git", "apk add --no-cache git"],
    ["apk update \\\n  && apk add -U git \\\n  && apk add make", "apk add --no-cache git \\\n  && apk add --no-cache make"],
    [
      "set -eux; \\\n  apk update; \\\n  apk upgrade; \\\n  apk add git",
      "set -eux; \\\n  apk upgrade --no-cache; \\\n  apk add --no-cache git",
    ],
    ["a && apk update; apk add git", "a; apk add --no-cache git"],
    ["apk update && apk add --no-cache git", "apk add --no-cache git"],
    ["apk update && apk fetch x && apk add git", undefined],
    ["apk update || true && apk add git", undefined],
    ["apk update && \\\n  # tools\n  apk add git", undefined],
    ["(apk update) && apk add git", undefined],
  ] as const) {
    const source = `FROM alpine:3.22\nRUN ${run}`;
    expect([run, lint(id, source).match(/~ /g)?.length]).toEqual([run, 1]);
    expect(fixAll(id, source)).toBe(`FROM alpine:3.22\nRUN ${mended ?? run}`);
  }
});

test("an install without a network behind one that fetches the index: the first is told alone, and the update in front of it stays", () => {
  const source = "FROM alpine:3.22\nRUN apk add gcc && apk add --no-network --virtual .run $deps";
  expect(fixAll(id, source)).toBe("FROM alpine:3.22\nRUN apk add --no-cache gcc && apk add --no-network --virtual .run $deps");
  const updated = "FROM alpine:3.22\nRUN apk update && apk add gcc && apk add --no-network curl";
  expect(fixAll(id, updated)).toBe(updated);
});
