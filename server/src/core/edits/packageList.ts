// The packages of an install as they stand in the file: one more of them, and all of them sorted, one on each line.
import type { PackageInstall } from "../shell/packages";
import type { Instruction } from "../syntax/types";
import { lineEnd, lineStart } from "../text/lines";
import { insert, replace, type Span, type TextEdit } from "../text/span";
import type { Written } from "./instructionLines";

/** What stands in front of an offset on its line. */
const before = ({ text }: Written, offset: number): string => text.slice(lineStart(text, offset), offset);

/** In a heredoc it is the shell that continues a line, else the builder. */
function newLine(file: Written, run: Instruction, at: number): string {
  const inBody = run.heredocs.some(({ bodySpan }) => bodySpan.start <= at && at < bodySpan.end);
  return ` ${inBody ? "\\" : file.tree.escape}${lineEnd(file.text, at)}`;
}

/** The first of those that are sorted, each on its own line, which comes behind the name. */
const nextByName = (file: Written, install: PackageInstall, name: string): PackageInstall["packages"][number] | undefined =>
  install.packages.length > 1 && areSorted(file, install) ? install.packages.find(({ word }) => word.text > name) : undefined;

/** Where it belongs among sorted ones; else behind the last, on a line of its own where that one stands so; undefined without a package. */
export function addPackage(file: Written, run: Instruction, install: PackageInstall, name: string): TextEdit | undefined {
  const last = install.packages.at(-1)?.word.span;
  if (!last) return undefined;
  const next = nextByName(file, install, name)?.word.span;
  if (next) return insert(next.start, `${name}${newLine(file, run, next.start)}${before(file, next.start)}`);
  const indent = before(file, last.start);
  return insert(last.end, indent.trim() === "" && indent !== "" ? `${newLine(file, run, last.start)}${indent}${name}` : ` ${name}`);
}

/** Where the packages stand, one behind the other with nothing but blanks and continuations between them; undefined otherwise. */
function packageSpan(file: Written, { packages, invocation }: PackageInstall): Span | undefined {
  const [first] = packages;
  const last = packages.at(-1);
  if (!first || !last || packages.length < 2) return undefined;
  const span = { start: first.word.span.start, end: last.word.span.end };
  const gaps = packages.slice(1).map(({ word }, index) => file.text.slice(packages[index]?.word.span.end ?? 0, word.span.start));
  const plain = packages.every(({ word }) => file.slice(word.span) === word.text);
  const optionsInside = invocation.options.some((option) => option.span.start > span.start && option.span.start < span.end);
  return plain && !optionsInside && gaps.every((gap) => /^[\s\\`]*$/.test(gap)) ? span : undefined;
}

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** As the first package stands, where it begins a line; else a step more than the line of the command. */
function indentOf(file: Written, { packages, invocation }: PackageInstall): string {
  const own = before(file, packages[0]?.word.span.start ?? invocation.nameSpan.start);
  if (own.trim() === "") return own;
  const line = /^[ \t]*/.exec(before(file, invocation.command.span.start))?.[0] ?? "";
  return line + (line.includes("\t") ? "\t" : "    ");
}

/** Blanks in front of an operator that goes on in the same line; none where only a continuation follows it, or nothing. */
function operatorBehind(file: Written, end: number): { readonly length: number } | undefined {
  const found = /^([ \t]*)&&[ \t]*(?=[^\s\\`])/.exec(file.text.slice(end));
  return found ? { length: found[1]?.length ?? 0 } : undefined;
}

/** undefined where something else stands among them, or nothing would change. */
export function sortPackages(file: Written, run: Instruction, install: PackageInstall): TextEdit | undefined {
  const span = packageSpan(file, install);
  const [first] = install.packages;
  const { words } = install.invocation;
  const word = first && words[words.indexOf(first.word) - 1];
  if (!span || !word) return undefined;
  const begin = newLine(file, run, span.start) + indentOf(file, install);
  const names = install.packages.map(({ word: each }) => each.text).sort(byName);
  const behind = operatorBehind(file, span.end);
  const at = { start: word.span.end, end: span.end + (behind?.length ?? 0) };
  const text = names.map((name) => begin + name).join("") + (behind ? begin : "");
  return file.slice(at) === text ? undefined : replace(at, text);
}

/** Sorted, and each begins a line already; one alone needs neither. */
export function areSorted(file: Written, { packages }: PackageInstall): boolean {
  const names = packages.map(({ word }) => word.text);
  const sorted = names.every((name, index) => index === 0 || byName(names[index - 1] ?? "", name) <= 0);
  return packages.length < 2 || (sorted && packages.every(({ word }) => before(file, word.span.start).trim() === ""));
}
