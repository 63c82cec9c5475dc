// reserved-stage-name: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "reserved-stage-name";

test.each(["scratch", "Context"])("underlines %s", (name) => {
  expect(lint(id, `FROM a:1 AS ${name}`)).toBe(
    `FROM a:1 AS ${name}\n            ~~~~~~~ ${name} is a name that the builder keeps for itself, and BuildKit warns of it at every build. Give the stage another name`,
  );
});

test("a later FROM scratch takes the stage", () => {
  const source = "FROM scratch AS scratch\nCOPY a /\nFROM scratch\nCOPY b /";
  expect(lint(id, source)).toContain("~~~~~~~ FROM scratch further down starts from this stage, not from the empty image.");
  expect(findings(id, source).map(({ severity }) => severity)).toEqual(["warning"]);
  expect(
    findings(id, "FROM scratch AS scratch\nCOPY a /\nFROM alpine:3.23\nCOPY --from=scratch /a /").map(({ severity }) => severity),
  ).toEqual(["info"]);
});

test("FROM scratch is what the name is for", () => {
  expect(lint(id, "FROM scratch AS empty")).toBe("FROM scratch AS empty");
});
