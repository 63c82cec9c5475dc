// Lints a Dockerfile: errors of its syntax, findings of the rules, suppressions obeyed.
import { contextNames, isLinterInput, linterInputQueries, listingsAbove, rootListing } from "../context";
import { type FactQuery, type Facts, isOpen, queryKey } from "../facts";
import { isBuildkitCheck } from "../knowledge/buildkitChecks";
import { stagesThatNeverBuild } from "../model/neverBuilds";
import { readSuppressions as readComments } from "../model/suppressions";
import { imageQueries, withImages } from "../model/told";
import type { Dockerfile } from "../model/types";
import { covers } from "../text/span";
import { generatedQueries, ofGenerated } from "./generated";
import type { ReportCrash } from "./plan";
import type { ActiveRule, RuleSet } from "./ruleSet";
import { runRules } from "./runRules";
import { withoutConsequences } from "./sameCause";
import { readSuppressions, type SuppressionIndex } from "./suppress";
import { askTheirRules } from "./theirComments";
import type { Finding } from "./types";
import { unusedSuppressions } from "./unusedSuppressions";

const requested = new WeakMap<RuleSet, Map<string, readonly ActiveRule[]>>();

/** The active rules and those experimental checks that this file's `# check=experimental=` asks for; same array for same answer. */
function activeFor(set: RuleSet, suppressions: SuppressionIndex): readonly ActiveRule[] {
  const extra = set.onRequest.filter(({ rule }) => suppressions.asksFor(rule.aliases));
  if (extra.length === 0) return set.active;
  const key = extra.map(({ rule }) => rule.id).join();
  let lists = requested.get(set);
  if (!lists) {
    lists = new Map();
    requested.set(set, lists);
  }
  const known = lists.get(key) ?? [...set.active, ...extra];
  lists.set(key, known);
  return known;
}

/** What nearly every rule that asks wants to know first: with the answers at hand, what follows from them is asked a round earlier. */
function firstQuestions(doc: Dockerfile, set: RuleSet, facts: Facts): FactQuery[] {
  if (doc.each("COPY", "ADD").length === 0 || !set.active.some(({ rule }) => rule.needs)) return [];
  const ofFolders = [rootListing, ...listingsAbove, { kind: "dockerignore" } as const];
  const ofFiles = contextNames(facts)?.includes(".gitignore") ? [{ kind: "file", path: ".gitignore" } as const] : [];
  return [...ofFolders, ...ofFiles].filter((query) => isOpen(query, facts));
}

/** The other profiles say what the tool says that they are named for. */
const isOwnJudgement = ({ options }: RuleSet): boolean => !options.strict && !options.buildkit;

/** Nobody is told what is wrong, on purpose, in the input of a test; the builder's own errors are told elsewhere. */
const isPassedOver = (set: RuleSet, facts: Facts): boolean => isOwnJudgement(set) && isLinterInput(facts);

/** Of an image that there will never be nothing is said. */
function ofImages(doc: Dockerfile, set: RuleSet, findings: readonly Finding[]): readonly Finding[] {
  const never = isOwnJudgement(set) ? [...stagesThatNeverBuild(doc)].map(({ span }) => span) : [];
  return never.length === 0 ? findings : findings.filter(({ span }) => !never.some((each) => covers(each, span)));
}

/** What the rules that are on would like to know; ask again with the answers until nothing new is asked. */
export function factsNeeded(written: Dockerfile, set: RuleSet, facts: Facts): FactQuery[] {
  const ofPath = isOwnJudgement(set) ? linterInputQueries(facts) : [];
  if (ofPath.length === 0 && isPassedOver(set, facts)) return [];
  const doc = withImages(written, facts);
  const ofDoc = [...ofPath, ...imageQueries(doc)];
  const first = firstQuestions(doc, set, facts);
  if (first.length > 0) return [...ofDoc, ...first];
  const queries = new Map<string, FactQuery>();
  for (const { rule } of set.active) {
    for (const query of rule.needs?.(doc, facts) ?? []) queries.set(queryKey(query), query);
  }
  return [...ofDoc, ...queries.values(), ...generatedQueries(doc, facts)];
}

/** `# check=error=true` at the top: what BuildKit's checks report fails the build, so it is an error. */
function asBuildFails(doc: Dockerfile, findings: readonly Finding[]): readonly Finding[] {
  if (!doc.tree.directives.some(({ name }) => name === "check") || !readComments(doc.tree).failsOnWarning) return findings;
  return findings.map((finding) => (finding.aliases.some(isBuildkitCheck) ? { ...finding, severity: "error" } : finding));
}

const ignoreCrash: ReportCrash = () => undefined;

/** Findings sorted by position. Never throws; a rule that does is told to `crashed` and passed over. */
export function lint(written: Dockerfile, set: RuleSet, facts: Facts, crashed: ReportCrash = ignoreCrash): readonly Finding[] {
  if (isPassedOver(set, facts)) return [];
  const doc = withImages(written, facts);
  const suppressions = readSuppressions(doc);
  const active = activeFor(set, suppressions);
  const findings = ofGenerated(doc, asBuildFails(doc, runRules(doc, set, active, facts, crashed)), facts);
  if (!set.obeySuppressions) return withoutConsequences(ofImages(doc, set, findings), active);
  const told = findings.filter((finding) => !suppressions.covers(finding));
  const shown = withoutConsequences(ofImages(doc, set, told), active);
  if (active.some(({ rule }) => rule.id === "unused-suppression")) askTheirRules(doc, set, suppressions, facts, crashed);
  const unused = unusedSuppressions(doc, suppressions, active).filter((finding) => !suppressions.covers(finding));
  return unused.length === 0 ? shown : [...shown, ...unused].sort((a, b) => a.span.start - b.span.start);
}
