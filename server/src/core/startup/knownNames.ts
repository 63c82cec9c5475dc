// Names of commands that somebody has told something about: a program of the tables, not one that a project may have made up.
import { inits } from "../knowledge/inits";
import { programs, shellNames } from "../knowledge/programs";
import { wrappers } from "../knowledge/wrappers";
import { runnerNamed } from "../shell/runnerCall";

/** Programs with a name that a script gives its own functions as well. */
const everyday: ReadonlySet<string> = new Set(["serve"]);

export const isKnownName = (name: string): boolean =>
  (programs.has(name) && !everyday.has(name)) ||
  inits.has(name) ||
  wrappers.has(name) ||
  shellNames.has(name) ||
  runnerNamed(name) !== undefined ||
  name === "su" ||
  name === "runuser";
