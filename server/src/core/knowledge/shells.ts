// Which programs are shells, which options they know, and when a shell that was given a command line with `-c` becomes the last command.
import type { Shell } from "./distributions";

/** Programs that are shells of the POSIX family, and how each reads a script. */
export const shellDialects = {
  sh: "sh",
  dash: "dash",
  ash: "ash",
  bash: "bash",
  rbash: "bash",
  zsh: "zsh",
  ksh: "ksh",
  mksh: "ksh",
  ksh93: "ksh",
} as const;

/** What stands at the end of a command line, as far as it decides whether the shell execs it. */
export type LineShape =
  /** One command: `prog`, `VAR=x prog`, `prog;`. */
  | "single"
  /** `a && prog`, `a || prog`. */
  | "and-or"
  /** `a; prog`, `set -e; prog`. */
  | "sequence"
  /** `prog > file`, and `prog 2>&1`. */
  | "redirected"
  /** `(prog)`, `{ prog; }`, `if …; then prog; fi`. */
  | "compound"
  /** A pipe, `&`, a loop, a command that is not the last one, anything behind `trap`. */
  | "never";

export type ShellEffect = "exec" | "stays" | "unknown";

/** Releases from which on the shell execs a shape; null: never. */
type Since = Readonly<Record<LineShape, string | null>>;

/**
 * Measured with 14 shell releases.
 * Debian and Ubuntu carry a patch that switches it off in dash (since 0.5.7-2, 2011).
 * BusyBox ash does it since 1.28 (commit 1e3e2ccd5, 2017), which is Alpine 3.8.
 */
const since: Readonly<Record<"dash" | "ash" | "bash", Since>> = {
  dash: { single: null, "and-or": null, sequence: null, redirected: null, compound: null, never: null },
  ash: { single: "1.28", "and-or": "1.28", sequence: "1.28", redirected: "1.28", compound: "1.28", never: null },
  bash: { single: "0", "and-or": "4.4", sequence: "5.1", redirected: null, compound: null, never: null },
};

function compareReleases(a: string, b: string): number {
  const [left, right] = [a, b].map((release) => release.split(/[.-]/).map(Number));
  for (let at = 0; at < Math.max(left?.length ?? 0, right?.length ?? 0); at++) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * `set -o pipefail`; undefined where nobody can tell. bash and BusyBox ash have it in every release that images hold; dash has it
 * from Debian's 0.5.12-7 on, which is Debian 13 and Ubuntu 25.04.
 */
export function knowsPipefail(shell: Shell | undefined): boolean | undefined {
  if (shell === undefined || shell.kind === "none") return undefined;
  if (shell.kind !== "dash") return true;
  return shell.version === undefined ? undefined : compareReleases(shell.version, "0.5.12-7") >= 0;
}

/** Names behind `-o` that bash alone has. Tried with dash 0.5.12. */
const bashOptions: ReadonlySet<string> = new Set([
  ...["braceexpand", "errtrace", "functrace", "hashall", "histexpand", "history", "keyword", "onecmd", "physical", "posix"],
]);

/** Whether the shell stops at `-o name` before it runs anything; false also where nobody can tell. */
export const refusesOption = (shell: Shell, name: string): boolean =>
  name === "pipefail" ? knowsPipefail(shell) === false : shell.kind === "dash" && bashOptions.has(name);

/** Whether the shell stops at a letter of `-eo`; of `-O globstar` too. Tried with dash 0.5.12: it has no other letters than these. */
export const refusesLetter = (shell: Shell, letter: string): boolean =>
  shell.kind === "dash" && /[a-zA-Z]/.test(letter) && !/[abcefilmnopsuvxCEIV]/.test(letter);

/** What `sh -c` of this shell does with a line of this shape; `unknown` where the shell or its release is not known. */
export function effectOf(shell: Shell | undefined, shape: LineShape): ShellEffect {
  if (shape === "never") return "stays";
  if (shell === undefined || shell.kind === "none") return "unknown";
  const from = since[shell.kind][shape];
  if (from === null) return "stays";
  if (from === "0") return "exec";
  if (shell.version === undefined) return "unknown";
  return compareReleases(shell.version, from) >= 0 ? "exec" : "stays";
}

/** The release of bash that a distribution's package has when bash is not its /bin/sh. Debian, Ubuntu, Alpine packages. */
const bashPackage: Readonly<Record<string, string>> = {
  "debian:7": "4.2",
  "debian:8": "4.3",
  "debian:9": "4.4",
  "debian:10": "5.0",
  "debian:11": "5.1",
  "debian:12": "5.2",
  "debian:13": "5.2",
  "ubuntu:12.04": "4.2",
  "ubuntu:14.04": "4.3",
  "ubuntu:16.04": "4.3",
  "ubuntu:18.04": "4.4",
  "ubuntu:20.04": "5.0",
  "ubuntu:22.04": "5.1",
  "ubuntu:24.04": "5.2",
  "alpine:3.8": "4.4",
  "alpine:3.9": "4.4",
  "alpine:3.10": "5.0",
  "alpine:3.11": "5.0",
  "alpine:3.12": "5.0",
};

/** Bash as a package on a distribution whose `sh` is another shell; from Debian 13, Alpine 3.13 on 5.1 or later. */
export function bashOn(distribution: { readonly family: string; readonly release: string | undefined } | undefined): Shell {
  if (distribution === undefined) return { kind: "bash", version: undefined };
  const known = bashPackage[`${distribution.family}:${distribution.release}`];
  const recent = distribution.family === "alpine" || distribution.family === "wolfi" || distribution.release === undefined;
  return { kind: "bash", version: known ?? (recent ? "5.2" : undefined) };
}
