// Measures one scenario: the Dockerfile as it is, the quick fixes, the Dockerfile after them.

import { commonFiles } from "./apps";
import type { Source } from "./build";
import type { Engine } from "./engine";
import { mends, misses, wrongPredictions } from "./judge";
import { type Measured, marks, measure } from "./measure";
import { applyFix, predict, startupFindings } from "./product";
import type { Scenario } from "./scenarios/scenario";

export interface Outcome {
  readonly scenario: Scenario;
  readonly before: Measured;
  /** None where nothing is to be mended or the fix could not be applied. */
  readonly after: Measured | undefined;
  /** Sentences; empty when all is as it should be. */
  readonly problems: readonly string[];
}

/** Compose passes `init: true` on as `docker run --init`. */
const engineInit = ({ files }: Source): boolean => /^\s+init: true$/m.test(files["compose.yaml"] ?? "");

const observe = (engine: Engine, scenario: Scenario, source: Source): Promise<Measured> =>
  measure(engine, {
    ...source,
    runArgs: engineInit(source) ? ["--init"] : [],
    ready: scenario.ready === null ? undefined : marks.ready,
    ...(scenario.tools ? { tools: scenario.tools } : {}),
  });

export async function runScenario(engine: Engine, scenario: Scenario): Promise<Outcome> {
  const source: Source = { dockerfile: scenario.dockerfile, files: { ...commonFiles, ...scenario.files } };
  const before = await observe(engine, scenario, source);
  const problems = [
    ...misses(scenario, "before", before),
    ...wrongPredictions(scenario, "before", before, predict(source, engineInit(source))),
  ];
  if (scenario.fixes.length === 0) {
    const said = startupFindings(source).map((finding) => `nothing is wrong here, yet it says: ${finding}`);
    return { scenario, before, after: undefined, problems: [...problems, ...said] };
  }
  const fixed = mend(source, scenario);
  if ("refused" in fixed) return { scenario, before, after: undefined, problems: [...problems, fixed.refused] };
  const after = await observe(engine, scenario, fixed);
  problems.push(...misses(scenario, "after", after), ...wrongPredictions(scenario, "after", after, predict(fixed, engineInit(fixed))));
  if (!mends(before, after)) problems.push("the fix made nothing better");
  return { scenario, before, after, problems };
}

function mend(source: Source, scenario: Scenario): Source | { readonly refused: string } {
  let current = source;
  for (const [rule, kind] of scenario.fixes) {
    const next = applyFix(current, rule, kind, scenario.profile);
    if ("refused" in next) return next;
    current = next;
  }
  return current;
}
