// apt-in-script: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "apt-in-script";

test("underlines apt and writes apt-get", () => {
  expect(lint(id, "FROM debian:12\nRUN apt update")).toBe(
    "FROM debian:12\nRUN apt update\n    ~~~ apt is for people at a terminal, and its command line may change. Use apt-get in scripts [Write apt-get, review]",
  );
  expect(fixAll(id, "FROM debian:12\nRUN apt update && sudo apt install -y x")).toBe(
    "FROM debian:12\nRUN apt-get update && sudo apt-get install -y x",
  );
});

test.each(["FROM debian:12\nRUN apt-get update", "FROM debian:12\nRUN echo apt", "FROM debian:12\nRUN apt-key list"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);
