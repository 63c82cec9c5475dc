// Runs the mocha suites inside the extension host and tells the runner outside what came of it.
import type { Runner } from "mocha";

export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  readonly lines: readonly string[];
}

/** Marks the line of the console that carries the result as JSON: the only way out of a web worker. */
export const resultMark = "dockwright-editor-tests:";

/** Follows a run to its end. */
export const collect = (runner: Runner): Promise<SuiteResult> =>
  new Promise((done) => {
    const lines: string[] = [];
    let passed = 0;
    let failed = 0;
    runner.on("pass", (test) => {
      passed += 1;
      lines.push(`  ✓ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
    });
    runner.on("fail", (test, error: Error) => {
      failed += 1;
      lines.push(`  ✗ ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
    runner.on("pending", (test) => {
      failed += 1; // a test that does not run has not passed
      lines.push(`  ✗ ${test.fullTitle()}: skipped`);
    });
    runner.once("end", () => done({ passed, failed, lines }));
  });
