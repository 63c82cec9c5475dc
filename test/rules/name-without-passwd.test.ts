// name-without-passwd: names in scratch.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, lint } from "../support/rule";

const id = "name-without-passwd";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM scratch\nUSER app");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "scratch has no /etc/passwd, so the name app means nobody and the container does not start. Write a number such as 65534",
  );
});

test.each([
  ["FROM scratch\nCOPY a /usr/bin/a\nUSER nobody", ["nobody"]],
  ["FROM scratch\nCOPY --chown=app:app a /a", ["app:app"]],
  ["FROM scratch\nCOPY --from=b /out/app /app\nUSER app:1", ["app:1"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM scratch\nCOPY a /a\nUSER 65534:65534",
  "FROM scratch\nCOPY --from=b /etc/passwd /etc/passwd\nUSER app",
  "FROM scratch\nCOPY --from=b /rootfs /\nUSER app",
  "FROM scratch\nADD root.tar.xz /\nUSER app",
  "FROM scratch\nCOPY --from=b /etc/ /etc/\nCOPY --chown=app a /a",
  "FROM alpine:3.22\nUSER nobody",
  "FROM gcr.io/distroless/static\nUSER nonroot",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
