// Which fixes change how the container starts and stops: the rules' own, each with what the simulator says of the file after it.
import { initInFront, installInit } from "../edits";
import { type Facts, knownText } from "../facts";
import { userInForce } from "../image";
import { factsNeeded, lint } from "../lint";
import { type RuleSet, ruleSet } from "../lint/ruleSet";
import { defaultConfig, type FindingFix, type Message } from "../lint/types";
import { readDockerfile } from "../model";
import type { Dockerfile } from "../model/types";
import { fill } from "../rules/rule";
import { needs, type RunOptions, type Startup, startup } from "../startup";
import { parse } from "../syntax";
import { applyEdits, type FixEdit } from "../text/span";
import type { ProvableFix } from "./types";

/** Every rule: a fix that is asked for is wanted, whether its rule speaks by default or not. */
let every: RuleSet | undefined;
function rules(): RuleSet {
  every ??= ruleSet({ ...defaultConfig, profile: "all", disableSuppressions: true });
  return every;
}

/** What the simulator and the rules ask of the files around. */
export const proveNeeds = (doc: Dockerfile, facts: Facts) => [...needs(doc, facts), ...factsNeeded(doc, rules(), facts)];

export interface StartFix {
  /** The rule that offers it; undefined: it was made because it was asked for. */
  readonly rule: string | undefined;
  readonly title: string;
  readonly kinds: readonly ProvableFix[];
  /** The Dockerfile after it. */
  readonly text: string;
  /** Other files of the build context after it, by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly after: Startup;
}

/** A stage that is built in place of the last one: what stands behind it does not count. @returns undefined where there is none */
export function upToStage(text: string, target: string | undefined): Dockerfile | undefined {
  const doc = readDockerfile(parse(text));
  if (target === undefined) return doc;
  const at = doc.stages.findIndex(({ name, index }) => name === target.toLowerCase() || String(index) === target);
  const behind = at < 0 ? undefined : doc.stages[at + 1];
  if (at < 0) return undefined;
  return behind ? readDockerfile(parse(text.slice(0, behind.from.span.start))) : doc;
}

const takesShellAway = /^Put exec in front of |as a JSON array, |^Start \{program\} directly/;

/** One that adds both is each of them. */
function kindsOf({ template, values }: Message): readonly ProvableFix[] {
  const init = values.init === "tini" || values.init === "dumb-init" ? [values.init] : [];
  return [...init, ...(takesShellAway.test(template) ? (["exec"] as const) : [])] as readonly ProvableFix[];
}

interface Edited {
  readonly text: string;
  readonly files: ReadonlyMap<string, string>;
  readonly after: Startup;
}

/** undefined: it cannot be made, or nothing is known of a file that it edits. */
function edited(doc: Dockerfile, facts: Facts, edits: readonly FixEdit[], run: RunOptions): Edited | undefined {
  const files = new Map<string, string>();
  for (const file of new Set(edits.flatMap((edit) => edit.file ?? []))) {
    const own = edits.filter((edit) => edit.file === file);
    const before = knownText(facts, file) ?? (own.every(({ create }) => create) ? "" : undefined);
    if (before === undefined) return undefined;
    files.set(file, applyEdits(before, own));
  }
  const text = applyEdits(
    doc.text,
    edits.filter(({ file }) => file === undefined),
  );
  const known: Facts = { ...facts, files: new Map([...facts.files, ...files]), version: facts.version + 1 };
  const after = startup(readDockerfile(parse(text)), known, undefined, run);
  return after && { text, files, after };
}

/** What is told of a start, in one line: two that are alike are the same for whoever runs the container. */
const resultOf = ({ pid1, stop, reapsOrphans, verdict, endsAtOnce, argv }: Startup): string =>
  JSON.stringify([pid1?.program, stop, reapsOrphans, verdict, endsAtOnce, argv]);

/** A Compose file is not what a single container is run by. */
const isOfCompose = ({ values }: Message): boolean => "service" in values;

/** Those after which the container starts or stops in another way, each once. */
export function startFixes(doc: Dockerfile, facts: Facts, run: RunOptions = {}): readonly StartFix[] {
  const before = startup(doc, facts, undefined, run);
  if (!before) return [];
  const offered = lint(doc, rules(), facts).flatMap(({ rule, fixes }) => fixes.map((fix: FindingFix) => ({ rule, fix })));
  const found = new Map<string, StartFix>();
  for (const { rule, fix } of offered) {
    if (isOfCompose(fix.title)) continue;
    const result = edited(doc, facts, fix.edits(), run);
    if (!result || resultOf(result.after) === resultOf(before)) continue;
    const key = `${result.text}\0${[...result.files].join("\0")}`;
    if (!found.has(key)) found.set(key, { rule, title: fill(fix.title.template, fix.title.values), kinds: kindsOf(fix.title), ...result });
  }
  return [...found.values()];
}

/** An init that no rule asks for: somebody wants to see it all the same. */
function initAnyhow(doc: Dockerfile, facts: Facts, init: "tini" | "dumb-init", run: RunOptions): StartFix | undefined {
  const found = startup(doc, facts, undefined, run);
  if (!found || found.init !== undefined || found.chain.some((step) => step.init)) return undefined;
  if (!found.start.baseKnown && !found.start.entrypoint?.instruction) return undefined;
  const asRoot = (scope: Parameters<typeof userInForce>[0]): boolean => userInForce(scope).isRoot ?? userInForce(scope).by === undefined;
  const [installed] = installInit(doc, { base: found.base, asRoot }, init);
  if (!installed) return undefined;
  const result = edited(doc, facts, [...installed.edits, ...initInFront(doc, found.start, [installed.path, "--"])], run);
  return result && { rule: undefined, title: `Add ${init} in front of what the container starts with`, kinds: [init], ...result };
}

/** The first of that kind: one that does nothing else before one that does. */
export function fixOfKind(
  doc: Dockerfile,
  facts: Facts,
  fixes: readonly StartFix[],
  kind: ProvableFix,
  run: RunOptions = {},
): StartFix | undefined {
  const those = fixes.filter(({ kinds }) => kinds.includes(kind));
  const alone = those.find(({ kinds }) => kinds.length === 1) ?? those[0];
  return alone ?? (kind === "exec" ? undefined : initAnyhow(doc, facts, kind, run));
}

const stops = { yes: "stops by itself", no: "killed after 10 s", unknown: "may be killed after 10 s" };
const reaches = { yes: "the program hears of it", no: "the program does not hear of it", unknown: "the program may not hear of it" };
const reaps = { yes: "reaped", no: "stay zombies", unknown: "unknown" };

/** What would be different after it, `PID 1 sh → node`. */
export function changesOf(before: Startup, { after }: StartFix): readonly string[] {
  const pairs: readonly (readonly [string, string, string])[] = [
    ["PID 1", before.pid1?.program ?? "unknown", after.pid1?.program ?? "unknown"],
    ["container", before.endsAtOnce === "yes" ? "ends at once" : "stays", after.endsAtOnce === "yes" ? "ends at once" : "stays"],
    [`${after.stop.signal}`, stops[before.stop.stopsPromptly], stops[after.stop.stopsPromptly]],
    ["stop", reaches[before.stop.reachesApp], reaches[after.stop.reachesApp]],
    ["orphans", reaps[before.reapsOrphans], reaps[after.reapsOrphans]],
  ];
  return pairs.flatMap(([what, a, b]) => (a === b ? [] : [`${what}: ${a} → ${b}`]));
}
