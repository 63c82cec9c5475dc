// The only door from these tests to the product: what the simulator predicts, what a quick fix makes of the files, what a new Dockerfile holds.
import { join } from "node:path";
import {
  applyEdits,
  defaultConfig,
  detectProjects,
  type Finding,
  type FindingFix,
  type FixEdit,
  factsNeeded,
  fill,
  lint,
  type Message,
  parse,
  renderProject,
  ruleSet,
  splitNeeds,
  splitStages,
  templateNeeds,
} from "../../server/src/core";
import { type Answer, needs, type Startup, startup } from "../../server/src/core/startup";
import { syncFactSource } from "../../server/src/io/facts";
import type { Files, Source } from "./build";
import { gather } from "./facts";
import type { FixKind } from "./scenarios/scenario";

export interface Prediction {
  /** Base name of PID 1. */
  readonly program: string | undefined;
  readonly stopsPromptly: Answer;
  readonly reachesApp: Answer;
  readonly reapsOrphans: Answer;
}

/** How the titles of the fixes read. */
const titles: Readonly<Record<FixKind, RegExp>> = {
  tini: /^Add tini\b/,
  "dumb-init": /^Add dumb-init\b/,
  "exec form": /JSON array/,
  "exec in front": /^Put exec in front of /,
  "start node": /^Start node directly/,
  "exec in script": /^Put exec in front of .* in /,
  STOPSIGNAL: /\bSTOPSIGNAL\b/,
  "install init": /^Install /,
  "init path": /\/s?bin\//,
  "double dash": /--/,
  "compose init": /\binit: true\b/,
};

/** The rules about what runs as PID 1 and how it stops. */
const startupRules: ReadonlySet<string> = new Set([
  "shell-form-command",
  "signal-never-reaches-app",
  "entrypoint-script-without-exec",
  "ignores-stop-signal",
  "no-init-process",
  "init-in-shell-form",
  "init-not-installed",
  "init-without-double-dash",
  "dynamic-init-in-scratch",
  "redundant-init",
  "command-ignored",
  "shell-command-as-arguments",
  "inherited-command-reset",
  "no-start-command",
  "unhandleable-stop-signal",
  "stop-signal-of-base",
]);

const said = ({ template, values }: Message): string => fill(template, values);
const titleOf = (fix: FindingFix): string => said(fix.title);
const set = ruleSet(defaultConfig);
const everything = ruleSet({ ...defaultConfig, profile: "all" });

function findings({ dockerfile, files }: Source, rules = set): readonly Finding[] {
  const doc = parse(dockerfile);
  return lint(
    doc,
    rules,
    gather(files, (facts) => factsNeeded(doc, rules, facts)),
  ).filter(({ rule }) => startupRules.has(rule));
}

/** "rule: message" of what the start-up rules find. */
export const startupFindings = (source: Source): readonly string[] =>
  findings(source).map(({ rule, message }) => `${rule}: ${said(message)}`);

/** The files after the first fix of that kind that the rule offers, or a sentence that says why there is none. */
export function applyFix(source: Source, rule: string, kind: FixKind, profile?: "all"): Source | { readonly refused: string } {
  const found = findings(source, profile ? everything : set);
  const offered = found.filter((finding) => finding.rule === rule).flatMap(({ fixes }) => fixes);
  const fix = offered.find((candidate) => titles[kind].test(titleOf(candidate)));
  if (fix) return withEdits(source, fix.edits());
  const all = found.map((finding) => `${finding.rule} [${finding.fixes.map(titleOf).join("; ")}]`);
  return { refused: `${rule} offers no "${kind}"; found: ${all.join(", ") || "nothing"}` };
}

function withEdits({ dockerfile, files }: Source, edits: readonly FixEdit[]): Source {
  const changed: Record<string, string> = { ...files };
  for (const name of new Set(edits.flatMap(({ file }) => file ?? []))) {
    const own = edits.filter(({ file }) => file === name);
    changed[name] = applyEdits(changed[name] ?? "", own);
  }
  const here = edits.filter(({ file }) => file === undefined);
  return { dockerfile: applyEdits(dockerfile, here), files: changed };
}

/**
 * `--init` is no matter of the Dockerfile: the engine puts its own init in front of the same command line. So the simulator is
 * asked about a Dockerfile that does that.
 */
function withEngineInit(source: Source): Source {
  const { argv = [] } = simulate(source) ?? {};
  const start = `ENTRYPOINT ${JSON.stringify(["/sbin/docker-init", "--", ...argv])}\nCMD []\n`;
  return { ...source, dockerfile: `${source.dockerfile}\n${start}` };
}

function simulate({ dockerfile, files }: Source): Startup | undefined {
  const doc = parse(dockerfile);
  return startup(
    doc,
    gather(files, (facts) => needs(doc, facts)),
  );
}

/** What the simulator says of the Dockerfile and the files beside it, run with `--init` or without. */
export function predict(source: Source, engineInit: boolean): Prediction {
  const answer = simulate(engineInit ? withEngineInit(source) : source);
  return {
    program: answer?.pid1?.program,
    stopsPromptly: answer?.stop.stopsPromptly ?? "unknown",
    reachesApp: answer?.stop.reachesApp ?? "unknown",
    reapsOrphans: answer?.reapsOrphans ?? "unknown",
  };
}

/** The files that `dockwright new` writes for the project in this folder. @throws Error where there is none */
export function newFiles(folder: string): Files {
  const facts = syncFactSource()(join(folder, "Dockerfile"), (known) => templateNeeds(known));
  const [project] = detectProjects(facts);
  if (!project) throw new Error(`there is no project in ${folder}`);
  return Object.fromEntries(renderProject(project, facts).map(({ path, text }) => [path, text]));
}

/** The Dockerfile in two stages, or a sentence that says why not. */
export function splitSource({ dockerfile, files }: Source): Source | { readonly refused: string } {
  const doc = parse(dockerfile);
  const result = splitStages(
    doc,
    gather(files, () => [...splitNeeds(doc)]),
  );
  return result.offered ? { dockerfile: applyEdits(dockerfile, result.edits), files } : { refused: said(result.because) };
}
