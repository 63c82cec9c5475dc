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
  ["CMD ['a', 'b']", ["broken-json-array"]],
  ["ENTRYPOINT [a, b]", ["broken-json-array"]],
  ["SHELL ['a']", ["broken-json-array"]],
  ["ENV A=1 B=$A", ["same-line-variable"]],
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

test.each([
  ["a port", "FROM scratch\nEXPOSE 70000", "port"],
  ["a later stage", "FROM scratch\nCOPY --from=later /a /a\nFROM scratch AS later", "copy|source"],
  ["its own stage", "FROM scratch AS own\nCOPY --from=own /a /a", "copy-from|own|source|unknown-copy"],
  ["a number of no stage", "FROM scratch\nCOPY --from=7 /a /a", "stage-number|unknown-copy"],
  ["an image that is none", "FROM BASE\nCMD a", "image|digest"],
  ["MAINTAINER in ONBUILD", "FROM scratch\nONBUILD MAINTAINER x", "onbuild|maintainer"],
])("with all rules, too: %s", (_, source, about) => {
  const names = told(`${source}\n`, ["all"]).filter((name) => new RegExp(about).test(name) && !/relative-copy|unlinked/.test(name));
  expect(names).toHaveLength(1);
});

test("without broken-json-array the rule about the start tells it", () => {
  const doc = parse("FROM node:22\nCMD ['a', 'b']\n");
  const findings = lint(doc, ruleSet({ ...defaultConfig, ignore: ["broken-json-array"] }), noFacts);
  expect(findings.map(({ rule }) => rule)).toEqual(["shell-form-command"]);
});
