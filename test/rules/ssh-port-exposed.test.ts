// ssh-port-exposed: the port of SSH.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, lint } from "../support/rule";

const id = "ssh-port-exposed";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM a:1\nEXPOSE 22");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "Port 22 is for SSH. A container seldom needs it: `docker exec` gives a shell. Remove the port unless serving SSH is the purpose",
  );
});

test.each([
  ["FROM a:1\nEXPOSE 22 80", ["22"]],
  ["FROM a:1\nARG P=22\nEXPOSE $P/tcp", ["$P/tcp"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each(["FROM a:1\nEXPOSE 2222", "FROM a:1\nEXPOSE 22/udp", "FROM a:1\nEXPOSE $P"])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each(["23", "3389/tcp"])("other ports to log in by: %s", (port) => {
  expect(lint(id, `FROM debian:12\nEXPOSE ${port}`)).not.toBe(`FROM debian:12\nEXPOSE ${port}`);
});
