// misplaced-description: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "misplaced-description";

test("underlines the comment", () => {
  expect(lint(id, "# The base\nFROM a:1 AS base")).toContain("~~~~~~~~~~ Begin this comment with base");
});

test.each(["# base is the base\nFROM a:1 AS base", "# base\nFROM a:1", "# x\n#\nARG X=1\nFROM a:1", "# escape=\\\nARG X=1\nFROM a:1"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);

test("an ARG with several names takes the name of each; in BuildKit's profile the line is the instruction's, as there", () => {
  const source = "# something\nARG foo=x bar=y\n# bar is the bar\nARG foo=x bar=y\nFROM scratch";
  expect(lint(id, source)).toBe(
    source.replace(
      "\n",
      "\n~~~~~~~~~~~ Begin this comment with foo or bar to make it a description that docker build --call shows, or part it from the line below by an empty #\n",
    ),
  );
  expect(lint(id, source, { config: { profile: "buildkit" } })).toContain("ARG foo=x bar=y\n~~~ Begin");
});
