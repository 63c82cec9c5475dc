// Faults of an instruction's flags: unknown, given twice, without a value, with a value that is none of the allowed ones.
import { type FlagFact, flagFact, flagsOf } from "../../knowledge/flags";
import type { Flag, Instruction, ParseError } from "../../syntax/types";
import { visible } from "../../text/span";
import { listed, problem, unknownFlag } from "./problem";

/** BuildKit drops the flags of these without looking at them. Source: parseArg, parseStopSignal, parseHealthcheck. */
function ignoresFlags(instruction: Instruction): boolean {
  const { keyword, healthcheck } = instruction;
  return keyword === "ARG" || keyword === "STOPSIGNAL" || healthcheck?.kind === "NONE";
}

function valueFault(flag: Flag, fact: FlagFact): ParseError | undefined {
  const { name, value } = flag;
  const at = visible(flag.valueSpan, flag.span);
  if (fact.kind === "boolean") {
    if (value === undefined) return undefined;
    if (value === "") return problem("missing-flag-value", flag.span, { name });
    return /^(true|false)$/i.test(value) ? undefined : problem("not-boolean", at, { name, value });
  }
  if (value === undefined) return problem("missing-flag-value", flag.span, { name });
  if (fact.kind !== "choice" || fact.values.includes(value)) return undefined;
  if (value === "") return problem("missing-flag-value", flag.span, { name });
  return problem("flag-choice", at, { name, value, known: listed(fact.values) });
}

/** Source: BuildKit's BFlags.Parse. */
export function flagErrors(instruction: Instruction): readonly ParseError[] {
  if (instruction.flags.length === 0 || ignoresFlags(instruction)) return [];
  const { keyword } = instruction;
  const seen = new Set<string>();
  const errors: ParseError[] = [];
  for (const flag of instruction.flags) {
    const fact = flagFact(keyword, flag.name);
    if (!fact) {
      const known = flagsOf(keyword).map((each) => each.name);
      errors.push(unknownFlag(keyword, flag.name, known, flag.nameSpan));
      continue;
    }
    if (seen.has(flag.name) && !fact.repeatable) errors.push(problem("duplicate-flag", flag.span, { name: flag.name }));
    seen.add(flag.name);
    const fault = valueFault(flag, fact);
    if (fault) errors.push(fault);
  }
  return errors;
}
