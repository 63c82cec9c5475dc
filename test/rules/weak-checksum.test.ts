// weak-checksum: what it underlines and says, and where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "weak-checksum";

test("underlines the program", () => {
  expect(lint(id, "FROM debian:12\nRUN echo 'a  b' | md5sum -c - && sha1sum --check sums")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN echo 'a  b' | md5sum -c - && sha1sum --check sums
                      ~~~~~~ Files with the same MD5 sum can be made. Compare a SHA-256 sum
                                     ~~~~~~~ Files with the same SHA-1 sum can be made. Compare a SHA-256 sum"
  `);
});

test.each([
  "md5sum /a > /a.md5",
  "echo 'a  b' | sha256sum -c -",
  "echo 'a  b' | md5sum -c - && echo 'a  b' | sha512sum -c",
  "gpg --verify a.asc a && sha1sum -c a.sha1",
])("silent: %s", (command) => {
  const source = `FROM debian:12\nRUN ${command}`;
  expect(lint(id, source)).toBe(source);
});
