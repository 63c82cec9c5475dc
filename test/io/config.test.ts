// Configuration files: what they mean, and what is said of a wrong one.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { defaultConfig, rules } from "../../server/src/core";
import { loadConfig } from "../../server/src/io/config";
import { loadConfig as loadForEditor } from "../../server/src/io/config/load";
import { problemText } from "../../server/src/io/config/problem";
import { disk } from "../../server/src/io/disk";

function folder(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), "dockwright-config-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

/** What is wrong in a `.dockwright.yaml` (or another file) with this text, without the folder's path. */
function problems(text: string, name = ".dockwright.yaml"): string[] {
  const path = folder({ [name]: text });
  return loadConfig(path).problems.map((problem) => problem.replace(`${path}/`, ""));
}

test("every key of .dockwright.yaml", () => {
  const path = folder({
    ".dockwright.yaml": [
      "profile: all",
      "select: [DL3000]",
      "ignore: [shell-form-command, DL3006]",
      "severity: {relative-workdir: error}",
      "trusted-registries: [docker.io, ghcr.io]",
      "label-schema: {version: semver}",
      "strict-labels: true",
      "disable-suppressions: true",
      "fail-on: never",
    ].join("\n"),
  });
  expect(loadConfig(path)).toEqual({
    config: {
      profile: "all",
      select: ["DL3000"],
      ignore: ["shell-form-command", "DL3006"],
      severity: { "relative-workdir": "error" },
      trustedRegistries: ["docker.io", "ghcr.io"],
      labelSchema: { version: "semver" },
      strictLabels: true,
      disableSuppressions: true,
    },
    failOn: "never",
    problems: [],
  });
});

test("every key of .hadolint.yaml that concerns findings", () => {
  const path = folder({
    ".hadolint.yaml": [
      "ignored:",
      "  - DL3006",
      "override:",
      "  error: [DL3025]",
      "  style: [DL3025, DL3000]",
      "trustedRegistries: docker.io",
      "label-schema: {version: semver}",
      "strict-labels: true",
      "disable-ignore-pragma: true",
      "failure-threshold: info",
      "format: json",
    ].join("\n"),
  });
  expect(loadConfig(path)).toEqual({
    config: {
      ...defaultConfig,
      ignore: ["DL3006"],
      severity: { DL3025: "error", DL3000: "style" },
      trustedRegistries: ["docker.io"],
      labelSchema: { version: "semver" },
      strictLabels: true,
      disableSuppressions: true,
    },
    failOn: "info",
    problems: [],
  });
});

test("no-fail beats the threshold; the lowest thresholds let every finding fail", () => {
  expect(loadConfig(folder({ ".hadolint.yaml": "no-fail: true\nfailure-threshold: error\n" })).failOn).toBe("never");
  expect(loadConfig(folder({ ".hadolint.yaml": "failure-threshold: none\n" })).failOn).toBe("style");
});

test("rules of hadolint and ShellCheck that do not exist here are passed over in hadolint's file only", () => {
  expect(problems("ignored: [DL3999, SC9999]\n", ".hadolint.yaml")).toEqual([]);
  expect(problems("ignore: [DL3999]\n")[0]).toMatch(/^\.dockwright\.yaml:1:10: ignore names DL3999, but no rule has this id or alias/);
});

test("the nearest file counts, and any .dockwright.yaml above beats a .hadolint.yaml", () => {
  const path = folder({
    ".dockwright.yaml": "profile: all\n",
    "a/.hadolint.yaml": "ignored: [DL3006]\n",
    "a/b/.dockwright.yml": "profile: buildkit\n",
    "a/b/c/Dockerfile": "",
  });
  expect(loadConfig(join(path, "a/b/c")).config.profile).toBe("buildkit");
  expect(loadConfig(join(path, "a")).config).toEqual({ ...defaultConfig, profile: "all" });
});

test("names are understood in any case and kept as the rule spells them", () => {
  expect(loadConfig(folder({ ".dockwright.yaml": "ignore: [dl3006, Shell-Form-Command]\n" })).config.ignore).toEqual([
    "DL3006",
    "shell-form-command",
  ]);
});

test("an unknown key names the file, the line, the nearest key and all keys; the others count", () => {
  const path = folder({ ".dockwright.yaml": "# team rules\nignored: [DL3006]\nfail-on: error\n" });
  const loaded = loadConfig(path);
  expect(loaded.failOn).toBe("error");
  expect(loaded.problems).toEqual([
    `${path}/.dockwright.yaml:2:1: There is no key ignored; did you mean ignore? Allowed keys: profile, select, ignore, severity, trusted-registries, label-schema, strict-labels, disable-suppressions, fail-on`,
  ]);
});

test.each([
  ["profile: strict", ".dockwright.yaml:1:10: profile cannot be strict; it takes default, buildkit, hadolint, all"],
  ["profile: defualt", ".dockwright.yaml:1:10: profile cannot be defualt; did you mean default? It takes default, buildkit, hadolint, all"],
  ["profile: [all]", ".dockwright.yaml:1:10: profile cannot be a list; it takes default, buildkit, hadolint, all"],
  ["profile:", ".dockwright.yaml:1:9: profile cannot be nothing; it takes default, buildkit, hadolint, all"],
  ["strict-labels: yes please", ".dockwright.yaml:1:16: strict-labels cannot be yes please; it takes true or false"],
  ["severity: error", ".dockwright.yaml:1:11: severity cannot be error; it takes a map from rule to one of error, warning, info, style"],
  [
    "severity:\n  relative-workdir: loud",
    ".dockwright.yaml:2:21: severity.relative-workdir cannot be loud; it takes error, warning, info, style",
  ],
  [
    "ignore:\n  - realtive-workdir",
    ".dockwright.yaml:2:5: ignore names realtive-workdir, but no rule has this id or alias; did you mean relative-workdir?",
  ],
  ["ignore: {a: b}", ".dockwright.yaml:1:9: ignore cannot be a map of keys; it takes a list of rule names"],
  ["ignore: [1]", ".dockwright.yaml:1:10: ignore cannot be 1; it takes the name of a rule"],
  ["- ignore", ".dockwright.yaml:1:1: A configuration is a map of keys such as `ignore: [rule]`, but this is a list"],
])("%j is told as %s", (text, told) => {
  expect(problems(`${text}\n`)).toEqual([told]);
});

test("what is no YAML is told with its line, and nothing throws", () => {
  expect(problems("ignore: [a\nprofile: all\n")[0]).toMatch(/^\.dockwright\.yaml:\d+:\d+: This is not valid YAML: /);
  expect(problems("ignore: *nowhere\n").length).toBeGreaterThan(0);
  expect(problems("")).toEqual([]);
  expect(problems("# nothing yet\n")).toEqual([]);
  expect(problems("ignore:\n")).toEqual([]);
});

test("aliases are followed; one that holds itself ends", () => {
  expect(loadConfig(folder({ ".dockwright.yaml": "select: &a [DL3006]\nignore: *a\n" })).config.ignore).toEqual(["DL3006"]);
  expect(problems("ignore: &a [*a]\n").length).toBe(1);
});

test("a directory in the file's place is told", () => {
  const path = folder({ ".dockwright.yaml/x": "" });
  expect(loadConfig(path).problems).toEqual([
    `${path}/.dockwright.yaml: The file cannot be read (not a file of at most 1048576 bytes), so its settings do not apply`,
  ]);
});

test("the editor's settings lie below the file; a wrong one is told, what is not about findings is left alone", async () => {
  const path = folder({ ".dockwright.yaml": "ignore: [DL3006]\n", Dockerfile: "" });
  const settings = { ignore: ["DL3025"], profile: "al", enable: true, trace: { server: "off" }, severity: { DL3000: "info" } };
  const loaded = await loadForEditor(disk, join(path, "Dockerfile"), rules, settings);
  expect(loaded.config).toEqual({ ...defaultConfig, ignore: ["DL3006"], severity: { DL3000: "info" } });
  expect(loaded.problems.map(problemText)).toEqual([
    "settings: profile cannot be al; did you mean all? It takes default, buildkit, hadolint, all",
  ]);
});
