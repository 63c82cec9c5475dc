// Which findings of a file are shown in full: what a rule says again and again is shown three times, the rest is named by its lines.
import type { Severity } from "../../core";

export interface Foldable {
  /** Equal where two say the same. */
  readonly kind: string;
  readonly severity: Severity;
}

/** A row that is shown, and those like it that are not, behind the last one that is. */
export interface Folded<Row> {
  readonly row: Row;
  readonly more: readonly Row[];
}

const shownInFull = 3;
/** A single one more takes no more room than the line that would stand for it. */
const leastFolded = 2;

/** The rows in their order. Errors are never folded: each breaks the build or the container. */
export function fold<Row extends Foldable>(rows: readonly Row[]): readonly Folded<Row>[] {
  const alike = new Map<string, Row[]>();
  for (const row of rows) {
    const group = alike.get(row.kind) ?? [];
    group.push(row);
    alike.set(row.kind, group);
  }
  const hidden = new Map<Row, readonly Row[]>();
  const gone = new Set<Row>();
  for (const group of alike.values()) {
    const last = group[shownInFull - 1];
    const more = group.slice(shownInFull);
    if (!last || more.length < leastFolded || group.some(({ severity }) => severity === "error")) continue;
    hidden.set(last, more);
    for (const row of more) gone.add(row);
  }
  return rows.filter((row) => !gone.has(row)).map((row) => ({ row, more: hidden.get(row) ?? [] }));
}
