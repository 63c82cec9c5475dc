// What an instruction's hover says about this file: one function a note. A new kind of note is one more entry of the list.
import type { Facts } from "../../facts";
import { commandKeywords } from "../../knowledge/instructions";
import { stageReferences } from "../../model/stageReferences";
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { lineNumber } from "../../text/lines";
import { describeBase, describeShell } from "./base";
import { code } from "./markdown";
import { finalStage, globalArgReach, stageTitle } from "./stageWords";
import { startNotes } from "./startup";

/** Markdown sentences; none where there is nothing to say. */
export type Note = (doc: Dockerfile, instruction: Instruction, facts: Facts) => readonly string[];

export const notesFor: Note = (doc, instruction, facts) => notes.flatMap((note) => note(doc, instruction, facts));

const stageOfThis: Note = (doc, instruction) => {
  const stage = doc.stageOf(instruction);
  if (!stage || instruction.keyword === "FROM" || doc.stages.length < 2) return [];
  const image = stage.image ? `, from ${code(stage.image.text)}` : "";
  return [`In stage ${stageTitle(stage)} (line ${lineNumber(doc.text, stage.from.span.start)}${image}).`];
};

const stageBegun: Note = (doc, instruction) => {
  const stage = instruction.keyword === "FROM" ? doc.stageOf(instruction) : undefined;
  if (!stage) return [];
  const base = describeBase(stage);
  const lines = stageReferences(doc)
    .filter((reference) => reference.stage === stage)
    .map((reference) => lineNumber(doc.text, reference.span.start));
  const used = lines.length > 0 ? `used in ${inLines([...new Set(lines)])}` : "no other stage uses it";
  return [...(base ? [base] : []), stage.isFinal ? finalStage : `Stage ${stageTitle(stage)}: ${used}.`];
};

/** The first few are enough to find it. */
const inLines = (lines: readonly number[]): string =>
  `${lines.length === 1 ? "line" : "lines"} ${lines.slice(0, 8).join(", ")}${lines.length > 8 ? ", …" : ""}`;

const globalArg: Note = (doc, instruction) =>
  instruction.keyword === "ARG" && doc.stageOf(instruction) === undefined && doc.stages.length > 0 ? [globalArgReach] : [];

/** USER and WORKDIR count for the steps behind them too, so a later one does not make them useless. */
const lastOneCounts = ["CMD", "ENTRYPOINT", "HEALTHCHECK", "STOPSIGNAL"] as const;

const replaced: Note = (doc, instruction) => {
  const keyword = lastOneCounts.find((name) => name === instruction.keyword);
  const effective = keyword && doc.stageOf(instruction)?.effective(keyword);
  if (!effective || effective === instruction || effective.span.start < instruction.span.start) return [];
  return [`Has no effect: the ${keyword} in line ${lineNumber(doc.text, effective.span.start)} replaces it.`];
};

const form: Note = (doc, instruction) => {
  if (instruction.form === undefined || !commandKeywords.includes(instruction.keyword)) return [];
  if (instruction.form === "exec") return ["Exec form here: the program is started directly, without a shell."];
  const shell = doc.scopeBefore(instruction).shell;
  return [`Shell form here: run by ${shell ? code(shell.join(" ")) : describeShell(doc.stageOf(instruction))}.`];
};

const directory: Note = (doc, instruction) => {
  if (instruction.keyword !== "WORKDIR") return [];
  const stage = doc.stageOf(instruction);
  const next = stage?.instructions[stage.instructions.indexOf(instruction) + 1];
  const workdir = next ? doc.scopeBefore(next).workdir : stage?.endScope.workdir;
  return workdir === undefined ? [] : [`From here on the working directory is ${code(workdir)}.`];
};

const notes: readonly Note[] = [stageOfThis, stageBegun, globalArg, replaced, form, directory, startNotes];
