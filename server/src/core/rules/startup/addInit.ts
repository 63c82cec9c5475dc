// Quick fix: an init as PID 1, installed the way of the final stage's distribution, in front of what the container starts with.
import type { AddedInit } from "../../knowledge/initInstall";
import type { Dockerfile } from "../../model/types";
import { plainWords, toJsonArray } from "../../shell/words";
import type { StartPart } from "../../startup";
import { insert, replace, type TextEdit } from "../../text/span";
import type { StartFix } from "./fixTitles";
import { type InstalledInit, installInit } from "./installInit";
import { keywordLike, lineEnd, lineStart } from "./layout";
import { mayHaveOtherEntrypoint, type Simulated } from "./simulated";

/** Words of a shell-form ENTRYPOINT: without its shell where it needs none and no CMD fills its parameters. */
function entrypointWords({ words, form, instruction }: StartPart, hasCommand: boolean): readonly string[] {
  if (form === "exec" || hasCommand) return words;
  return plainWords((instruction?.arguments.text ?? "").trim().replace(/^exec\s+/, "")) ?? words;
}

/** A new ENTRYPOINT line; the CMD that it would reset stands below it again. */
function newEntrypoint(file: Dockerfile, { start }: Simulated, init: readonly string[]): readonly TextEdit[] {
  const stage = file.finalStage;
  if (!stage) return [];
  const { entrypoint, cmd } = start;
  const own = cmd?.own ? cmd.instruction : undefined;
  const word = (keyword: string): string => keywordLike(own ?? stage.from, file, keyword);
  const eol = lineEnd(file);
  const line = `${word("ENTRYPOINT")} ${toJsonArray([...init, ...(entrypoint?.words ?? [])])}`;
  if (own) return [insert(lineStart(file, own.span.start), `${line}${eol}`)];
  const command = cmd ? `${eol}${word("CMD")} ${toJsonArray(cmd.words)}` : "";
  return [insert(stage.span.end, `${eol}${line}${command}`)];
}

function startEdits(file: Dockerfile, found: Simulated, init: readonly string[]): readonly TextEdit[] {
  const { entrypoint, cmd } = found.start;
  const instruction = entrypoint?.own ? entrypoint.instruction : undefined;
  if (!entrypoint || !instruction) {
    const emptied = file.finalStage?.effective("ENTRYPOINT");
    const own = emptied && file.finalStage?.instructions.includes(emptied) ? emptied : undefined;
    // `ENTRYPOINT []` is there to reset the base image's.
    return own ? [replace(own.arguments.span, toJsonArray(init))] : newEntrypoint(file, found, init);
  }
  const first = instruction.json?.[0];
  if (first) return [insert(first.span.start, `${toJsonArray(init).slice(1, -1)}, `)];
  return [replace(instruction.arguments.span, toJsonArray([...init, ...entrypointWords(entrypoint, cmd !== undefined)]))];
}

function titleOf(init: AddedInit, { from }: InstalledInit, kept: string | undefined): StartFix["title"] {
  if (kept !== undefined) return ["addInFront", { init, program: kept }];
  return [from === "release" ? "addPinned" : "addInit", { init }];
}

const fixesFor = (file: Dockerfile, found: Simulated, init: AddedInit, kept: string | undefined): readonly StartFix[] =>
  installInit(file, found, init).map((installed) => ({
    title: titleOf(init, installed, kept),
    safety: "review",
    edits: () => [...installed.edits, ...startEdits(file, found, [installed.path, "--"])],
  }));

/**
 * tini, then dumb-init; empty where one is there, or where it is not known what the image starts with.
 * @param kept the program that a shell which stays keeps the signal from, init or not
 */
export function addInitFixes(file: Dockerfile, found: Simulated, kept?: string): readonly StartFix[] {
  if (found.chain.some(({ init }) => init) || found.init !== undefined || mayHaveOtherEntrypoint(found)) return [];
  return [...fixesFor(file, found, "tini", kept), ...fixesFor(file, found, "dumb-init", kept)];
}
