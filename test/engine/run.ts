// Runs the engine tests: every scenario before and after its quick fixes, in real containers. `run.ts [part of a name]` picks some.
import { cpus } from "node:os";
import { findEngine } from "./engine";
import { provideImages } from "./images";
import { limit } from "./limit";
import { runProofs } from "./prove";
import { type Outcome, runScenario } from "./runScenario";
import { scenarios } from "./scenarios";
import { runSplits } from "./split";
import { table } from "./table";
import { runTemplates } from "./templates";

const log = (line: string): void => console.log(line);

/** Most of a container's time is the wait for `docker stop`; the rest is building. */
const atOnce = 5 * cpus().length;

async function main(): Promise<number> {
  const started = Date.now();
  const part = process.argv[2] ?? "";
  const wanted = scenarios.filter(({ name }) => name.includes(part));
  const withTemplates = "templates".includes(part);
  const withSplits = "split".includes(part);
  const withProofs = "prove".includes(part);
  if (wanted.length === 0 && !withTemplates && !withSplits && !withProofs) throw new Error(`no scenario has "${part}" in its name`);
  const engine = await findEngine();
  if ("why" in engine) {
    const required = (process.env.DOCKWRIGHT_REQUIRE ?? "").split(",").includes("engine");
    log(`engine tests ${required ? "cannot run" : "skipped"}: ${engine.why}`);
    return required ? 1 : 0;
  }
  log(engine.name);
  let removeTags = async (): Promise<void> => undefined;
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= removeTags().then(engine.stop);
    return stopped;
  };
  endOnSignal(stop);
  try {
    removeTags = await provideImages(engine, log);
    const inTurn = limit(atOnce);
    const outcomes = await Promise.all(wanted.map((scenario) => inTurn(() => runScenario(engine, scenario))));
    // After the scenarios: a health check that waits for a busy machine says nothing.
    const templates = withTemplates ? await runTemplates(engine, log) : { passed: 0, failed: 0 };
    const splits = withSplits ? await runSplits(engine, log) : { passed: 0, failed: 0 };
    const proofs = withProofs ? await runProofs(engine, log) : { passed: 0, failed: 0 };
    const served = {
      passed: templates.passed + splits.passed + proofs.passed,
      failed: templates.failed + splits.failed + proofs.failed,
    };
    return report(outcomes, served, started);
  } finally {
    await stop();
  }
}

/** Ctrl-C and `kill` must not leave an engine behind. */
function endOnSignal(stop: () => Promise<void>): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      log(`${signal}: stopping the engine`);
      stop().finally(() => process.exit(1));
    });
  }
}

function report(outcomes: readonly Outcome[], served: { readonly passed: number; readonly failed: number }, started: number): number {
  if (outcomes.length > 0) log(`\nbefore the quick fix | after it\n${table(outcomes)}\n`);
  const failed = outcomes.filter(({ problems }) => problems.length > 0);
  for (const { scenario, problems } of failed) log(`FAILED ${scenario.name}\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  log(`${((Date.now() - started) / 1000).toFixed(0)} s`);
  const failures = failed.length + served.failed;
  log(`${outcomes.length - failed.length + served.passed} passed, ${failures} failed`);
  return failures === 0 ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
