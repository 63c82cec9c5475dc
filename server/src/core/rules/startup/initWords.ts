// Where an init's own words end in the container's command line, and whether a command line in shell form starts with one.
import { inits } from "../../knowledge/inits";
import { programName } from "../../shell/dialect";
import type { Startup, Step } from "../../startup";

/** The init that the shell of a shell-form ENTRYPOINT or CMD starts; undefined: none. */
export function initWord({ start, chain }: Startup): Step | undefined {
  const part = start.entrypoint ?? start.cmd;
  const [shell, second] = chain;
  return part?.form === "shell" && shell?.role === "shell" && second?.role === "init" ? second : undefined;
}

/** Index of the first word of `argv` behind the init's options, a `--` included; `argv[0]` is the init. */
export function behindOptions(argv: readonly string[]): { readonly at: number; readonly doubleDash: boolean } {
  const init = inits.get(programName(argv[0] ?? ""));
  const valued = new Set(init?.options.flatMap((option) => (option.valued ? option.names : [])));
  let at = 1;
  for (; at < argv.length; at++) {
    const word = argv[at] ?? "";
    if (word === "--") return { at: at + 1, doubleDash: true };
    if (!/^-./.test(word)) break;
    const isLong = word.startsWith("--");
    const letter = isLong ? word : `-${word.at(-1)}`;
    if (!word.includes("=") && valued.has(letter)) at++;
  }
  return { at, doubleDash: false };
}
