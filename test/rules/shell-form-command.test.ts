// shell-form-command: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "shell-form-command";

test("underlines the command, not the keyword, and offers the array", () => {
  expect(lint(id, "FROM node:22\nENTRYPOINT node server.js")).toContain("\n           ~~~~~~~~~~~~~~ ");
});

test.each(['FROM node:22\nCMD ["node", "server.js"]', "FROM node:22\nCMD []"])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
