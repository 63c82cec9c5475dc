// Joins RUN instructions that stand one behind the other: one layer instead of several.
import { canJoin, joinRuns as joinedRuns } from "../../edits";
import type { Dockerfile } from "../../model/types";
import { scriptsOf } from "../../shell/scriptsOf";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import { touchedBy } from "./selection";
import { type FindRefactoring, titled } from "./types";

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

export const joinRuns: FindRefactoring = (doc, at) => {
  const runs = candidates(doc, at);
  const scripts = (run: Instruction) => scriptsOf(doc, run);
  const end = runs.findIndex((run, index) => index > 0 && !canJoin(doc, runs[index - 1] ?? run, run, scripts));
  const group = end < 0 ? runs : touchedBy(doc, at).length > 1 ? [] : runs.slice(0, end);
  if (group.length < 2) return undefined;
  return {
    id: "join-runs",
    kind: "refactor.inline",
    title: titled("Join {count} RUN instructions into one", { count: group.length }),
    review: true,
    edits: () => joinedRuns(doc, group),
  };
};
