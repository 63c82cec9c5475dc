// Words in front of a command that run it: those of the shell, and the programs of `wrappers`.
import { commandOptions } from "./commandOptions";
import { wrappers } from "./wrappers";

export interface CommandWrapper {
  /** Options whose value is the next word. */
  readonly valued: readonly string[];
  /** Words between the options and the command: the user of gosu, the duration of timeout. */
  readonly operands: number;
  /** Takes `NAME=value` words in front of the command. */
  readonly assignments?: boolean;
}

/** Builtins of POSIX shells, and programs that only a build or a script uses. Source: POSIX.1-2024, the manual pages. */
const inScripts: Readonly<Record<string, CommandWrapper>> = {
  exec: { valued: ["-a"], operands: 0 },
  command: { valued: [], operands: 0 },
  builtin: { valued: [], operands: 0 },
  busybox: { valued: [], operands: 0 },
  xargs: { valued: [...commandOptions("xargs").valued], operands: 0 },
  doas: { valued: ["-u", "-C"], operands: 0 },
  fakeroot: { valued: ["-l", "-s", "-i", "-b"], operands: 0 },
  eatmydata: { valued: [], operands: 0 },
  catchsegv: { valued: [], operands: 0 },
  flock: { valued: ["-w", "-E", "--timeout"], operands: 1 },
  linux32: { valued: [], operands: 0 },
  linux64: { valued: [], operands: 0 },
  setarch: { valued: [], operands: 1 },
};

/** What stands in front of a command; undefined for a program that runs by itself. */
export const commandWrapper = (program: string): CommandWrapper | undefined =>
  Object.hasOwn(inScripts, program) ? inScripts[program] : wrappers.get(program);
