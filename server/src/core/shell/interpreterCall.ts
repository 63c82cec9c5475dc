// What an interpreter is told to run: the script among its words, a module, or code on the command line.
import { interpreterOptions } from "../knowledge/interpreters";

export interface InterpreterCall {
  /** Index of the script among the arguments, or of the module's name; undefined: there is none. */
  readonly at: number | undefined;
  readonly kind: "script" | "module" | "code" | "ends" | "none";
}

/** Only options in front of the script are the interpreter's own: `python app.py -c x` runs app.py. */
export function interpreterCall(name: string, args: readonly string[]): InterpreterCall {
  const options = interpreterOptions(name);
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? "";
    if (word === "--") return { at: at + 1 < args.length ? at + 1 : undefined, kind: "script" };
    if (!word.startsWith("-") || word === "-") return { at, kind: "script" };
    if (options?.ends.has(word)) return { at: undefined, kind: "ends" };
    if (options?.code.has(word)) return { at: undefined, kind: "code" };
    if (word === options?.module) return { at: at + 1, kind: "module" };
    if (options?.valued.has(word)) at++;
  }
  return { at: undefined, kind: "none" };
}

/** The script, or the module, by its name. */
export function interpretedName(name: string, args: readonly string[]): string | undefined {
  const { at } = interpreterCall(name, args);
  return at === undefined ? undefined : args[at];
}
