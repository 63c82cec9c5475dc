// Rules that know more, and say less, where an engine or a registry has told of the base image.
import { expect, test } from "vitest";
import { defaultConfig, type ImageConfig, lint, parse, ruleSet } from "../../server/src/core";
import { told } from "../support/images";

function found(rule: string, source: string, images: Readonly<Record<string, Partial<ImageConfig>>>): readonly string[] {
  const set = ruleSet({ ...defaultConfig, select: [rule] });
  const says = (facts: ReturnType<typeof told>): readonly string[] =>
    lint(parse(source), set, facts)
      .filter((finding) => finding.rule === rule)
      .map(({ span }) => source.slice(span.start, span.end));
  return says(told(images));
}

test.each<[string, string, Partial<ImageConfig>, readonly string[]]>([
  ["missing-healthcheck", "FROM base\nRUN true\n", { healthcheck: ["CMD", "true"] }, []],
  ["missing-healthcheck", "FROM base\nRUN true\n", {}, ["base"]],
  ["inherited-port", "FROM base\nEXPOSE 80 81\n", { ports: ["80/tcp"] }, ["80"]],
  ["unset-variable", "FROM base\nRUN echo $HERE $THERE\n", { env: { HERE: "1" } }, ["$THERE"]],
  ["undefined-variable", "FROM base\nCOPY a $HERE/\nCOPY a $THERE/\n", { env: { HERE: "/x" } }, ["$THERE"]],
  ["root-user", 'FROM base\nRUN true\nCMD ["sleep", "1"]\n', { user: "app" }, []],
  ["relative-workdir", "FROM base\nWORKDIR app\n", { workdir: "/srv" }, []],
])("%s: %j", (rule, source, config, expected) => {
  expect(found(rule, source, { base: config })).toEqual(expected);
});

test("a platform that is not published", () => {
  const source = "FROM --platform=linux/s390x own/image\n";
  const set = ruleSet(defaultConfig);
  const facts = { ...told({}), images: new Map([["own/image linux/s390x", { platforms: ["linux/amd64", "linux/arm64/v8"] }]]) };
  expect(lint(parse(source), set, facts).map(({ rule }) => rule)).toContain("wrong-base-platform");
});

test("the findings of one instruction are those of the answer that counts now", () => {
  const source = "FROM base\nRUN echo $HERE\n";
  const set = ruleSet(defaultConfig);
  const rulesOf = (facts: ReturnType<typeof told>) => lint(parse(source), set, facts).map(({ rule }) => rule);
  const without = told({ base: {} });
  const first = rulesOf(without);
  const second = rulesOf({ ...told({ base: { env: { HERE: "1" } } }), version: 7 });
  expect(first).toContain("unset-variable");
  expect(second).not.toContain("unset-variable");
  expect(rulesOf({ ...without, version: 8 })).toEqual(first);
});
