// invalid-label-key: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "invalid-label-key";

test("underlines the key", () => {
  expect(lint(id, "FROM a:1\nLABEL Team=x com.docker.y=z ok.key=1")).toBe(
    "FROM a:1\nLABEL Team=x com.docker.y=z ok.key=1\n      ~~~~ The label key Team is outside Docker's guide: lower-case letters and digits, with single . - _ or / between them\n             ~~~~~~~~~~~~ Label keys that begin with com.docker. belong to Docker itself. Use a domain of yours, such as com.example.",
  );
});

test.each(["FROM a:1\nLABEL org.opencontainers.image.source=x", 'FROM a:1\nLABEL "team"=x', "FROM a:1\nARG K\nLABEL $K=x"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);
