// Faults of a HEALTHCHECK: its kind, its command, its times and retries.
import type { Flag, Instruction, ParseError } from "../../syntax/types";
import { visible } from "../../text/span";
import { readDuration } from "./durations";
import { problem } from "./problem";

const largestCount = 2 ** 31 - 1;

function durationFault(flag: Flag, value: string): ParseError | undefined {
  const at = visible(flag.valueSpan, flag.span);
  const milliseconds = readDuration(value);
  if (milliseconds === undefined) return problem("invalid-duration", at, { value });
  return milliseconds !== 0 && milliseconds < 1 ? problem("short-duration", at, { name: flag.name, value }) : undefined;
}

function timingFault(flag: Flag): ParseError | undefined {
  const { name, value } = flag;
  if (!value) return undefined;
  if (name === "retries") {
    const fine = /^\+?\d+$|^-0+$/.test(value) && Number(value) <= largestCount;
    return fine ? undefined : problem("invalid-count", visible(flag.valueSpan, flag.span), { value });
  }
  return /^(interval|timeout|start-period|start-interval)$/.test(name) ? durationFault(flag, value) : undefined;
}

/** Source: BuildKit's parseHealthcheck. */
export function healthcheckErrors(instruction: Instruction): readonly ParseError[] {
  const { healthcheck, keywordSpan } = instruction;
  if (!healthcheck || healthcheck.kind === "")
    return [problem("missing-argument", keywordSpan, { keyword: "HEALTHCHECK", what: "CMD and a command, or NONE" })];
  const { kind, kindSpan, command } = healthcheck;
  if (kind === "NONE") return command.text === "" ? [] : [problem("healthcheck-none-arguments", command.span)];
  const errors = instruction.flags.flatMap((flag) => timingFault(flag) ?? []);
  if (kind !== "CMD") errors.push(problem("unknown-healthcheck", kindSpan, { kind }));
  else if (command.text === "" || instruction.json?.length === 0) errors.push(problem("healthcheck-no-command", kindSpan));
  return errors;
}
