// Checksums and signatures that are checked, and whose failure changes nothing for what comes behind.
import { followedBy, isChecked, optionsAt } from "../../shell/astQueries";
import { type Invocation, invocationOf } from "../../shell/invocation";
import type { Command, ShellScript } from "../../shell/types";
import { verifies } from "./noticed";

export interface IgnoredCheck {
  readonly command: Command;
  readonly program: string;
  /** `;`: the next command runs in any case. `||`: what stands behind that makes a success of it. */
  readonly by: ";" | "||";
  /** What runs all the same; undefined where it is a construct, or has no literal name. */
  readonly next: string | undefined;
}

const sums = /\b(?:sha\d*sum|shasum|md5sum|b2sum)\b/;
const goesOn: ReadonlySet<string> = new Set(["true", ":", "echo", "printf"]);

/** `[ "$(sha256sum x | cut …)" = … ]` */
const compares = ({ name, words }: Command): boolean =>
  (name === "[" || name === "test") && words.some(({ text }) => /\$\(|`/.test(text) && sums.test(text));

/** Its status is somebody's: of its own pipe, not that of one it stands in front of, nor what `$(…)` prints; it is not asked for with `$?`. */
function isPlain(script: ShellScript, { pipeline, inside, background, span, redirections }: Command): boolean {
  if (pipeline.index !== pipeline.length - 1 || background || inside.includes("substitution")) return false;
  if (redirections.some(({ operator, node }) => operator === ">" && node && node.text !== "/dev/null")) return false;
  const behind = script.commands.find((each) => each.span.start >= span.end);
  return (
    !behind ||
    ![...behind.words, ...behind.assignments.map(({ value }) => ({ text: value ?? "$?" }))].some(({ text }) => text.includes("$?"))
  );
}

/** What the pipe or the command itself is left to: nobody. */
export function ignoredCheck(script: ShellScript, command: Command, at: number): IgnoredCheck | undefined {
  const invocation: Invocation | undefined = invocationOf(script, command);
  const isTest = compares(command);
  if (!isTest && (!verifies(invocation) || invocation?.options.some(({ name }) => /^--status-fd/.test(name)))) return undefined;
  if (!isPlain(script, command)) return undefined;
  const program = isTest ? "the test" : (invocation?.program ?? "the check");
  const joint = followedBy(script, command);
  const behind = script.commands.slice(at + 1, at + 200).find(({ span }) => span.start >= command.span.end);
  if (joint === ";") {
    if (isChecked(script, command) || optionsAt(script, command).has("errexit")) return undefined;
    return { command, program, by: ";", next: behind?.name };
  }
  if (joint !== "||" || !behind || behind.joinedBy !== "||" || behind.inside.length !== command.inside.length) return undefined;
  if (!goesOn.has(behind.name ?? "") || followedBy(script, behind) === "&&" || behind.pipeline.length > 1) return undefined;
  return { command, program, by: "||", next: behind.name };
}

/** Cheap: whether a text may hold one. */
export const mayCheck = (text: string): boolean => sums.test(text) || /\b(?:gpgv?|cosign|minisign|signify)\b/.test(text);

export const ignoredChecks = (script: ShellScript): readonly IgnoredCheck[] =>
  mayCheck(script.source.text) ? script.commands.flatMap((command, at) => ignoredCheck(script, command, at) ?? []) : [];
