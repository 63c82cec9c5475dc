// Faults of one instruction that show once variables are put in: malformed words, ports, signals, mounts, files.
import { parseSignal } from "../../knowledge/stopSignals";
import type { EscapeCharacter, Instruction, Pair, ParseError } from "../../syntax/types";
import { visible } from "../../text/span";
import { argumentsOf } from "../arguments";
import { asHeredocText, type Expansion, expandKnown, expandKnownWords, type Find, unknownVariable } from "../expand";
import { copyErrors } from "./copyErrors";
import { portFault } from "./exposeErrors";
import { deviceErrors, mountErrors } from "./mountErrors";
import { problem } from "./problem";

export interface Surroundings {
  readonly find: Find;
  readonly escape: EscapeCharacter;
  workdir(): string | undefined;
}

type Check = (instruction: Instruction, around: Surroundings) => readonly ParseError[];

const expandIn = (around: Surroundings, raw: string): Expansion => expandKnown(raw, around.find, around.escape);

/** Words that cannot be expanded whatever the variables are, or that demand one which is certainly not set. */
function wordErrors(instruction: Instruction, around: Surroundings): readonly ParseError[] {
  return argumentsOf(instruction).flatMap(({ text, span }) => {
    const { error } = expandIn(around, text);
    return error === undefined ? [] : problem("invalid-expansion", span, { word: text, reason: error });
  });
}

function pairFault(pair: Pair, around: Surroundings): ParseError | undefined {
  const key = expandIn(around, pair.key).error;
  if (key !== undefined) return problem("invalid-expansion", pair.keySpan, { word: pair.key, reason: key });
  const value = pair.value === undefined ? undefined : expandIn(around, pair.value).error;
  return value === undefined
    ? undefined
    : problem("invalid-expansion", visible(pair.valueSpan, pair.span), { word: pair.value ?? "", reason: value });
}

const pairErrors: Check = ({ pairs }, around) => pairs.flatMap((pair) => pairFault(pair, around) ?? []);

/** One ARG sets its variables one after the other; names are not expanded. */
const argErrors: Check = ({ pairs }, around) => {
  const before = new Set<string>();
  return pairs.flatMap((pair) => {
    const find: Find = (name) => (before.has(name) ? unknownVariable : around.find(name));
    const error = pair.value === undefined ? undefined : expandKnown(pair.value, find, around.escape).error;
    before.add(pair.key);
    return error === undefined
      ? []
      : problem("invalid-expansion", visible(pair.valueSpan, pair.span), { word: pair.value ?? "", reason: error });
  });
};

const volumeErrors: Check = (instruction, around) => [
  ...wordErrors(instruction, around),
  ...argumentsOf(instruction)
    .filter(({ text }) => text.trim() !== "" && expandIn(around, text).value === "")
    .map(({ span }) => problem("empty-volume", span)),
];

const signalErrors: Check = (instruction, around) => {
  const [argument] = argumentsOf(instruction);
  if (!argument) return [];
  const { value } = expandIn(around, argument.text);
  if (value === undefined || parseSignal(value) !== undefined) return wordErrors(instruction, around);
  return [problem("invalid-signal", argument.span, { signal: value === "" ? argument.text : value })];
};

const exposeErrors: Check = (instruction, around) =>
  argumentsOf(instruction).flatMap(({ text, span }) => {
    const { error } = expandIn(around, text);
    if (error !== undefined) return problem("invalid-expansion", span, { word: text, reason: error });
    return (expandKnownWords(text, around.find, around.escape) ?? []).flatMap((port) => portFault(port, span) ?? []);
  });

const runErrors: Check = (instruction, around) =>
  instruction.flags.flatMap((flag) => {
    if (flag.name === "device") return deviceErrors(flag);
    return flag.name === "mount" ? mountErrors(flag, (raw) => expandIn(around, raw), around.workdir()) : [];
  });

const heredocErrors: Check = (instruction, around) =>
  instruction.heredocs
    .filter((heredoc) => heredoc.expand && heredoc.body.text.includes("$"))
    .flatMap(({ name, body, openerSpan }) => {
      const { error } = expandKnown(asHeredocText(body.text), around.find, "\\");
      return error === undefined ? [] : problem("invalid-expansion", openerSpan, { word: `the text of ${name}`, reason: error });
    });

const fileErrors: Check = (instruction, around) => [
  ...wordErrors(instruction, around),
  ...heredocErrors(instruction, around),
  ...copyErrors(instruction, (raw) => expandIn(around, raw)),
];

const checks: Readonly<Record<string, Check>> = {
  ENV: pairErrors,
  LABEL: pairErrors,
  ARG: argErrors,
  WORKDIR: wordErrors,
  USER: wordErrors,
  VOLUME: volumeErrors,
  STOPSIGNAL: signalErrors,
  EXPOSE: exposeErrors,
  RUN: runErrors,
  COPY: fileErrors,
  ADD: fileErrors,
};

/** Source: BuildKit's dispatch. */
export const expandedErrors: Check = (instruction, around) => checks[instruction.keyword]?.(instruction, around) ?? [];
