// missing-digest: every external image that is named by its tag.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, lint } from "../support/rule";

const id = "missing-digest";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM a:1");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "a:1 may be another image tomorrow: a tag can be moved. Add its digest to build on exactly this one",
  );
});

test.each([
  ["FROM debian:12-slim", ["debian:12-slim"]],
  ["ARG T=1\nFROM a:$T", ["a:$T"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each(["FROM scratch", "FROM debian:12@sha256:e5865e6858dacc255bead044a7f2d0ad8c362433cfaa5acefb670c1edf54dfef", "ARG I\nFROM $I"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);

test("images that COPY and RUN take files from, each once", () => {
  expect(
    lint(
      id,
      "FROM scratch\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uvx /bin/\nCOPY --from=app / /\nRUN --mount=from=composer,target=/c x",
    ),
  ).toMatchInlineSnapshot(`
    "FROM scratch
    COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/
                ~~~~~~~~~~~~~~~~~~~~~~~~ ghcr.io/astral-sh/uv:0.9 may be another image tomorrow: a tag can be moved. Add its digest to take from exactly this one
    COPY --from=ghcr.io/astral-sh/uv:0.9 /uvx /bin/
    COPY --from=app / /
    RUN --mount=from=composer,target=/c x
                     ~~~~~~~~ composer may be another image tomorrow: a tag can be moved. Add its digest to take from exactly this one"
  `);
});

test("a name of a context is no image", () => {
  const files = { ".git/HEAD": "", Makefile: "b:\n\tdocker build --build-context clickhouse=./c --build-context corp/base=./b .\n" };
  const source = "FROM corp/base\nCOPY --from=clickhouse /a /a";
  expect(lint(id, source, { files })).toBe(source);
  expect(lint(id, source.replace("corp/base", "corp/base:1"), { files })).toContain("corp/base:1 may be another image");
});
