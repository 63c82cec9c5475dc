// Writes the two stages: what moves is taken away, and the final stage begins behind the last instruction that builds.
import { isOwnFolder } from "../image";
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";
import { insert, type Span, span, type TextEdit } from "../text/span";
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

const lineStart = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;

/** An instruction with the comments directly above it, from the start of its line to behind its line end. */
function block({ text }: Dockerfile, instruction: Instruction): Span {
  let start = lineStart(text, instruction.span.start);
  for (const comment of instruction.comments.toReversed()) {
    const at = lineStart(text, comment.span.start);
    if (text.slice(comment.span.end, start).trim() !== "" || /\n[ \t]*\r?\n/.test(text.slice(comment.span.end, start))) break;
    start = at;
  }
  const end = text.indexOf("\n", instruction.span.end);
  return span(start, end < 0 ? text.length : end + 1);
}

/** Nothing but the instruction and its line end goes; one of two blank lines around it goes too. */
function removal(doc: Dockerfile, instruction: Instruction): TextEdit {
  const { text } = doc;
  let { start, end } = block(doc, instruction);
  const above = /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(0, start));
  const below = /^[ \t]*\r?\n/.exec(text.slice(end))?.[0];
  if (above && below !== undefined) end += below.length;
  return { span: span(start, end), newText: "" };
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
    const from = build ? lineStart(text, instruction.span.start) : block(doc, instruction).start;
    return [text.slice(from, instruction.span.end).trimStart()];
  });
}

/** Keywords in lower case where the file has them so. */
const inCase = (line: string, lower: boolean): string =>
  lower ? line.replace(/^(FROM|COPY|RUN|ENV)\b/, (word) => word.toLowerCase()).replace(/ AS /, " as ") : line;

/** A stage that calls itself so keeps its name; the one that runs gets another. */
const isBuildName = (name: string): boolean => /^(?:build|builder|base|dev|compile)$/i.test(name);

const indentsEnd = (text: string): boolean => text.endsWith("\n");

/** Trailing instructions of the same kind as the last one keep their place. */
export function layOut(doc: Dockerfile, layout: Layout): readonly TextEdit[] {
  const { text, finalStage } = doc;
  const from = finalStage?.from;
  if (!from || !finalStage?.image) return [];
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const lower = /^[a-z]/.test(doc.slice(from.keywordSpan));
  const { cut, placed, artefacts, top, extra, prepare, finish, owner } = layout;
  const platform = finalStage.platform ? `${doc.slice(finalStage.platform.span)} ` : "";
  const keepsName = finalStage.nameSpan !== undefined && isBuildName(doc.slice(finalStage.nameSpan));
  const stageName = finalStage.nameSpan && keepsName ? doc.slice(finalStage.nameSpan) : "build";
  const name = finalStage.nameSpan ? ` AS ${keepsName ? "runtime" : doc.slice(finalStage.nameSpan)}` : "";
  const copies = artefacts.map(({ source, target }) => `COPY --from=${stageName} ${isOwnFolder(source) ? owner : ""}${source} ${target}`);
  const lines = [`FROM ${platform}${layout.base}${name}`, ...top, ...finalParts(doc, layout), ...extra, ...copies].map((line) =>
    inCase(line, lower),
  );
  const end = block(doc, cut).end;
  const opening = indentsEnd(text.slice(0, end)) ? "" : eol;
  const finished = finish.map((line) => `${inCase(line, lower)}${eol}`).join("");
  const edits: TextEdit[] = [
    finalStage.nameSpan
      ? { span: finalStage.nameSpan, newText: stageName }
      : insert(finalStage.image.span.end, lower ? " as build" : " AS build"),
    ...placed.filter(({ build }) => !build).map(({ instruction }) => removal(doc, instruction)),
    insert(end, `${opening}${finished}${eol}${lines.join(eol)}${eol}`),
  ];
  if (prepare) edits.push(insert(block(doc, prepare.before).start, prepare.lines.map((line) => `${inCase(line, lower)}${eol}`).join("")));
  return edits;
}
