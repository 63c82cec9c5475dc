// What npm, yarn and pnpm do with a stop signal when they start a package script. Measured with the releases named here.

export interface RunnerBehaviour {
  /** Starts the script through `/bin/sh -c`; yarn 2 and later bring their own shell. */
  readonly shell: "sh" | "own";
  /** `child`: hands SIGTERM to that shell only. `swallows`: keeps it. `loses`: ends itself and forgets the script. */
  readonly onTerm: "child" | "swallows" | "loses" | "all";
}

export type RunnerName = "npm" | "yarn" | "pnpm" | "bun";

/**
 * npm hands SIGTERM to its direct child. 9.6.7 to 10.2.5 swallow it (a regression in @npmcli/run-script, commit 545f3be,
 * reverted in 089eefb). pnpm 8 to 10 are as npm. yarn 1 ends with exit 1 and leaves the script to be killed.
 */
export function runnerBehaviour(name: RunnerName, version: string | undefined): RunnerBehaviour {
  if (name === "bun") return { shell: "own", onTerm: "all" };
  if (name === "pnpm") return { shell: "sh", onTerm: "child" };
  const [major = 0, minor = 0, patch = 0] = (version ?? "").split(".").map(Number);
  if (name === "yarn") return major >= 2 ? { shell: "own", onTerm: "all" } : { shell: "sh", onTerm: "loses" };
  const number = major * 1e6 + minor * 1e3 + patch;
  return { shell: "sh", onTerm: number >= 9_006_007 && number <= 10_002_005 ? "swallows" : "child" };
}

/** First release of Node.js in each line with another npm; Node's own release notes. */
const npmOfNode: readonly (readonly [string, string])[] = [
  ["0.0", "2.0.0"],
  ["5.0", "3.3.0"],
  ["7.0", "4.0.0"],
  ["8.0", "5.0.0"],
  ["10.0", "6.0.0"],
  ["15.0", "7.0.0"],
  ["16.11", "8.0.0"],
  ["17.0", "8.1.0"],
  ["18.14", "9.3.1"],
  ["18.17", "9.6.7"],
  ["18.19", "10.2.3"],
  ["18.20", "10.5.0"],
  ["19.0", "8.19.2"],
  ["19.3", "9.2.0"],
  ["20.0", "9.6.4"],
  ["20.3", "9.6.7"],
  ["20.9", "10.1.0"],
  ["20.10", "10.2.3"],
  ["20.12", "10.5.0"],
  ["21.0", "10.2.0"],
  ["21.7", "10.5.0"],
  ["22.0", "10.5.1"],
  ["24.0", "11.3.0"],
];

/** The npm that a release of Node.js brings; a tag without a minor release (`20`) is the newest of its line. */
export function npmOf(node: string): string | undefined {
  const match = /^(\d+)(?:\.(\d+))?/.exec(node);
  if (match === null) return undefined;
  const wanted = Number(match[1]) * 1000 + (match[2] === undefined ? 999 : Number(match[2]));
  let found: string | undefined;
  for (const [release, npm] of npmOfNode) {
    const [major = 0, minor = 0] = release.split(".").map(Number);
    if (major * 1000 + minor <= wanted) found = npm;
  }
  return found;
}

/** Subcommands that start a package script of the same name, and the script. */
export const scriptShorthands: ReadonlyMap<string, string> = new Map([
  ["start", "start"],
  ["stop", "stop"],
  ["restart", "restart"],
  ["test", "test"],
  ["t", "test"],
  ["tst", "test"],
]);

/** Package scripts that do their work and end. */
export const taskScripts = /^(?:test|tests|t|tst|lint|build|compile|e2e|ci|check|format|prepare|install|migrate|seed|coverage)(?:$|[:-])/;

/** Subcommands of the package managers that run no script and end. */
export const taskCommands: ReadonlySet<string> = new Set([
  "install",
  "i",
  "ci",
  "add",
  "build",
  "version",
  "--version",
  "-v",
  "help",
  "--help",
  "audit",
  "publish",
  "pack",
  "update",
  "outdated",
  "list",
  "ls",
]);
