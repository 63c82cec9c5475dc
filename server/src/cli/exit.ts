// How the command line ends: the exit codes, and the error that becomes one.

/** 0 clean · 1 findings at or over `--fail-on` · 2 could not run. */
export const exitCodes = { clean: 0, findings: 1, failed: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A wrong option or a missing argument: told on stderr, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
