// Runs the editor tests: the suite in a desktop VS Code or in VS Code's own server, the suite again in the web worker host, and the page test.
// `npm run test:editor -- suite`, `web` or `page` runs one part.
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

interface Part {
  readonly name: "suite" | "web" | "page";
  readonly where: string;
  run(): Promise<SuiteResult>;
}

async function main(): Promise<void> {
  const shots = resolve(root, "test/editor/out");
  rmSync(shots, { recursive: true, force: true });
  const suites = await bundleSuites(root);
  const workspace = makeWorkspace(resolve(root, "out/editor/workspace"));
  const host = tryHost();
  const code = await desktop(say);
  if (!host && !code) return skip();
  const parts: Part[] = [];
  if (code)
    parts.push({ name: "suite", where: "desktop VS Code", run: () => code.run({ extension: root, tests: suites.node, workspace }) });
  else if (host)
    parts.push({
      name: "suite",
      where: "VS Code's server",
      run: () => runInServer(host, { extension: root, tests: suites.node, workspace }),
    });
  if (host) {
    parts.push({
      name: "web",
      where: "the web worker host",
      run: () => runInWebWorker(host, { extension: root, tests: suites.web, workspace }),
    });
    parts.push({ name: "page", where: "the workbench's page", run: () => fixByHand(host, { extension: root, workspace, shots }) });
  }
  const only = process.argv.slice(2);
  report(await inTurn(parts.filter(({ name }) => only.length === 0 || only.includes(name))));
}

/** One part after the other: each opens an editor, which is as much as a small machine bears. */
async function inTurn(parts: readonly Part[]): Promise<readonly SuiteResult[]> {
  const results: SuiteResult[] = [];
  for (const { name, where, run } of parts) {
    const started = Date.now();
    const result = await run().catch((failure: unknown) => ({ passed: 0, failed: 1, lines: [`  ✗ ${name}: ${String(failure)}`] }));
    say(`${name} in ${where} (${Math.round((Date.now() - started) / 1000)} s)`);
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
