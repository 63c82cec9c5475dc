// duplicate-port: ports that are exposed twice.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "duplicate-port";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM a:1\nEXPOSE 80 80");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "80 is exposed before in this stage, so this changes nothing. Remove it",
  );
});

test.each([
  ["FROM a:1\nEXPOSE 80 443 80/tcp", ["80/tcp"]],
  ["FROM a:1\nEXPOSE 80\nEXPOSE 80", ["80"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each(["FROM a:1\nEXPOSE 53/tcp 53/udp", "FROM a:1 AS b\nEXPOSE 80\nFROM b\nEXPOSE 80", "FROM a:1\nEXPOSE $A $B"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);

test.each([
  ["FROM a:1\nEXPOSE 80 \\\n  443 \\\n  80", "FROM a:1\nEXPOSE 80 \\\n  443"],
  ["FROM a:1\nEXPOSE 80\nEXPOSE 80\nCMD x", "FROM a:1\nEXPOSE 80\nCMD x"],
] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});
