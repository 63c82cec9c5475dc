// How a measurement is printed beside its budget.

export interface Measured {
  readonly name: string;
  /** As it is printed: `12.3 ms`, `4.1 s`. */
  readonly shown: string;
  /** undefined: told only. */
  readonly ratio?: number;
  readonly budget?: number;
  /** What the ratio is of: `× 30 lines`. */
  readonly of?: string;
}

const isKept = ({ ratio, budget }: Measured): boolean => ratio === undefined || budget === undefined || ratio <= budget;

/** Prints the rows; false when a budget is broken. */
export function printTable(rows: readonly Measured[]): boolean {
  const width = Math.max(...rows.map(({ name }) => name.length));
  for (const row of rows) {
    const { name, shown, ratio, budget, of = "" } = row;
    const against = ratio === undefined ? "" : `${ratio.toFixed(3)} ${of}${budget === undefined ? "" : `, budget ${budget}`}`;
    console.log(`${name.padEnd(width)}  ${shown.padStart(24)}  ${against} ${isKept(row) ? "" : "OVER BUDGET"}`.trimEnd());
  }
  return rows.every(isKept);
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
