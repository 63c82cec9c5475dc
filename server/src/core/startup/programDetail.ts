// What the table of programs says of one, no surer than its evidence: certain where it was measured, and no fault where it is a guess.
import { certaintyOf } from "../knowledge/evidence";
import { deafScripts, type Program } from "../knowledge/programs";
import type { StopHabit } from "../knowledge/stopHabits";
import type { AppDetail } from "./types";

const says: Readonly<Record<Program["onTerm"], string>> = {
  stops: "ends on SIGTERM by itself",
  ignores: "has no handler for SIGTERM",
  slow: "takes longer than 10 s to end on SIGTERM",
  never: "handles SIGTERM and goes on",
  code: "handles SIGTERM only if its code does",
  unknown: "is not known to handle SIGTERM",
};

/** That it would drop the signal, or be late, is a fault: nobody is told of one that nobody has seen. */
const supposed = ({ onTerm, evidence }: Program): Program["onTerm"] =>
  evidence.by === "assumed" && onTerm !== "stops" && onTerm !== "code" ? "unknown" : onTerm;

/** What was measured of SIGTERM, where it is neither the end nor nothing. */
function habitOf(onTerm: Program["onTerm"], { alsoStopsOn = [] }: Program): StopHabit | undefined {
  if (onTerm !== "slow" && onTerm !== "never") return undefined;
  const better = ["SIGINT", "SIGQUIT"].find((signal) => alsoStopsOn.includes(signal));
  return { how: onTerm === "slow" ? "slow" : "goes on", on: new Set(["SIGTERM"]), better };
}

/** @param name as the sentence has it: the program, or the module that Python runs */
export function programDetail(name: string, known: Program): AppDetail {
  const onTerm = supposed(known);
  const habit = habitOf(onTerm, known);
  return {
    kind: "service",
    onTerm: onTerm === "slow" ? "stops" : onTerm === "stops" || onTerm === "ignores" ? onTerm : "unknown",
    reaps: known.reaps,
    alsoStopsOn: known.alsoStopsOn ?? [],
    ...(known.outlives && { outlives: known.outlives }),
    ...(habit && { habit }),
    certainty: onTerm === "code" || onTerm === "unknown" ? "unknown" : certaintyOf(known.evidence),
    because: deafScripts.has(name) ? `${name} ignores SIGTERM on purpose` : `${name} ${says[onTerm]}`,
    file: undefined,
  };
}
