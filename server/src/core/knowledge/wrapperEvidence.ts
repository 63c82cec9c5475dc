// What was measured of programs that stand in front of another: whether they reap.
import type { MeasuredWrapper } from "./evidence";
import { measuredWrappers } from "./measuredPrograms";

const measured = new Map<string, MeasuredWrapper>(
  measuredWrappers.filter(({ words }) => words === undefined).flatMap((row) => row.names.map((name) => [name, row] as const)),
);

/** Whether it waits for orphans as PID 1; undefined: nobody has measured it. */
export const measuredReaping = (name: string): MeasuredWrapper["reaps"] | undefined => measured.get(name)?.reaps;
