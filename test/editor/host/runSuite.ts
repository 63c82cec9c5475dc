// Runs a bundled suite in VS Code's own server: in its extension host on Node, or in the browser's web worker host.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { resultMark, type SuiteResult } from "../suite/report";
import { openBrowser, startWorkbench } from "./codeServer";
import type { EditorHost } from "./install";

export interface Run {
  /** The extension's folder. */
  readonly extension: string;
  /** A file that exports `run(): Promise<void>`. */
  readonly tests: string;
  /** The folder to open. */
  readonly workspace: string;
}

/** Milliseconds that a suite has, the start of the editor included. */
const patience = 120_000;

export async function runInServer(host: EditorHost, { extension, tests, workspace }: Run): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "dockwright-suite-"));
  const file = join(folder, "result.json");
  const workbench = await startWorkbench(host, { DOCKWRIGHT_EDITOR_RESULT: file });
  const { browser, page } = await openBrowser();
  try {
    await page.goto(workbench.address(workspace, extension, tests));
    await until(() => existsSync(file) && readFileSync(file, "utf8").endsWith("}"));
    return JSON.parse(readFileSync(file, "utf8")) as SuiteResult;
  } finally {
    await browser.close();
    workbench.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function runInWebWorker(host: EditorHost, { extension, tests, workspace }: Run): Promise<SuiteResult> {
  const copy = webCopy(extension);
  // A suite runs in the host of the extension whose folder it lies in.
  const suite = join(copy, "suite.js");
  cpSync(tests, suite);
  const workbench = await startWorkbench(host);
  const { browser, page } = await openBrowser();
  let result: SuiteResult | undefined;
  page.on("console", (message) => {
    const text = message.text();
    const at = text.indexOf(resultMark);
    if (at >= 0) result = readResult(text.slice(at + resultMark.length));
  });
  try {
    await page.goto(workbench.address(workspace, copy, suite));
    await until(() => result !== undefined);
    return result ?? { passed: 0, failed: 1, lines: ["no result"] };
  } finally {
    await browser.close();
    workbench.stop();
  }
}

/** The console may add to the line (a place, a style): the JSON ends at its last brace. */
const readResult = (text: string): SuiteResult => JSON.parse(text.slice(0, text.lastIndexOf("}") + 1)) as SuiteResult;

/** A copy of the extension without `main`: VS Code then takes `browser`, and the web worker host. */
function webCopy(extension: string): string {
  const copy = resolve(extension, "out/editor/web-extension");
  rmSync(copy, { recursive: true, force: true });
  for (const part of ["syntaxes", "package.nls.json", "dist/browser"]) cpSync(join(extension, part), join(copy, part), { recursive: true });
  const { main: _main, ...manifest } = JSON.parse(readFileSync(join(extension, "package.json"), "utf8")) as Record<string, unknown>;
  writeFileSync(join(copy, "package.json"), JSON.stringify(manifest));
  return copy;
}

async function until(done: () => boolean): Promise<void> {
  const deadline = Date.now() + patience;
  while (!done()) {
    if (Date.now() > deadline) throw new Error("the suite gave no result in time");
    await new Promise((wait) => setTimeout(wait, 200));
  }
}
