// undefined-arg-in-from: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "undefined-arg-in-from";

test("an ARG of a stage does not count in FROM", () => {
  expect(lint(id, "FROM alpine:3\nARG TAG=12\nFROM debian:$TAG")).toBe(
    "FROM alpine:3\nARG TAG=12\nFROM debian:$TAG\n             ~~~ TAG is empty in FROM: only ARGs before the first FROM count there. Declare it at the top of the file",
  );
});

test("a misspelt name is told with the right one, in the flag too", () => {
  expect(fixAll(id, "ARG VERSION=3\nFROM --platform=$BULIDPLATFORM alpine:${VERSOIN:-3}")).toBe(
    "ARG VERSION=3\nFROM --platform=$BUILDPLATFORM alpine:${VERSION:-3}",
  );
});

test.each(["ARG TAG\nFROM debian:$TAG", "FROM --platform=$BUILDPLATFORM alpine:3", "FROM alpine-$TARGETARCH:3"])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
