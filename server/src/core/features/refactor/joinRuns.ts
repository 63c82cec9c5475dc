// Joins RUN instructions that stand one behind the other: one layer instead of several.
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { replace, type Span } from "../../text/span";
import { changesShell, commandList, isPlainRun } from "./commandList";
import { lineEnd, touchedBy } from "./layout";
import { type FindRefactoring, titled } from "./types";

const flagsOf = (doc: Dockerfile, { flags }: Instruction): string => flags.map(({ span }) => doc.slice(span)).join(" ");

/** Nobody wants more in one layer, and each has to be read. */
const most = 50;

/** The selected RUNs, or the one under the cursor and those directly behind it. */
function candidates(doc: Dockerfile, at: Span): readonly Instruction[] {
  const touched = touchedBy(doc, at);
  const [first] = touched;
  if (!first || touched.some(({ keyword }) => keyword !== "RUN")) return [];
  if (touched.length > 1) return touched.length > most ? [] : touched;
  const group = [first];
  for (const next of doc.instructions.slice(first.index + 1)) {
    if (next.keyword !== "RUN" || next.comments.length > 0 || group.length === most) break;
    group.push(next);
  }
  return group;
}

function joins(doc: Dockerfile, first: Instruction, second: Instruction): boolean {
  if (!isPlainRun(first) || !isPlainRun(second) || flagsOf(doc, first) !== flagsOf(doc, second)) return false;
  if (second.comments.length > 0 || doc.slice({ start: first.span.end, end: second.span.start }).trim() !== "") return false;
  const [one, two] = [commandList(doc, first), commandList(doc, second)];
  if (!one || !two || (one.joint ?? "&&") !== "&&" || (two.joint ?? "&&") !== "&&") return false;
  // `cd` and the like would reach into the second RUN, which began in a shell of its own.
  return !one.script.commands.some(({ name, inside }) => inside.length === 0 && (name === undefined || changesShell.has(name)));
}

export const joinRuns: FindRefactoring = (doc, at) => {
  const runs = candidates(doc, at);
  const end = runs.findIndex((run, index) => index > 0 && !joins(doc, runs[index - 1] ?? run, run));
  const group = end < 0 ? runs : touchedBy(doc, at).length > 1 ? [] : runs.slice(0, end);
  if (group.length < 2) return undefined;
  const between = ` ${doc.tree.escape}${lineEnd(doc)}    && `;
  return {
    id: "join-runs",
    kind: "refactor.inline",
    title: titled("Join {count} RUN instructions into one", { count: group.length }),
    review: true,
    edits: () =>
      group
        .slice(1)
        .map((run, index) => replace({ start: group[index]?.span.end ?? run.span.start, end: run.arguments.span.start }, between)),
  };
};
