// Programs that hear the stop signal and do something else with it than to stop in time.

export interface StopHabit {
  /** `slow`: it stops, but later than Docker waits. `goes on`: it handles the signal and stays. `abandons`: it ends at once, and what it supervises is killed with it. */
  readonly how: "slow" | "goes on" | "abandons";
  /** The signals on which it does so. */
  readonly on: ReadonlySet<string>;
  /** The signal on which it stops as it should; undefined: there is none. */
  readonly better: string | undefined;
  /** Of a slow one, where that is known: how long it takes, the setting that says so, and what to set. */
  readonly setting?: { readonly seconds: number; readonly name: RegExp; readonly files: readonly string[]; readonly line: string };
}

/**
 * Measured as PID 1 on Debian 12: squid 5.7 waits for shutdown_lifetime on SIGTERM, and stops at once on SIGINT.
 * runit 2.1.2: runsvdir ends on SIGTERM without a word to its services, and on SIGHUP before they could hear of it.
 */
export const stopHabits: ReadonlyMap<string, StopHabit> = new Map<string, StopHabit>([
  [
    "squid",
    {
      how: "slow",
      on: new Set(["SIGTERM"]),
      better: "SIGINT",
      setting: {
        seconds: 30,
        name: /^[ \t]*shutdown_lifetime[ \t]+(\d+)[ \t]*(\w*)/m,
        files: ["/etc/squid/squid.conf", "/etc/squid.conf"],
        line: "shutdown_lifetime 5 seconds",
      },
    },
  ],
  ["runsvdir", { how: "abandons", on: new Set(["SIGTERM", "SIGHUP"]), better: undefined }],
]);
