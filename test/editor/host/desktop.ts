// Finds out, in a few seconds at most, whether a desktop VS Code can run here, and runs the suite in it.
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import type { SuiteResult } from "../suite/report";
import type { Run } from "./runSuite";

export interface Desktop {
  run(run: Run): Promise<SuiteResult>;
}

const releases = "https://update.code.visualstudio.com/api/releases/stable";

/** `VSCODE_PATH` names an executable; without it VS Code is downloaded, where there are a display and a network. */
export async function desktop(say: (line: string) => void): Promise<Desktop | undefined> {
  const executable = process.env.VSCODE_PATH;
  const display = process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
  if (!display) say("desktop VS Code: not used, there is no display");
  else if (!executable && !(await reachable())) say("desktop VS Code: not used, it can not be downloaded");
  else return { run: (run) => runOnDesktop(run, executable) };
  return undefined;
}

const reachable = async (): Promise<boolean> => {
  try {
    return (await fetch(releases, { signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
};

async function runOnDesktop({ extension, tests, workspace }: Run, executable: string | undefined): Promise<SuiteResult> {
  const file = join(mkdtempSync(join(tmpdir(), "dockwright-desktop-")), "result.json");
  await runTests({
    ...(executable && { vscodeExecutablePath: executable }),
    extensionDevelopmentPath: extension,
    extensionTestsPath: tests,
    extensionTestsEnv: { DOCKWRIGHT_EDITOR_RESULT: file },
    launchArgs: [workspace, "--disable-extensions", "--disable-workspace-trust"],
  }).catch((failure: unknown) => console.error(String(failure))); // failed tests end it with an error; the result file has them
  return JSON.parse(readFileSync(file, "utf8")) as SuiteResult;
}
