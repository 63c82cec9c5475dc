// Constructs beyond POSIX, and which of the small shells know them. Tried with dash 0.5.12-2 and BusyBox 1.35 ash; newer ones of dash know pipefail.

export type Extension =
  | "double-bracket"
  | "brace-expansion"
  | "process-substitution"
  | "arithmetic-command"
  | "arithmetic-for"
  | "select"
  | "here-string"
  | "array"
  | "ansi-quotes"
  | "coproc"
  | "substring"
  | "replacement"
  | "case-change"
  | "transformation"
  | "indirection"
  | "both-redirected"
  | "append"
  | "pipe-both"
  | "function-keyword"
  | "double-equals"
  | "echo-option"
  | "source"
  | "pipefail"
  | "trap-err"
  | "read-option"
  | "printf-extension"
  | "let"
  | "bash-builtin";

export interface ExtensionFacts {
  /** How a message names it. */
  readonly name: string;
  /** What a shell that does not know it makes of it. */
  readonly effect: string;
  /** BusyBox ash knows it too. */
  readonly ash?: true;
}

const fails = "fails";
const syntaxError = "refuses the whole command line";

export const shellExtensions: Readonly<Record<Extension, ExtensionFacts>> = {
  "double-bracket": { name: "[[ … ]]", effect: "looks for a program of that name and fails", ash: true },
  "brace-expansion": { name: "{a,b}", effect: "takes it as text" },
  "process-substitution": { name: "<(…)", effect: syntaxError, ash: true },
  "arithmetic-command": { name: "((…))", effect: "runs what is inside as a command" },
  "arithmetic-for": { name: "for ((…))", effect: syntaxError },
  select: { name: "select", effect: syntaxError },
  "here-string": { name: "<<<", effect: syntaxError },
  array: { name: "an array", effect: syntaxError },
  "ansi-quotes": { name: "$'…'", effect: "writes the dollar sign", ash: true },
  coproc: { name: "coproc", effect: fails },
  substring: { name: "${x:1:2}", effect: fails, ash: true },
  replacement: { name: "${x/a/b}", effect: fails, ash: true },
  "case-change": { name: "${x^^}", effect: fails },
  transformation: { name: "${x@Q}", effect: fails },
  indirection: { name: "${!x}", effect: fails },
  "both-redirected": { name: "&>", effect: "runs the command in the background and empties the file", ash: true },
  append: { name: "+=", effect: "looks for a program of that name and fails" },
  "pipe-both": { name: "|&", effect: syntaxError },
  "function-keyword": { name: "function", effect: syntaxError, ash: true },
  "double-equals": { name: "==", effect: "fails, so the test is never true", ash: true },
  "echo-option": { name: "echo -e", effect: "prints the -e", ash: true },
  source: { name: "source", effect: fails, ash: true },
  pipefail: { name: "set -o pipefail", effect: "fails", ash: true },
  "trap-err": { name: "trap … ERR", effect: fails, ash: true },
  "read-option": { name: "this option of read", effect: fails, ash: true },
  "printf-extension": { name: "this format of printf", effect: fails },
  let: { name: "let", effect: fails, ash: true },
  "bash-builtin": { name: "this builtin", effect: fails },
};
