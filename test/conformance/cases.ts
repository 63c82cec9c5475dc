// The cases of BuildKit's and hadolint's own tests, which lie beside the checkout, and how far the library agrees with them.
import { readFileSync } from "node:fs";
import { defaultConfig, type LintConfig, lint, parse, parseTree, type RuleSet, ruleSet, toSexp } from "../../server/src/core";
import { buildkitChecks } from "../../server/src/core/knowledge/buildkitChecks";
import { factsFrom } from "../support/facts";
import { sharedFile } from "../support/shared";

/** Told apart by what they are there for; a case has some of these. */
export interface Case {
  readonly id?: string;
  readonly name?: string;
  readonly dockerfile?: string;
  readonly files?: Readonly<Record<string, string>>;
  // hadolint
  readonly rule?: string;
  readonly kind?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  // BuildKit's checks
  readonly expected?: readonly { readonly rule: string; readonly line: number }[];
  readonly buildArgs?: unknown;
  readonly checkOption?: unknown;
  readonly frontendAttrs?: unknown;
  readonly targetPlatform?: unknown;
  readonly assertedUpstream?: boolean;
  // BuildKit's builds
  readonly outcome?: string;
  readonly detectableStatically?: boolean;
  // BuildKit's parser
  readonly valid?: boolean;
  readonly expectedDump?: string;
}

/** undefined, with a printed line, where the cases are not there. */
export function casesOf(suite: string): readonly Case[] | undefined {
  const file = sharedFile("conformance", `conformance/cases/${suite}.json`);
  return file === undefined ? undefined : (JSON.parse(readFileSync(file, "utf8")) as Case[]);
}

function findings(text: string, set: RuleSet, files: Case["files"] = {}) {
  return lint(parse(text), set, factsFrom({ Dockerfile: text, ...files }), (rule, error) => {
    throw new Error(`${rule} threw`, { cause: error });
  });
}

function hadolintConfig(config: Case["config"] = {}): LintConfig {
  const { trustedRegistries, allowedRegistries, labelSchema, strictLabels, disableIgnorePragma } = config;
  return {
    ...defaultConfig,
    select: ["all"],
    trustedRegistries: (trustedRegistries ?? allowedRegistries ?? []) as string[],
    labelSchema: (labelSchema ?? config["label-schema"] ?? {}) as Record<string, string>,
    strictLabels: (strictLabels ?? config["strict-labels"] ?? false) as boolean,
    disableSuppressions: (disableIgnorePragma ?? config["disable-ignore-pragma"] ?? false) as boolean,
  };
}

const sets = new Map<string, RuleSet>();
function setFor(config: LintConfig): RuleSet {
  const key = JSON.stringify(config);
  const set = sets.get(key) ?? ruleSet(config);
  sets.set(key, set);
  return set;
}

/** The rule fires, or is silent, as hadolint's own test says. */
export function agreesWithHadolint({ dockerfile = "", rule = "", kind, config, files }: Case): boolean {
  if (kind === "parseError") return parse(dockerfile).errors.length > 0;
  const isIt = (name: string): boolean => (rule === "SC*" ? /^SC\d+$/.test(name) : name === rule);
  const hit = findings(dockerfile, setFor(hadolintConfig(config)), files).some((found) => found.aliases.some(isIt));
  return hit === (kind === "catches");
}

const buildkitSet = ruleSet({ ...defaultConfig, profile: "buildkit" });

/** Sorted, each once: `FromAsCasing@2`. */
export function buildkitFindings({ dockerfile = "", files }: Case): readonly string[] {
  const lines = findings(dockerfile, buildkitSet, files).flatMap(({ aliases, span }) => {
    const line = dockerfile.slice(0, span.start).split("\n").length;
    return aliases.filter((alias) => Object.hasOwn(buildkitChecks, alias)).map((alias) => `${alias}@${line}`);
  });
  return [...new Set(lines)].sort();
}

/** The file is accepted or refused as by BuildKit. */
export const agreesWithBuilder = ({ dockerfile = "", outcome }: Case): boolean =>
  (parse(dockerfile).errors.length === 0) === (outcome === "ok");

const trimmed = (text: string): string =>
  text
    .trim()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");

/** The tree in BuildKit's dump format is the one that BuildKit prints, or the file is refused as there. */
export function agreesWithParser({ dockerfile = "", valid, expectedDump = "" }: Case): boolean {
  const refused = parse(dockerfile).errors.some(({ code }) => code !== "no-stages"); // a fragment can be parsed
  return valid === false ? refused : trimmed(toSexp(parseTree(dockerfile))) === trimmed(expectedDump) && !refused;
}
