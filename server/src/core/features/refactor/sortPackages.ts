// Puts the packages of an install on lines of their own, sorted: a change is then one line, and a double is seen.
import type { Dockerfile } from "../../model/types";
import { type PackageInstall, packageInstalls } from "../../shell/packages";
import { scriptsOf } from "../../shell/scriptsOf";
import type { Instruction } from "../../syntax/types";
import { replace, type Span, type TextEdit } from "../../text/span";
import { lineEnd, lineStart, runAt } from "./layout";
import { type FindRefactoring, titled } from "./types";

const managers: ReadonlySet<string> = new Set(["apt-get", "apt", "apk", "dnf", "yum", "microdnf", "zypper", "pip", "npm", "gem"]);

/** Where the packages stand, one behind the other with nothing but blanks and continuations between them; undefined otherwise. */
function packageSpan(doc: Dockerfile, { packages, invocation }: PackageInstall): Span | undefined {
  const [first] = packages;
  const last = packages.at(-1);
  if (!first || !last || packages.length < 2) return undefined;
  const span = { start: first.word.span.start, end: last.word.span.end };
  const gaps = packages.slice(1).map(({ word }, index) => doc.text.slice(packages[index]?.word.span.end ?? 0, word.span.start));
  const plain = packages.every(({ word }) => doc.slice(word.span) === word.text);
  const optionsInside = invocation.options.some((option) => option.span.start > span.start && option.span.start < span.end);
  return plain && !optionsInside && gaps.every((gap) => /^[\s\\`]*$/.test(gap)) ? span : undefined;
}

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const blanks = (text: string): string => /^[ \t]*/.exec(text)?.[0] ?? "";

/** As the first package stands, where it begins a line; else a step more than the line of the command. */
function indentOf(doc: Dockerfile, { packages, invocation }: PackageInstall): string {
  const first = packages[0]?.word.span.start ?? invocation.nameSpan.start;
  const own = doc.text.slice(lineStart(doc.text, first), first);
  if (own.trim() === "") return own;
  const at = invocation.command.span.start;
  const line = blanks(doc.text.slice(lineStart(doc.text, at), at));
  return line + (line.includes("\t") ? "\t" : "    ");
}

/** Blanks in front of an operator that goes on in the same line; none where only a continuation follows it, or nothing. */
function operatorBehind(doc: Dockerfile, end: number): { readonly length: number } | undefined {
  const found = /^([ \t]*)&&[ \t]*(?=[^\s\\`])/.exec(doc.text.slice(end));
  return found ? { length: found[1]?.length ?? 0 } : undefined;
}

function sorted(doc: Dockerfile, run: Instruction, install: PackageInstall): TextEdit | undefined {
  const span = packageSpan(doc, install);
  const [first] = install.packages;
  const { words } = install.invocation;
  const before = first && words[words.indexOf(first.word) - 1];
  if (!span || !before) return undefined;
  const newLine = ` ${run.heredocs.length > 0 ? "\\" : doc.tree.escape}${lineEnd(doc)}`;
  const indent = indentOf(doc, install);
  const names = install.packages.map(({ word }) => word.text).sort(byName);
  const behind = operatorBehind(doc, span.end);
  const at = { start: before.span.end, end: span.end + (behind?.length ?? 0) };
  const text = names.map((name) => newLine + indent + name).join("") + (behind ? newLine + indent : "");
  return doc.slice(at) === text ? undefined : replace(at, text);
}

export const sortPackages: FindRefactoring = (doc, at) => {
  const run = runAt(doc, at);
  if (run?.form !== "shell") return undefined;
  const installs = scriptsOf(doc, run)
    .flatMap(packageInstalls)
    .filter(({ manager }) => managers.has(manager));
  const edits = installs.flatMap((install) => sorted(doc, run, install) ?? []);
  const inOrder = installs.every(({ packages }) => {
    const names = packages.map(({ word }) => word.text);
    return packages.length < 2 || (names.join("\n") === [...names].sort(byName).join("\n") && isBroken(doc, packages));
  });
  if (edits.length === 0 || inOrder) return undefined;
  return {
    id: "sort-packages",
    kind: "refactor.rewrite",
    title: titled("Sort the packages, one on each line"),
    review: false,
    edits: () => edits,
  };
};

/** Each package begins a line already. */
const isBroken = (doc: Dockerfile, packages: PackageInstall["packages"]): boolean =>
  packages.every(({ word }) => doc.text.slice(lineStart(doc.text, word.span.start), word.span.start).trim() === "");
