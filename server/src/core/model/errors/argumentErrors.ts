// Faults of an instruction's arguments that need no variable: too few, blank names, a wrong form.
import { instructionFact } from "../../knowledge/instructions";
import type { Instruction, ParseError } from "../../syntax/types";
import { argumentsOf } from "../arguments";
import { isStageName } from "../stageNames";
import { readFromLine } from "../stages";
import { healthcheckErrors } from "./healthcheckErrors";
import { problem } from "./problem";

const needed: Readonly<Record<string, string>> = {
  ARG: "a name",
  WORKDIR: "a directory",
  USER: "a user name or number",
  STOPSIGNAL: "a signal, such as SIGTERM",
  MAINTAINER: "a name",
  EXPOSE: "at least one port",
  VOLUME: "at least one path",
  SHELL: "a program, as a JSON array",
  ONBUILD: "an instruction behind it",
};

const missing = (instruction: Instruction): ParseError => {
  const { keyword, keywordSpan } = instruction;
  return problem("missing-argument", keywordSpan, { keyword, what: needed[keyword] ?? "an argument" });
};

function fromErrors(instruction: Instruction): readonly ParseError[] {
  const { words, keywordSpan } = instruction;
  const [first, second] = words;
  if (!first) return [problem("from-arguments", keywordSpan, { found: "here there is nothing" })];
  const { name, nameSpan } = readFromLine(instruction);
  if (name !== undefined) {
    return isStageName(name) ? [] : [problem("invalid-stage-name", nameSpan ?? keywordSpan, { name: words[2]?.text ?? name })];
  }
  if (!second) return [];
  const last = words.at(-1) ?? second;
  const isAs = second.text.toLowerCase() === "as";
  const at = isAs && words.length > 3 ? (words[3] ?? second) : second;
  const found = isAs && words.length === 2 ? "the name behind AS is missing" : "here there is more";
  return [problem("from-arguments", { start: at.span.start, end: isAs && words.length > 3 ? last.span.end : at.span.end }, { found })];
}

function copyErrors(instruction: Instruction): readonly ParseError[] {
  const { keyword, keywordSpan, heredocs } = instruction;
  const given = argumentsOf(instruction);
  const last = given.at(-1);
  if (given.length < 2 || !last) {
    return [problem("missing-destination", last?.span ?? keywordSpan, { keyword, count: last ? "one of them" : "neither" })];
  }
  const isHeredoc = heredocs.some((heredoc) => heredoc.openerSpan.start >= last.span.start && heredoc.openerSpan.end <= last.span.end);
  return isHeredoc && !instruction.json ? [problem("heredoc-destination", last.span, { keyword })] : [];
}

function pairErrors(instruction: Instruction): readonly ParseError[] {
  const { keyword, pairs } = instruction;
  if (keyword === "ARG" && pairs.length === 0) return [missing(instruction)];
  return pairs.filter((pair) => pair.key === "").map((pair) => problem("blank-name", pair.span, { keyword }));
}

function shellErrors(instruction: Instruction): readonly ParseError[] {
  if (instruction.arguments.text === "" || instruction.json?.length === 0) return [missing(instruction)];
  if (instruction.json) return [];
  const words = instruction.arguments.text.split(/\s+/);
  return [problem("shell-not-json", instruction.arguments.span, { example: JSON.stringify(words).replaceAll(",", ", ") })];
}

function onbuildErrors(instruction: Instruction): readonly ParseError[] {
  const { trigger } = instruction;
  if (!trigger) return instruction.arguments.text === "" ? [missing(instruction)] : [];
  if (trigger.keyword === "ONBUILD") return [problem("onbuild-chain", trigger.keywordSpan)];
  const forbidden = instructionFact(trigger.keyword)?.trigger === false;
  return forbidden ? [problem("onbuild-forbidden", trigger.keywordSpan, { keyword: trigger.keyword })] : [];
}

function listErrors(instruction: Instruction): readonly ParseError[] {
  const given = argumentsOf(instruction);
  if (given.length === 0) return [missing(instruction)];
  if (instruction.keyword !== "VOLUME") return [];
  return given.filter((each) => each.text.trim() === "").map((each) => problem("empty-volume", each.span));
}

const checks: Readonly<Record<string, (instruction: Instruction) => readonly ParseError[]>> = {
  FROM: fromErrors,
  COPY: copyErrors,
  ADD: copyErrors,
  ENV: pairErrors,
  LABEL: pairErrors,
  ARG: pairErrors,
  WORKDIR: listErrors,
  USER: listErrors,
  STOPSIGNAL: listErrors,
  MAINTAINER: listErrors,
  EXPOSE: listErrors,
  VOLUME: listErrors,
  SHELL: shellErrors,
  ONBUILD: onbuildErrors,
  HEALTHCHECK: healthcheckErrors,
};

/** Source: BuildKit's instruction parser. */
export const argumentErrors = (instruction: Instruction): readonly ParseError[] => checks[instruction.keyword]?.(instruction) ?? [];
