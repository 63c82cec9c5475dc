// The JSON schema of `.dockwright.yaml`: it accepts what the reader accepts, and marks what the reader complains of.
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { configSchema } from "../../scripts/generate/configSchema";
import { rules } from "../../server/src/core";
import { dockwrightKeys } from "../../server/src/io/config/keys";

const validate = new Ajv({ strict: true, allowUnionTypes: true, keywords: ["markdownEnumDescriptions"] }).compile(configSchema());

/** `/ignore/0 must be …` of each fault. */
function faults(yaml: string): string[] {
  validate(parse(yaml));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test("every key and every name of a rule is described", () => {
  const schema = configSchema();
  expect(Object.keys(schema.properties)).toEqual(Object.keys(dockwrightKeys));
  const names = rules.flatMap(({ id, aliases }) => [id, ...aliases]);
  expect([...schema.definitions.rule.enum].sort()).toEqual(names.sort());
  expect(schema.definitions.ruleOrAll.markdownEnumDescriptions).toHaveLength(names.length + 1);
});

test.each([
  "{}",
  "profile: hadolint",
  "select: [all]\nignore:\n  - shell-form-command\n  - DL3006\n",
  "select: DL3000",
  "ignore:",
  "severity:\n  DL3025: style\n  relative-workdir: error\n",
  "trusted-registries: [docker.io]\nlabel-schema: {maintainer: text}\nstrict-labels: true\n",
  "fail-on: never\ndisable-suppressions: false\n",
])("right: %j", (yaml) => {
  expect(faults(yaml)).toEqual([]);
});

describe("wrong", () => {
  test.each([
    ["ignored: [DL3006]", " must NOT have additional properties"],
    ["profile: strict", "/profile must be equal to one of the allowed values"],
    ["ignore: [shell-from-command]", "/ignore/0 must be equal to one of the allowed values"],
    ["severity: {DL3025: loud}", "/severity/DL3025 must be equal to one of the allowed values"],
    ["severity: {all: error}", "/severity must be equal to one of the allowed values"],
    ["strict-labels: maybe", "/strict-labels must be boolean"],
  ])("%j", (yaml, fault) => {
    expect(faults(yaml)).toContain(fault);
  });
});
