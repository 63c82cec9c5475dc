// Writes the two stages: what moves is taken away, and the final stage begins behind the last instruction that builds.
import { blockOf, linesAbove, linesBelow, nameStage, removeBlock } from "../edits";
import { isOwnFolder } from "../image";
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";
import type { TextEdit } from "../text/span";
import type { Artefact } from "./artefacts";
import type { Placed } from "./types";

export interface Layout {
  readonly placed: readonly Placed[];
  readonly cut: Instruction;
  readonly base: string;
  readonly artefacts: readonly Artefact[];
  /** Lines directly behind the FROM of the final stage, where root is still the user. */
  readonly top: readonly string[];
  /** Lines of the final stage in front of the copied files. */
  readonly extra: readonly string[];
  /** Lines in front of the first RUN that builds, and that RUN. */
  readonly prepare: { readonly before: Instruction; readonly lines: readonly string[] } | undefined;
  /** Lines behind the cut, still in the build stage. */
  readonly finish: readonly string[];
  /** `--chown=…` with a blank behind it, or nothing. */
  readonly owner: string;
}

const usesVariable = (text: string, name: string): boolean => new RegExp(`\\$\\{?${name}\\b`).test(text);

/** An ARG is of use in the final stage only where something there reads it. */
const argIsUsed = (arg: Instruction, others: string): boolean => arg.pairs.some(({ key }) => usesVariable(others, key));

function finalParts(doc: Dockerfile, { placed, cut }: Layout): readonly string[] {
  const { text } = doc;
  const behind = text.slice(cut.span.end);
  const inFinal = placed.filter(({ final }) => final !== undefined);
  const written = inFinal.filter(({ instruction }) => instruction.keyword !== "ARG").map(({ instruction }) => doc.slice(instruction.span));
  const all = `${written.join("\n")}\n${behind}`;
  return inFinal.flatMap(({ instruction, build, final }) => {
    if (instruction.keyword === "ARG" && !argIsUsed(instruction, all)) return [];
    if (final !== "same") return final === undefined ? [] : [final];
    const { start } = build ? instruction.span : blockOf(doc, instruction);
    return [text.slice(start, instruction.span.end).trimStart()];
  });
}

/** A stage that calls itself so keeps its name; the one that runs gets another. */
const isBuildName = (name: string): boolean => /^(?:build|builder|base|dev|compile)$/i.test(name);

/** Trailing instructions of the same kind as the last one keep their place. */
export function layOut(doc: Dockerfile, layout: Layout): readonly TextEdit[] {
  const { finalStage } = doc;
  const from = finalStage?.from;
  if (!from || !finalStage.image) return [];
  const { cut, placed, artefacts, top, extra, prepare, finish, owner } = layout;
  const platform = finalStage.platform ? `${doc.slice(finalStage.platform.span)} ` : "";
  const keepsName = finalStage.nameSpan !== undefined && isBuildName(doc.slice(finalStage.nameSpan));
  const stageName = finalStage.nameSpan && keepsName ? doc.slice(finalStage.nameSpan) : "build";
  const name = finalStage.nameSpan ? ` AS ${keepsName ? "runtime" : doc.slice(finalStage.nameSpan)}` : "";
  const copies = artefacts.map(({ source, target }) => `COPY --from=${stageName} ${isOwnFolder(source) ? owner : ""}${source} ${target}`);
  const final = [`FROM ${platform}${layout.base}${name}`, ...top, ...finalParts(doc, layout), ...extra, ...copies];
  return [
    nameStage(doc, finalStage, stageName),
    ...placed.filter(({ build }) => !build).map(({ instruction }) => removeBlock(doc, instruction)),
    linesBelow(doc, cut, [...finish, "", ...final], from),
    ...(prepare ? [linesAbove(doc, prepare.before, prepare.lines)] : []),
  ];
}
