// inline-suppression: which comments are told.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "inline-suppression";

test("underlines the comment", () => {
  expect(lint(id, "FROM a:1\n# hadolint ignore=DL3003,SC2086\nRUN x")).toBe(
    "FROM a:1\n# hadolint ignore=DL3003,SC2086\n~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ This comment switches DL3003, SC2086 off here. Keep exceptions in the configuration file\nRUN x",
  );
});

test.each(["# hadolint global ignore=DL3003\nFROM a:1", "FROM a:1\n# dockwright-ignore: relative-workdir\nWORKDIR x"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);
