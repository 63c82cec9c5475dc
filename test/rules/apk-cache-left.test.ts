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
        ~~~~~~~~~~ apk update and apk add keep the repository index in this layer. Leave apk update out, and add --no-cache to apk add [Add --no-cache and leave apk update out, review]"
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

test("once for an image, at the first, with one fix for all", () => {
  const source = "FROM alpine:3.22\nRUN apk update && apk upgrade\nRUN apk add -U git\nRUN apk add make\nCMD a\n";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN apk update && apk upgrade
        ~~~~~~~~~~ apk update, apk upgrade and apk add keep the repository index in this layer (2 more below). Leave apk update out, and add --no-cache to apk upgrade and apk add [Add --no-cache and leave apk update out, review]
    RUN apk add -U git
    RUN apk add make
    CMD a
    "
  `);
  expect(fixAll(id, source)).toBe(
    "FROM alpine:3.22\nRUN apk upgrade --no-cache\nRUN apk add --no-cache git\nRUN apk add --no-cache make\nCMD a\n",
  );
  const adds = "FROM alpine:3.22 AS base\nRUN apk add git\nFROM base\nRUN apk upgrade && apk add make\n";
  expect(lint(id, adds)).toMatchInlineSnapshot(`
    "FROM alpine:3.22 AS base
    RUN apk add git
        ~~~~~~~ apk add keeps the repository index in this layer (2 more below). Add --no-cache [Add --no-cache, review]
    FROM base
    RUN apk upgrade && apk add make
    "
  `);
});

test("an update that stands alone", () => {
  const source = "FROM alpine:3.22\nRUN apk update\nRUN apk add --no-cache git\n";
  expect(lint(id, source)).toContain("apk update leaves the repository index in this layer, and apk add --no-cache fetches its own");
  expect(fixAll(id, source)).toBe("FROM alpine:3.22\nRUN apk add --no-cache git\n");
  expect(lint(id, "FROM alpine:3.22\nRUN apk update && ./install.sh\n")).toContain("apk add fetches it by itself");
  const commented = "FROM alpine:3.22\n# fresh lists\nRUN apk update\nRUN apk add git\n";
  expect(fixAll(id, commented)).toBe(commented);
  expect(lint(id, commented)).toContain("(1 more below)");
  for (const silent of [
    "FROM alpine:3.22\nRUN apk update\nRUN apk fetch x\n",
    "FROM alpine:3.22\nRUN apk update && rm -rf /var/cache/apk/*\nRUN apk add git && rm /var/cache/apk/*\n",
    "FROM alpine:3.22\nRUN apk upgrade --no-cache\nRUN apk info -v\nRUN apk del x\n",
    "FROM alpine:3.22 AS build\nRUN apk update\nRUN apk add gcc\nFROM scratch\n",
  ])
    expect(lint(id, silent)).toBe(silent);
  expect(fixAll(id, "FROM alpine:3.22\nRUN apk add git && apk cache clean\nRUN apk update && apk add --no-cache a\n")).toBe(
    "FROM alpine:3.22\nRUN apk add --no-cache git && apk cache clean\nRUN apk add --no-cache a\n",
  );
  const fetched = "FROM alpine:3.22\nRUN apk update\nRUN apk add git && apk fetch x\n";
  expect(lint(id, fetched)).toContain("keep the repository index");
  expect(fixAll(id, fetched)).toBe(fetched);
});

test("what a comment silences stands alone, and a removal counts for its own RUN", () => {
  const source = "FROM alpine:3.22\n# hadolint ignore=DL3019\nRUN apk add git\nRUN apk add make\nRUN rm -rf /var/cache/apk\n";
  expect(lint(id, source)).toContain("apk add keeps the repository index in this layer. Add --no-cache");
  expect(lint(id, "FROM alpine:3.22\nRUN apk add a && rm -rf /var/cache/apk/* && apk add b\n")).toContain("apk add keeps");
});
