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

test.each([
  ["FROM Debian\n", ["invalid-image"]],
  ["FROM java\nRUN a\n", ["deprecated-image"]],
  ["FROM java:8\nRUN a\n", ["deprecated-image"]],
  ["FROM debian\nRUN a\n", ["untagged-base-image"]],
  ["FROM debian:13\nRUN apt-get update\nRUN apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n", ["stale-package-lists"]],
  ["FROM debian:13\nRUN apt-get update && apt-get install -y curl\n", ["apt-lists-left"]],
  ["FROM debian:13\nCMD ['a', 'b']\n", ["broken-json-array"]],
  ['FROM debian:13\nCMD ["a", "b"]"]\n', ["broken-json-array"]],
  ["FROM python:3.14-slim\nVOLUME /i\nWORKDIR /i\nRUN pip install --no-cache-dir a>=1\n", ["unquoted-version"]],
] as const)("%j", (source, expected) => expect(told(source).filter((name) => name !== "no-start-command")).toEqual(expected));

test("what the other rule alone finds is told where the cause is silenced", () => {
  expect(told("FROM debian:13\n# dockwright-ignore: stale-package-lists\nRUN apt-get update\n")).toContain("apt-lists-left");
});

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
