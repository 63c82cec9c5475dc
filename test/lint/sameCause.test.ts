// What is one fault is told once.
import { expect, test } from "vitest";
import { defaultConfig, errorsBeside, lint, noFacts, parse, ruleSet } from "../../server/src/core";

function told(source: string, select: readonly string[] = []): readonly string[] {
  const doc = parse(source);
  const findings = lint(doc, ruleSet({ ...defaultConfig, select }), noFacts);
  return [...errorsBeside(doc, findings).map(({ code }) => code), ...findings.map(({ rule }) => rule)];
}

test.each([
  ["EXPOSE 80 # the web port", ["comment-behind-instruction"]],
  ['CMD ["a", "b"] # c', ["comment-behind-instruction"]],
  ["USER root # here", ["comment-behind-instruction"]],
  ["EXPOSE 80000", ["invalid-port"]],
] as const)("%s", (line, expected) =>
  expect(told(`FROM scratch\nCOPY a /a\n${line}\n`).filter((name) => !/entrypoint|start|root-user/.test(name))).toEqual(expected),
);

test("a rule that gives an error its name replaces it", () => {
  expect(told("FROM scratch\nEXPOSE 80000\n", ["invalid-exposed-port"])).toContain("invalid-exposed-port");
  expect(told("FROM scratch\nEXPOSE 80000\n", ["invalid-exposed-port"])).not.toContain("invalid-port");
});

test("a silenced finding leaves the error", () => {
  expect(told("FROM scratch\n# dockwright ignore=comment-behind-instruction\nEXPOSE 80 # web\n")).toContain("comment-behind-instruction");
});
