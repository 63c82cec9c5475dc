// What was measured of programs that stand in front of another: how sure the way past them is, and whether they reap.
import type { MeasuredWrapper } from "./evidence";
import { measuredWrappers } from "./measuredPrograms";
import { wrappers } from "./wrappers";

const measured = new Map<string, MeasuredWrapper>(
  measuredWrappers.filter(({ words }) => words === undefined).flatMap((row) => row.names.map((name) => [name, row] as const)),
);

export const isMeasuredInFront = (name: string): boolean => measured.has(name);

/** Whether it waits for orphans as PID 1: what nobody has measured is not known. */
export const reapsInFront = (name: string): "yes" | "no" | "unknown" => measured.get(name)?.reaps ?? wrappers.get(name)?.reaps ?? "unknown";
