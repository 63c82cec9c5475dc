// Flask's development server: whether its reloader runs, which ends on SIGTERM.
import { flaskCalls, flaskOff, flaskUnsure, otherRuns, werkzeugPackages } from "../knowledge/flaskServer";

/** The reloader runs: yes, no, that is not known; undefined: no call that starts the server. */
export type Reloads = "yes" | "no" | "unknown" | undefined;

export type Variable = (name: string) => string | undefined;

/** Longer calls are not read to their end. */
const maximalCall = 4_000;
const maximalCalls = 50;

/** The arguments of a call as written; `at`: behind its opening bracket. */
function argumentsAt(text: string, at: number): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let quote = "";
  let from = at;
  for (let index = at; index < Math.min(text.length, at + maximalCall); index++) {
    const unit = text[index] ?? "";
    if (quote !== "") {
      if (unit === "\\") index++;
      else if (unit === quote) quote = "";
    } else if (unit === '"' || unit === "'") quote = unit;
    else if (/[[({]/.test(unit)) depth++;
    else if ((unit === "," || unit === ")") && depth === 0) {
      found.push(text.slice(from, index).trim());
      from = index + 1;
      if (unit === ")") return found.filter((each) => each !== "");
    } else if (/[\])}]/.test(unit)) depth--;
  }
  return [...found, "**"];
}

const literal = (value: string): Reloads => (/^(?:True|1)$/.test(value) ? "yes" : /^(?:False|0|None)$/.test(value) ? "no" : "unknown");

const named = (args: readonly string[], name: string): string | undefined =>
  args.find((arg) => arg.startsWith(name) && /^\s*=(?!=)/.test(arg.slice(name.length)))?.replace(/^\w+\s*=\s*/, "");

function byEnvironment(variable: Variable): Reloads {
  const debug = variable("FLASK_DEBUG");
  if (debug !== undefined) return flaskOff.has(debug.toLowerCase()) ? "no" : "yes";
  return flaskUnsure.some((name) => variable(name) !== undefined) ? "unknown" : "no";
}

/** `debug` left to the configuration of the application. */
function byConfiguration(text: string, variable: Variable): Reloads {
  if (variable("FLASK_DEBUG") !== undefined) return byEnvironment(variable);
  if (/\.debug\s*=\s*True\b|["']DEBUG["']\]\s*=\s*True\b/.test(text)) return "yes";
  return /\bDEBUG\b|\.debug\b|config\.from_/.test(text) ? "unknown" : byEnvironment(variable);
}

function ofCall(args: readonly string[], simple: boolean, text: string, variable: Variable): Reloads {
  if (args.some((arg) => arg.startsWith("*"))) return "unknown";
  const reloader = named(args, "use_reloader");
  if (reloader !== undefined) return literal(reloader);
  const positional = args.filter((arg) => !/^\w+\s*=(?!=)/.test(arg));
  if (simple) return positional.length > 3 ? "unknown" : "no";
  const debug = named(args, "debug") ?? positional[2];
  return debug === undefined || debug === "None" ? byConfiguration(text, variable) : literal(debug);
}

/** @param text of the main file, without comments. */
export function reloadsInCode(text: string, variable: Variable): Reloads {
  const isFlask = werkzeugPackages.test(text);
  const answers = new Set<Reloads>();
  let left = maximalCalls;
  for (const call of text.matchAll(flaskCalls)) {
    if (left-- <= 0) return "unknown";
    if (otherRuns.test(text.slice(Math.max(0, call.index - 40), call.index))) continue;
    const args = argumentsAt(text, call.index + call[0].length);
    if (isFlask) answers.add(ofCall(args, call[1] !== undefined, text, variable));
    // An application from another file: of Flask, perhaps.
    else if (named(args, "debug") !== undefined || named(args, "use_reloader") !== undefined)
      answers.add(ofCall(args, false, text, variable) === "no" ? "no" : "unknown");
  }
  const [only] = answers;
  return answers.size > 1 ? "unknown" : only;
}

/** `flask --app x run --debug` */
export function reloadsOnCommandLine(args: readonly string[], variable: Variable): Reloads {
  if (args.includes("--no-reload")) return "no";
  if (args.includes("--reload") || args.includes("--debug")) return "yes";
  return args.includes("--no-debug") ? "no" : byEnvironment(variable);
}
