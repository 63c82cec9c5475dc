// A chain of commands as a heredoc and back, and a line put in front of a heredoc's own.
import type { ShellScript } from "../shell/types";
import type { Heredoc, Instruction } from "../syntax/types";
import { lineEnd } from "../text/lines";
import { insert, replace, type Span, type TextEdit } from "../text/span";
import { type CommandList, commandList, isPlainRun } from "./commandList";
import type { Written } from "./instructionLines";

/** Commands and the comments between them, in order, each as it stands in the file. */
function linesOf(file: Written, run: Instruction, parts: readonly Span[]): readonly string[] {
  const items = [
    ...parts.map((span) => ({ at: span.start, text: file.slice(span) })),
    ...run.innerComments.map(({ span }) => ({ at: span.start, text: file.slice(span).trim() })),
  ];
  return items.sort((a, b) => a.at - b.at).map(({ text }) => text);
}

const freeName = (text: string): string => ["EOF", "END", "SCRIPT", "EOS"].find((name) => !text.includes(name)) ?? "DOCKERFILE_EOF";

/** `set +e` would undo what the heredoc needs; what a variable holds is not known. */
const switchesOff = ({ script }: CommandList): boolean =>
  script.commands.some(({ name, words }) => name === "set" && words.some(({ value }) => value === undefined || value.startsWith("+")));

/** The first error ends the script already: by SHELL, or by its own first line. */
const stopsByItself = (file: Written, { script, parts: [first] }: CommandList): boolean =>
  script.startOptions.includes("errexit") || (first !== undefined && /^set -[a-z]*e/.test(file.slice(first)));

/**
 * A plain RUN whose commands are joined with `&&`, as a script that stops at the first error.
 * An error inside a substitution or in front of a pipe is told by `&&` and by `set -e` alike.
 */
export function chainToHeredoc(file: Written, run: Instruction, scripts: readonly ShellScript[]): TextEdit | undefined {
  const list = isPlainRun(run) ? commandList(file, run, scripts) : undefined;
  if (list?.joint !== "&&" || switchesOff(list) || run.blankLines.length > 0) return undefined;
  const { parts } = list;
  const inside = run.innerComments.some(({ span }) => parts.some((part) => part.start < span.start && span.end < part.end));
  // A command over several lines needs the shell's own continuation.
  const continued = file.tree.escape !== "\\" && parts.some((part) => file.slice(part).includes("\n"));
  if (inside || continued) return undefined;
  // The builder keeps the carriage returns of a heredoc, and the shell takes them for part of the last word.
  const ending = lineEnd(file.text, run.span.end);
  if (ending !== "\n" || file.slice(run.span).includes("\r")) return undefined;
  const name = freeName(file.slice(run.span));
  // A blank behind the closing name would be part of it.
  const end = run.span.end + (/^[ \t]*/.exec(file.text.slice(run.span.end))?.[0].length ?? 0);
  const lines = [`<<${name}`, ...(stopsByItself(file, list) ? [] : ["set -e"]), ...linesOf(file, run, parts), name];
  return replace({ start: run.arguments.span.start, end }, lines.join(ending));
}

/** A heredoc that stops at the first error, as commands joined with `&&`. */
export function heredocToChain(file: Written, run: Instruction, scripts: readonly ShellScript[]): TextEdit | undefined {
  const [heredoc, second] = run.heredocs;
  if (!heredoc || second || !heredoc.closerSpan || !/^<<-?["']?\w+["']?$/.test(run.arguments.text)) return undefined;
  const list = commandList(file, run, scripts);
  const [set, ...commands] = list?.parts ?? [];
  // Without `set -e` the commands run on behind an error: `&&` would be another thing.
  if (!list || !set || commands.length === 0 || list.joint !== ";" || file.slice(set) !== "set -e") return undefined;
  const body = file.slice(heredoc.bodySpan);
  const commented = /^[ \t]*#/m.test(body);
  const nested =
    commands.some((part) => /\n|<</.test(file.slice(part))) || list.script.commands.slice(1).some(({ name }) => name === "set");
  if (commented || nested) return undefined;
  const between = ` ${file.tree.escape}${lineEnd(file.text, run.span.start)}    && `;
  const chain = commands.map((part) => file.slice(part).trimEnd()).join(between);
  return replace({ start: run.arguments.span.start, end: run.span.end }, chain);
}

/** In front of a heredoc's first line, indented as that; behind a `#!`. */
export function lineIntoHeredoc(file: Pick<Written, "slice">, { bodySpan }: Heredoc, line: string): TextEdit {
  const body = file.slice(bodySpan);
  const shebang = /^\t*#![^\n]*\n/.exec(body)?.[0].length ?? 0;
  const indent = /^[ \t]*/.exec(body.slice(shebang))?.[0] ?? "";
  return insert(bodySpan.start + shebang, `${indent}${line}${lineEnd(body, 0)}`);
}
