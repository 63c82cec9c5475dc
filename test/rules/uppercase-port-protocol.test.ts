// uppercase-port-protocol: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "uppercase-port-protocol";

test("underlines the port", () => {
  expect(lint(id, "FROM a:1\nEXPOSE 80/TCP 81/udp")).toBe(
    "FROM a:1\nEXPOSE 80/TCP 81/udp\n       ~~~~~~ Write the protocol of 80/TCP in lower case [Write 80/tcp]",
  );
  expect(fixAll(id, "FROM a:1\nARG P=80\nEXPOSE $P/Udp")).toBe("FROM a:1\nARG P=80\nEXPOSE $P/udp");
});

test("a protocol in a variable is told but not edited", () => {
  expect(fixAll(id, "FROM a:1\nENV P=80/TCP\nEXPOSE $P")).toBe("FROM a:1\nENV P=80/TCP\nEXPOSE $P");
});
