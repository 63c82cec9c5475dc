// Programs that start scripts of package.json by their names: what they do with the stop signal. Measured as PID 1 and below npm.

export interface ScriptRunner {
  /** `lifecycle`: the script of the same name with the system behind it. `named`: the scripts that its words name. `elsewhere`: not followed. */
  readonly starts: "lifecycle" | "named" | "elsewhere";
  /** Do the scripts get the stop signal. */
  readonly forwards: "no" | "unknown";
}

const rows = (names: string, row: ScriptRunner): readonly (readonly [string, ScriptRunner])[] =>
  names.split(/\s+/).map((name) => [name, row]);

/**
 * run-script-os 1.1.6, npm-run-all 4.1.5 and npm-run-all2 8.0.4 hand nothing on: as PID 1 they go on, below npm they are ended and the
 * script is killed with the container. turbo 2.11.11 sends SIGINT in place of SIGTERM, lerna 9.0.7 SIGTERM three times and ends before
 * the script has: whether that is enough depends on the script. What it is that the last three start is written elsewhere.
 */
export const scriptRunners: ReadonlyMap<string, ScriptRunner> = new Map([
  ...rows("run-script-os run-os", { starts: "lifecycle", forwards: "no" }),
  ...rows("npm-run-all npm-run-all2 run-s run-p", { starts: "named", forwards: "no" }),
  ...rows("turbo lerna nx wireit", { starts: "elsewhere", forwards: "unknown" }),
]);

/** The endings that run-script-os looks for on Linux, in its order. */
export const linuxScripts: readonly string[] = [":linux", ":nix", ":default"];
