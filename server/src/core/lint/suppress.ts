// Which findings the comments of a file silence, and which of these comments silence nothing.
import { buildkitChecks, isBuildkitCheck } from "../knowledge/buildkitChecks";
import { readSuppressions as readComments, type Suppression } from "../model/suppressions";
import type { Dockerfile } from "../model/types";
import type { Span } from "../text/span";
import type { Finding } from "./types";

export interface SuppressionIndex {
  /** A comment silences the finding. Remembers which comment did. */
  covers(finding: Finding): boolean;
  /** `# check=experimental=` names one of these. */
  asksFor(names: readonly string[]): boolean;
  /** Names that have silenced none of the findings that were asked about so far. */
  unused(): readonly UnusedName[];
}

export interface UnusedName {
  readonly suppression: Suppression;
  /** Index into `suppression.names`. */
  readonly nth: number;
}

const nothing: SuppressionIndex = { covers: () => false, asksFor: () => false, unused: () => [] };

const everywhere: Span = { start: 0, end: Number.MAX_SAFE_INTEGER };

/** Where a finding must begin to be silenced: in the instruction, or in the comments directly above it. */
function reach(doc: Dockerfile, { instruction, scope }: Suppression): Span {
  if (instruction === undefined) return everywhere;
  const target = doc.instructions[instruction];
  const stage = scope === "stage" && target ? doc.stageOf(target) : undefined;
  if (stage) return stage.span;
  return target ? { start: target.comments[0]?.span.start ?? target.span.start, end: target.span.end } : { start: 0, end: -1 };
}

/** The name silences the rule. BuildKit's own comments know BuildKit's names only, in their exact case. */
function names(suppression: Suppression, nth: number, finding: Finding): boolean {
  const name = suppression.names[nth] ?? "";
  if (suppression.kind === "check") {
    const checks = finding.aliases.filter(isBuildkitCheck);
    const here = suppression.scope === "file" ? checks : checks.filter((check) => buildkitChecks[check]?.perInstruction);
    return name === "all" ? here.length > 0 : here.includes(name);
  }
  const wanted = name.toLowerCase();
  return wanted === "all" || [finding.rule, ...finding.aliases].some((known) => known.toLowerCase() === wanted);
}

export function readSuppressions(doc: Dockerfile): SuppressionIndex {
  const { list, requests } = readComments(doc.tree);
  if (list.length === 0 && requests.length === 0) return nothing;
  const entries = list.map((suppression) => ({ suppression, at: reach(doc, suppression), used: new Set<number>() }));
  const asked = new Set(requests.flatMap((request) => request.names));
  return {
    covers(finding) {
      // BuildKit reports an overridden CMD at the earlier one and asks the comment above the later one: either will do.
      const places = [finding.span, ...finding.related.map(({ span }) => span)];
      let covered = false;
      for (const { suppression, at, used } of entries) {
        if (!places.some(({ start }) => at.start <= start && start <= at.end)) continue;
        for (let nth = 0; nth < suppression.names.length; nth++) {
          if (!names(suppression, nth, finding)) continue;
          used.add(nth);
          covered = true;
        }
      }
      return covered;
    },
    asksFor: (known) => asked.has("all") || known.some((name) => asked.has(name)),
    unused: () =>
      entries.flatMap(({ suppression, used }) => suppression.names.flatMap((_, nth) => (used.has(nth) ? [] : [{ suppression, nth }]))),
  };
}
