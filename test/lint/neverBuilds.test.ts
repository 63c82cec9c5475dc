// What is said of stages that end at a RUN that can only fail: there is no image of them.
import { expect, test } from "vitest";
import { defaultConfig, lint, noFacts, parse, ruleSet } from "../../server/src/core";

const count = (source: string, profile: "default" | "all" = "default") => {
  const doc = parse(source);
  return lint(doc, ruleSet({ ...defaultConfig, profile }), noFacts).map(
    ({ rule, span }) => `${doc.stages.findIndex((s) => s.span.start <= span.start && span.end <= s.span.end)} ${rule}`,
  );
};

test.each([
  "FROM ubuntu:16.04\nRUN exit 1\n",
  "FROM ubuntu:16.04\nRUN false\n",
  "FROM ubuntu:16.04\nRUN --network=none exit 42\n",
  'FROM ubuntu:16.04\nRUN ["/bin/false"]\nENV A b\n',
  "FROM ubuntu:16.04\nENV A b\nRUN exit 1 # never taken\n",
  "FROM ubuntu:16.04 AS a\nRUN exit 1\nFROM a\nENV A b\n",
  "FROM ubuntu:16.04 AS a\nRUN exit 1\nFROM ubuntu:16.04\nCOPY --from=a /x /x\nENV A b\n",
  "FROM ubuntu:16.04 AS a\nRUN exit 1\nFROM ubuntu:16.04\nRUN --mount=from=a,target=/x cp /x/y /y\nENV A b\n",
])("silent: %j", (source) => {
  expect(count(source)).toEqual([]);
  expect(count(source, "all")).not.toEqual([]);
});

test.each([
  "exit 0",
  "exit",
  "exit 256",
  "exit $CODE",
  "test -f /x || exit 1",
  "false || true",
  "if [ -f /x ]; then exit 1; fi",
  "echo false",
  "<<EOF\nexit 1\nEOF",
  '["echo", "false"]',
])("an image may come of RUN %s", (command) => {
  expect(count(`FROM ubuntu:16.04\nRUN ${command}\n`)).toContain("0 end-of-life-image");
});

test.each([
  // One stage is there to refuse a value.
  "ARG KIND=none\nFROM ubuntu:16.04 AS kind-none\nRUN exit 1\nFROM debian:13 AS kind-some\nFROM kind-${KIND}\nENV A b\n",
  "FROM ubuntu:16.04 AS a\nRUN exit 1\nFROM debian:13 AS b\nFROM debian:13\nENV A b\n",
])("the others are told: %j", (source) => {
  expect(count(source)).toEqual(["2 legacy-key-value"]);
});

test("of an ONBUILD those suffer who build on it", () => {
  expect(count("FROM ubuntu:16.04\nONBUILD RUN exit 1\n")).toContain("0 end-of-life-image");
});

test("an obeyed comment above is no idle one", () => {
  expect(count("# dockwright-ignore: end-of-life-image\nFROM ubuntu:16.04\nRUN exit 1\n")).toEqual([]);
});
