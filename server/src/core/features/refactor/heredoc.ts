// Writes a RUN that is a chain of commands as a heredoc, and a heredoc as a chain.
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { replace, type Span } from "../../text/span";
import { commandList, isPlainRun } from "./commandList";
import { lineEnd, runAt } from "./layout";
import { type FindRefactoring, titled } from "./types";

/** Heredocs came with version 1.4 of the Dockerfile frontend. */
function knowsHeredocs({ tree }: Dockerfile): boolean {
  const version = /docker\/dockerfile(?:-upstream)?:1\.(\d+)/.exec(tree.directives.find(({ name }) => name === "syntax")?.value ?? "");
  return version === null || Number(version[1]) >= 4;
}

/** Commands and the comments between them, in order, each as it stands in the file. */
function linesOf(doc: Dockerfile, run: Instruction, parts: readonly Span[]): readonly string[] {
  const items = [
    ...parts.map((span) => ({ at: span.start, text: doc.slice(span) })),
    ...run.innerComments.map(({ span }) => ({ at: span.start, text: doc.slice(span).trim() })),
  ];
  return items.sort((a, b) => a.at - b.at).map(({ text }) => text);
}

const freeName = (text: string): string => ["EOF", "END", "SCRIPT", "EOS"].find((name) => !text.includes(name)) ?? "DOCKERFILE_EOF";

export const toHeredoc: FindRefactoring = (doc, at) => {
  const run = runAt(doc, at);
  const list = run && isPlainRun(run) && knowsHeredocs(doc) ? commandList(doc, run) : undefined;
  if (!run || !list || list.joint !== "&&") return undefined;
  const inside = run.innerComments.some(({ span }) => list.parts.some((part) => part.start < span.start && span.end < part.end));
  const continued = list.parts.some((part) => doc.slice(part).includes("\n"));
  // A command over several lines would need the shell's own continuation.
  if (inside || (continued && doc.tree.escape !== "\\") || run.blankLines.length > 0) return undefined;
  // An error inside a substitution or in front of a pipe is told by `&&` and by `set -e` alike; `set +e` would undo it.
  if (list.script.commands.some(({ name }) => name === "set")) return undefined;
  return {
    id: "to-heredoc",
    kind: "refactor.rewrite",
    title: titled("Write this RUN as a heredoc"),
    review: false,
    edits() {
      const eol = lineEnd(doc);
      const lines = linesOf(doc, run, list.parts);
      const name = freeName(doc.slice(run.span));
      // A blank behind the closing name would be part of it.
      const end = run.span.end + (/^[ \t]*/.exec(doc.text.slice(run.span.end))?.[0].length ?? 0);
      return [replace({ start: run.arguments.span.start, end }, [`<<${name}`, "set -e", ...lines, name].join(eol))];
    },
  };
};

export const fromHeredoc: FindRefactoring = (doc, at) => {
  const run = runAt(doc, at);
  const [heredoc, second] = run?.heredocs ?? [];
  if (!run || !heredoc || second || !heredoc.closerSpan || !/^<<-?["']?\w+["']?$/.test(run.arguments.text)) return undefined;
  const list = commandList(doc, run);
  const [set, ...commands] = list?.parts ?? [];
  // Without `set -e` the commands run on behind an error: `&&` would be another thing.
  if (!list || !set || commands.length === 0 || list.joint !== ";" || !/^set -eu?$/.test(doc.slice(set)) || /^set -eu/.test(doc.slice(set)))
    return undefined;
  const body = doc.slice(heredoc.bodySpan);
  const commented = /^[ \t]*#/m.test(body);
  const nested = commands.some((part) => /\n|<</.test(doc.slice(part))) || list.script.commands.slice(1).some(({ name }) => name === "set");
  if (commented || nested || body.startsWith("#!")) return undefined;
  return {
    id: "from-heredoc",
    kind: "refactor.rewrite",
    title: titled("Write this heredoc as one chain of commands"),
    review: false,
    edits: () => [
      replace(
        { start: run.arguments.span.start, end: run.span.end },
        commands.map((part) => doc.slice(part).trimEnd()).join(` ${doc.tree.escape}${lineEnd(doc)}    && `),
      ),
    ],
  };
};
