// Runs the editor tests: the suite in a desktop VS Code or in VS Code's own server, the suite again in the web worker host, and the page test.
import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { bundleSuites } from "./host/bundle";
import { desktop } from "./host/desktop";
import { type EditorHost, editorHost } from "./host/install";
import { runInServer, runInWebWorker } from "./host/runSuite";
import { makeWorkspace } from "./host/workspace";
import { fixByHand } from "./page/fixByHand";
import type { SuiteResult } from "./suite/report";

const root = resolve(import.meta.dirname, "../..");
const required = (process.env.DOCKWRIGHT_REQUIRE ?? "").split(",").includes("editor");
const say = (line: string): void => console.log(line);

async function main(): Promise<void> {
  const shots = resolve(root, "test/editor/out");
  rmSync(shots, { recursive: true, force: true });
  const suites = await bundleSuites(root);
  const workspace = makeWorkspace(resolve(root, "out/editor/workspace"));
  const host = tryHost();
  const code = await desktop(say);
  if (!host && !code) return skip();
  const parts: (readonly [string, () => Promise<SuiteResult>])[] = [];
  if (code) parts.push(["suite in desktop VS Code", () => code.run({ extension: root, tests: suites.node, workspace })]);
  else if (host) parts.push(["suite in VS Code's server", () => runInServer(host, { extension: root, tests: suites.node, workspace })]);
  if (host) {
    parts.push(["suite in the web worker host", () => runInWebWorker(host, { extension: root, tests: suites.web, workspace })]);
    parts.push(["page", () => fixByHand(host, { extension: root, workspace, shots })]);
  }
  report(await inTurn(parts));
}

/** One part after the other: each opens an editor, which is as much as a small machine bears. */
async function inTurn(parts: readonly (readonly [string, () => Promise<SuiteResult>])[]): Promise<readonly SuiteResult[]> {
  const results: SuiteResult[] = [];
  for (const [name, run] of parts) {
    const started = Date.now();
    const result = await run().catch((failure: unknown) => ({ passed: 0, failed: 1, lines: [`  ✗ ${name}: ${String(failure)}`] }));
    say(`${name} (${Math.round((Date.now() - started) / 1000)} s)`);
    for (const line of result.lines) say(line);
    results.push(result);
  }
  return results;
}

function report(results: readonly SuiteResult[]): void {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  say(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

function tryHost(): EditorHost | undefined {
  try {
    return editorHost(say);
  } catch (failure) {
    say(`editor host: could not be installed: ${String(failure)}`);
    return undefined;
  }
}

function skip(): void {
  say("editor tests skipped: there is no VS Code to test in");
  process.exitCode = required ? 1 : 0;
}

main().catch((failure: unknown) => {
  console.error(failure);
  process.exit(1);
});
