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

// BuildKit's solver refuses a name where the file system to look it up in is the empty one; in a file system without the name it takes 0.
test.each([
  ["FROM scratch\nCOPY --chown=app:app a /a", "error"],
  ["FROM scratch\nENV A=b\nCOPY --chown=app a /a", "error"],
  ["FROM scratch\nCOPY --chown=1:app a /a", "error"],
  ["FROM scratch\nWORKDIR /app\nCOPY --chown=app a /a", "warning"],
  ["FROM scratch\nCOPY a /b\nCOPY --chown=app:app a /a", "warning"],
  ["FROM scratch AS a\nCOPY a /b\nFROM a\nCOPY --chown=app:app a /a", "warning"],
  ["FROM scratch AS a\nFROM a\nCOPY --chown=app:app a /a", "error"],
])("%j is told as %s", (source, severity) => {
  const found = findings(id, source);
  expect(found.map((one) => one.severity)).toEqual([severity]);
  expect(found.map(({ message }) => message.template).join()).toContain(
    severity === "error" ? "the build fails" : "gives these files to root",
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
  "FROM scratch\nCOPY --chown=root:root a /a",
  "FROM scratch\nCOPY a /b\nCOPY --chown=root a /a",
  "FROM gcr.io/distroless/static\nUSER nonroot",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
