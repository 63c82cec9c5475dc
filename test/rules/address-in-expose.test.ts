// address-in-expose: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "address-in-expose";

test("underlines the word and keeps the container's port", () => {
  expect(lint(id, "FROM a:1\nEXPOSE 80 127.0.0.1:8080:81/udp")).toBe(
    "FROM a:1\nEXPOSE 80 127.0.0.1:8080:81/udp\n          ~~~~~~~~~~~~~~~~~~~~~ EXPOSE drops the host part of 127.0.0.1:8080:81/udp: only 81/udp counts. Publish it with docker run -p instead [Write 81/udp]",
  );
  expect(fixAll(id, "FROM a:1\nEXPOSE 8080:80")).toBe("FROM a:1\nEXPOSE 80");
});

test("plain ports and ranges are right", () => {
  expect(lint(id, "FROM a:1\nEXPOSE 80 8000-8010/tcp")).toBe("FROM a:1\nEXPOSE 80 8000-8010/tcp");
});

test("what stops the build is told as that", () => {
  for (const port of ["8080::8081", "x:80", "80:99999"]) expect(lint(id, `FROM a:1\nEXPOSE ${port}`)).not.toContain("drops");
});
