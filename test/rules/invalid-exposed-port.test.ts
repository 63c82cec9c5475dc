// invalid-exposed-port: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "invalid-exposed-port";

test("underlines the port under this name, too", () => {
  expect(lint(id, "FROM a:1\nEXPOSE 80 80000")).toMatch(/EXPOSE 80 80000\n {10}~~~~~ .*80000/);
});

test.each(["FROM a:1\nEXPOSE 0 65535", "FROM a:1\nARG P\nEXPOSE $P"])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
