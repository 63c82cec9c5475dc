// Which rules run and how loud: profiles, names, what wins over what.
import { describe, expect, test } from "vitest";
import { defaultConfig, findRule, type LintConfig, lint, noFacts, parse, type Rule, ruleSet, rules } from "../../server/src/core";
import { buildkitChecks } from "../../server/src/core/knowledge/buildkitChecks";
import { defineRule } from "../../server/src/core/rules/rule";
import { folder } from "../cli/support";

const rule = (id: string, aliases: readonly string[], defaultOn: boolean): Rule =>
  defineRule({
    id,
    aliases,
    since: "0.1.0",
    severity: "warning",
    defaultOn,
    docs: { what: "", why: "", bad: "", good: "" },
    messages: { found: "found" },
    check: () => [],
  });
const known = [
  rule("default-one", ["DL3001", "StageNameCasing"], true),
  rule("off-one", ["DL3002"], false),
  rule("shell-one", ["SC2086"], false),
  rule("own-one", [], false),
  rule("experimental-one", ["InvalidDefinitionDescription"], false),
];
const setOf = (config: Partial<LintConfig>) => ruleSet({ ...defaultConfig, ...config }, known);
const on = (config: Partial<LintConfig>): string[] => setOf(config).active.map((active) => active.rule.id);

test.each([
  ["default", ["default-one"]],
  ["buildkit", ["default-one"]],
  ["hadolint", ["default-one", "off-one", "shell-one"]],
  ["all", ["default-one", "off-one", "shell-one", "own-one", "experimental-one"]],
] as const)("profile %s", (profile, ids) => {
  expect(on({ profile })).toEqual(ids);
});

test("names are ids or aliases in any case; `all` is every rule; an unknown name is passed over", () => {
  expect(on({ select: ["dl3002", "Own-One", "nonsense"] })).toEqual(["default-one", "off-one", "own-one"]);
  expect(on({ select: ["all"] })).toHaveLength(known.length);
  expect(on({ select: ["all"], ignore: ["SC2086", "stagenamecasing"] })).toEqual(["off-one", "own-one", "experimental-one"]);
  expect(on({ profile: "all", ignore: ["all"] })).toEqual([]);
});

test("ignore wins over select", () => {
  expect(on({ select: ["off-one"], ignore: ["DL3002"] })).toEqual(["default-one"]);
});

test("severity by any name; the id's own wins over an alias", () => {
  const severity = (config: LintConfig["severity"]) => setOf({ severity: config }).active[0]?.severity;
  expect(severity({})).toBe("warning");
  expect(severity({ dl3001: "style" })).toBe("style");
  expect(severity({ DL3001: "style", "default-one": "error" })).toBe("error");
});

test("as strict as hadolint's tests where hadolint or everything is asked for, as exact as BuildKit in its profile", () => {
  const options = (config: Partial<LintConfig>) => [setOf(config).options.strict, setOf(config).options.buildkit];
  expect(options({})).toEqual([false, false]);
  expect(options({ select: ["off-one"] })).toEqual([false, false]);
  expect(options({ select: ["All"] })).toEqual([true, false]);
  expect(options({ profile: "hadolint" })).toEqual([true, false]);
  expect(options({ profile: "all" })).toEqual([true, false]);
  expect(options({ profile: "buildkit" })).toEqual([false, true]);
});

test("an experimental check waits for `# check=experimental=`, unless it is ignored", () => {
  expect(setOf({}).onRequest.map((active) => active.rule.id)).toEqual(["experimental-one"]);
  expect(setOf({ ignore: ["experimental-one"] }).onRequest).toEqual([]);
});

test("every check of BuildKit has a rule, and no name leads to two", () => {
  expect(Object.keys(buildkitChecks).filter((name) => !findRule(name))).toEqual([]);
  const names = rules.flatMap(({ id, aliases }) => [id, ...aliases]).map((name) => name.toLowerCase());
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe("# check=error=true", () => {
  const severities = (text: string) =>
    lint(
      parse(text),
      ruleSet({ ...defaultConfig, profile: "buildkit", select: ["untagged-base-image"], severity: { LegacyKeyValueFormat: "info" } }),
      noFacts,
    )
      .filter(({ rule: id }) => id === "legacy-key-value" || id === "untagged-base-image")
      .map(({ rule: id, severity }) => `${id} ${severity}`);

  test("makes errors of what BuildKit's checks report, and of nothing else", () => {
    expect(severities("FROM debian\nENV a b\n")).toEqual(["untagged-base-image warning", "legacy-key-value info"]);
    expect(severities("# check=error=true\nFROM debian\nENV a b\n")).toEqual(["untagged-base-image warning", "legacy-key-value error"]);
  });

  test("counts at the top of the file only, and only without an unknown option beside it", () => {
    expect(severities("FROM a:1\n# check=error=true\nENV a b\n")).toEqual(["legacy-key-value info"]);
    expect(severities("# check=error=true;what=1\nFROM a:1\nENV a b\n")).toEqual(["legacy-key-value info"]);
    expect(severities("# check=skip=LegacyKeyValueFormat;error=true\nFROM a:1\nENV a b\n")).toEqual([]);
  });

  test("the command line then fails where the build would, unless it never fails", async () => {
    const files = folder({ Dockerfile: "# check=error=true\nFROM a:1\nENV a b\n" });
    const args = ["lint", "--no-config", "--profile", "buildkit"];
    expect((await files.dockwright([...args, "--fail-on", "error"])).code).toBe(1);
    expect((await files.dockwright([...args, "--fail-on", "never"])).code).toBe(0);
  });
});

test("nothing is mended in a file that a program writes", () => {
  const safetyOf = (head: string) =>
    lint(parse(`${head}\nFROM debian:13\nENV A b\n`), ruleSet(defaultConfig), noFacts).flatMap(({ fixes }) =>
      fixes.map(({ safety }) => safety),
    );
  expect(safetyOf("# The web server")).toEqual(["safe"]);
  expect(safetyOf("# DO NOT EDIT: created by update.sh from Dockerfile.template")).toEqual([]);
  expect(safetyOf('# NOTE: THIS DOCKERFILE IS GENERATED VIA "apply-templates.sh"')).toEqual([]);
});
