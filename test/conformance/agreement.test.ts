// BuildKit's and hadolint's own cases: the library agrees with each of them, but for those that are named here with the reason.
import { describe, expect, test } from "vitest";
import { expandWord, expandWords } from "../../server/src/core";
import { agreesWithBuilder, agreesWithHadolint, agreesWithParser, buildkitFindings, type Case, casesOf } from "./cases";
import { disagreements } from "./disagreements";

const hadolint = casesOf("hadolint");
const checks = casesOf("buildkit-checks");
const builds = casesOf("buildkit-builds");
const parser = casesOf("buildkit-parser");
const words = casesOf("buildkit-words");

/** Of the cases that are not agreed with, the names; a case that is named and agreed with is to be taken off the list. */
function disagreeing(cases: readonly Case[], agrees: (one: Case) => boolean): string[] {
  return cases
    .filter((one) => !agrees(one))
    .map(({ id, name }) => id ?? name ?? "")
    .sort();
}
const named = (suite: keyof typeof disagreements): string[] => Object.keys(disagreements[suite]).sort();

describe.runIf(hadolint)("hadolint", () => {
  test("each rule fires and is silent as in its tests", () => {
    expect(disagreeing(hadolint ?? [], agreesWithHadolint)).toEqual(named("hadolint"));
    expect(hadolint?.length).toBeGreaterThan(600);
  });
});

describe.runIf(checks)("BuildKit's checks", () => {
  test("fire exactly on the lines of its tests", () => {
    const plain = (checks ?? []).filter(
      ({ buildArgs, checkOption, frontendAttrs, targetPlatform, assertedUpstream }) =>
        !buildArgs && !checkOption && !frontendAttrs && !targetPlatform && assertedUpstream !== false,
    );
    const wanted = ({ expected = [] }: Case): string[] => [...new Set(expected.map(({ rule, line }) => `${rule}@${line}`))].sort();
    expect(disagreeing(plain, (one) => buildkitFindings(one).join() === wanted(one).join())).toEqual(named("buildkit-checks"));
    expect(plain.length).toBeGreaterThan(30);
  });
});

describe.runIf(builds)("BuildKit's builds", () => {
  test("files are accepted and refused as by the builder", () => {
    const known = (builds ?? []).filter((one) => !one.frontendAttrs && (one.outcome === "ok" || one.detectableStatically));
    expect(disagreeing(known, agreesWithBuilder)).toEqual(named("buildkit-builds"));
    expect(known.length).toBeGreaterThan(60);
  });
});

describe.runIf(parser)("BuildKit's parser", () => {
  test("prints the same tree, or refuses the file", () => {
    const known = (parser ?? []).filter(
      (one) => typeof one.dockerfile === "string" && (one.expectedDump !== undefined || one.valid === false),
    );
    expect(disagreeing(known, agreesWithParser)).toEqual(named("buildkit-parser"));
    expect(known.length).toBeGreaterThan(30);
  });
});

interface WordCase {
  readonly name: string;
  readonly api: string;
  readonly platform?: string;
  readonly input: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly escape?: "\\" | "`";
  readonly error?: unknown;
  readonly expected?: unknown;
}

describe.runIf(words)("BuildKit's words", () => {
  test("are expanded and split alike", () => {
    const known = ((words ?? []) as unknown as WordCase[]).filter(
      ({ api, platform }) => platform !== "windows" && (api === "word" || api === "words"),
    );
    const wrong = known.filter(({ api, input, env = {}, escape: character = "\\", error, expected }) => {
      const got = (api === "word" ? expandWord : expandWords)(input, env, { escape: character });
      return error ? !("error" in got) : JSON.stringify("value" in got ? got.value : undefined) !== JSON.stringify(expected);
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
    expect(known.length).toBeGreaterThan(150);
  });
});
