// isLinterInput: a Dockerfile that another tool's test reads, wrong or right on purpose.
import { describe, expect, test } from "vitest";
import { defaultConfig, errorsBeside, factsNeeded, lint, noFacts, parse, ruleSet } from "../../server/src/core";
import { isLinterInput } from "../../server/src/core/context";
import { factsFrom } from "../support/facts";

const factsOf = (path: string, files: Readonly<Record<string, string>> = {}) => ({ ...factsFrom(files), path });

test.each([
  "tests/dockerfile/checks/example_RunUsingAPT/failure2/Dockerfile",
  "tests/checks/example/failure_default_tag/Dockerfile",
  "tests/rules/pass/Dockerfile",
  "test/linters/dockerfile_hadolint/bad/Dockerfile",
  "test/linters/docker/dockerfile_bad_1.dockerfile",
  "pkg/scan/testdata/DS001/denied/invalid-1/Dockerfile",
  "pkg/scan/testdata/Dockerfile.good",
  "spec/fixtures/ok/nested/Dockerfile",
  "src/__fixtures__/broken/Dockerfile",
  "tests/positive3/Dockerfile",
])("%s is one", (path) => {
  expect(isLinterInput(factsOf(path))).toBe(true);
  expect(isLinterInput(factsOf(`/srv/project/${path}`))).toBe(true);
});

test.each([
  "tests/client/Dockerfile",
  "tests/insecure-registry/Dockerfile",
  "tests/broken-pipe-server/Dockerfile",
  "tests/Dockerfile.insecure-registry",
  "tests/passenger/Dockerfile",
  "tests/failover/Dockerfile",
  "tests/okteto/Dockerfile",
  "tests/validator/Dockerfile",
  "tests/goodies/Dockerfile",
  "services/bad/Dockerfile",
  "good/tests/Dockerfile",
  "bad/tests/client/Dockerfile",
  "latest/ok/Dockerfile",
  "contest/pass/Dockerfile",
  "Dockerfile.bad",
  "test.bad/Dockerfile",
])("%s is none", (path) => {
  expect(isLinterInput(factsOf(path))).toBe(false);
});

test("the project's root is where .git lies", () => {
  const deep = "/w/tests/a/b/c/d/e/fail/Dockerfile";
  expect(isLinterInput(factsOf(deep))).toBe(false);
  expect(isLinterInput(factsOf(deep, { "../../../../../../../.git/HEAD": "" }))).toBe(true);
  // The folder of tests lies above the project: someone works there.
  expect(isLinterInput(factsOf("/w/tests/fail/app/Dockerfile", { ".git/HEAD": "" }))).toBe(false);
  expect(isLinterInput(factsOf("/w/tests/fail/app/Dockerfile", { "../.git/HEAD": "" }))).toBe(false);
  expect(isLinterInput(factsOf("/w/tests/fail/app/Dockerfile", { "../../.git/HEAD": "" }))).toBe(false);
  expect(isLinterInput(factsOf("/w/tests/fail/app/Dockerfile", { "../../../.git/HEAD": "" }))).toBe(true);
});

describe("something builds it", () => {
  const path = "/w/tests/fail/Dockerfile";
  const is = (files: Readonly<Record<string, string>>) => isLinterInput(factsOf(path, { "../../.git/HEAD": "", ...files }));

  test.each([
    [{ "compose.yaml": "services:\n  a:\n    build: .\n" }],
    [{ "../../compose.yaml": "services:\n  a:\n    build:\n      context: ./tests/fail\n" }],
    [{ "../../.github/workflows/ci.yml": "      - with:\n          file: tests/fail/Dockerfile\n" }],
    [{ "../../Makefile": "test:\n\tdocker build -t fail tests/fail\n" }],
    [{ "../../Makefile": "test:\n\tdocker build -f tests/fail/Dockerfile \\\n\t  -t fail .\n" }],
    [{ "../../scripts/test.sh": "docker buildx build --file=./tests/fail/Dockerfile .\n" }],
    [{ "../../test.sh": 'for each in tests/*; do\n  docker build "$each"\ndone\n' }],
    [{ "../run.sh": "docker build fail/\n" }],
  ])("%j", (files) => {
    expect(is(files)).toBe(false);
  });

  test.each([
    [{ "../../Makefile": "build:\n\tdocker build -t app .\ntest:\n\thadolint tests/fail/Dockerfile\n" }],
    [{ "../../compose.yaml": "services:\n  a:\n    build: .\n" }],
    [{ "../../test.sh": 'docker build -t linter .\nfor each in tests/*; do\n  docker run linter "$each"\ndone\n' }],
    [{ "../../Makefile": "test:\n\tdocker build tests/failures\n" }],
  ])("not by %j", (files) => {
    expect(is(files)).toBe(true);
  });
});

describe("what is said of it", () => {
  const source = "FROM debian\nMAINTAINER me\nRUNN x\n";
  const path = "/w/tests/a/fail/Dockerfile";
  const run = (profile: "default" | "hadolint" | "buildkit" | "all", at: string) => {
    const doc = parse(source);
    const found = lint(doc, ruleSet({ ...defaultConfig, profile }), factsOf(at));
    return [found.length, errorsBeside(doc, found).map(({ code }) => code)];
  };

  test("nothing but the builder's errors by default", () => {
    expect(run("default", path)).toEqual([0, ["unknown-instruction"]]);
    expect(run("default", "/w/a/Dockerfile")[0]).toBeGreaterThan(1);
  });

  test.each(["hadolint", "buildkit", "all"] as const)("%s tells what it tells elsewhere", (profile) => {
    expect(run(profile, path)).toEqual(run(profile, "/w/a/Dockerfile"));
  });

  test("nothing is asked for the rules", () => {
    const set = ruleSet(defaultConfig);
    const doc = parse("FROM node\nCOPY . .\nRUN npm ci\n");
    expect(factsNeeded(doc, set, factsOf(path))).toEqual([]);
    // Until the answers are there, or none comes, all is asked.
    expect(factsNeeded(doc, set, { ...noFacts, path }).map(({ kind }) => kind)).toContain("dockerignore");
  });
});
