// What lies at a path of the image, as far as this Dockerfile puts it there: a script's text, or the instruction that brings it.
import type { Scope, Stage } from "../model/types";
import type { Heredoc, Instruction } from "../syntax/types";
import { lineage } from "./argv";
import { type CopyPlacement, type CopySource, copyPlan, copySources, type Placement } from "./copySources";
import { runWrites } from "./runWrites";
import { absolute, type Setting } from "./setting";
import type { SourceFile } from "./types";

export interface Found {
  /** undefined: it is put there, but its text is not known here. */
  readonly file: SourceFile | undefined;
  readonly instruction: Instruction;
  /** Made by a stage that compiles Go, or by `mix release`. */
  readonly built: "go" | "elixir" | undefined;
}

/** `exact`: only what an instruction names; `any`: what a copied folder may bring, too. */
export type Reach = "exact" | "any";

/** Where a build context may begin, seen from the Dockerfile's folder, when the named file is not beside it. */
const contextRoots: readonly string[] = ["", "../", "../../", "../../../"];
const maximalDepth = 8;

const writesFiles = />|\b(?:tee|ln|cp|mv|install)\b|\bgo\s+build\b/;

/** What may put a file somewhere, the last one first. */
function placements(setting: Setting, stage: Stage): readonly Placement[] {
  let list = setting.placements.get(stage);
  if (!list) {
    list = lineage(stage)
      .flatMap(({ instructions }) => instructions)
      .flatMap((instruction): Placement[] => {
        const { keyword } = instruction;
        const plan = keyword === "COPY" || keyword === "ADD" ? copyPlan(setting.doc, instruction) : undefined;
        const writes = keyword === "RUN" && writesFiles.test(instruction.arguments.text);
        return plan ? [{ instruction, plan }] : writes ? [{ instruction, plan: undefined }] : [];
      })
      .reverse();
    setting.placements.set(stage, list);
  }
  return list;
}

const braced = (path: string): string => path.replace(/\$(\w+)/g, "$${$1}");

function fromContext(setting: Setting, source: CopySource, path: string, instruction: Instruction): Found | undefined {
  for (const root of contextRoots) {
    const contextPath = root + source.path;
    const text = setting.ask(contextPath);
    if (typeof text === "string") return { file: { path, text, contextPath, instruction }, instruction, built: undefined };
    if (!source.exact) break;
  }
  // A folder whose answer is still to come may hold it; what was copied earlier is asked for in the same round.
  return source.exact ? { file: undefined, instruction, built: undefined } : undefined;
}

function builtBy(stage: Stage): Found["built"] {
  const runs = lineage(stage).flatMap(({ instructions }) => instructions.filter(({ keyword }) => keyword === "RUN"));
  const runsCommand = (command: RegExp): boolean => runs.some(({ arguments: { text } }) => command.test(text));
  if (/(?:^|\/)golang$/.test(stage.baseImage?.repository ?? "") || runsCommand(/\bgo\s+(?:build|install|get)\b/)) return "go";
  return runsCommand(/\bmix\s+release\b/) ? "elixir" : undefined;
}

interface Place {
  readonly instruction: Instruction;
  readonly path: string;
  readonly depth: number;
}

function fromStage(setting: Setting, name: string, source: CopySource, at: Place): Found | undefined {
  const { instruction, path, depth } = at;
  const { stages } = setting.doc;
  const stage = stages.find((at) => at.name === name.toLowerCase()) ?? (/^\d+$/.test(name) ? stages[Number(name)] : undefined);
  if (!stage) return source.exact ? { file: undefined, instruction, built: undefined } : undefined;
  const found = fileIn(setting, stage, absolute(source.path, "/"), source.exact ? "exact" : "any", depth + 1);
  if (found?.file) return { ...found, file: { ...found.file, path, instruction }, instruction };
  const built = found?.built ?? builtBy(stage);
  // A release of Elixir is copied as a folder; its launcher lies in bin/.
  const inRelease = built === "elixir" && /(?:^|\/)bin\/\w+$/.test(source.path);
  return found || source.exact || inRelease ? { file: undefined, instruction, built } : undefined;
}

/** An unquoted heredoc is expanded by the builder: `\$` becomes `$`, and `"$@"` without the backslash becomes `""`. */
function heredocText({ body, expand }: Heredoc, scope: Scope): string {
  if (!expand) return body.text;
  return body.text.replace(/\\([$\\])|\$(?:([@*#?!-])|(\w+)|\{(\w+)\})/g, (written, escaped, special, plain, braces) => {
    if (escaped !== undefined) return escaped;
    if (special !== undefined) return "";
    const definition = scope.lookup(plain ?? braces);
    return definition ? (definition.value ?? written) : "";
  });
}

function fromCopy(setting: Setting, { instruction, plan }: CopyPlacement, path: string, reach: Reach, depth: number): Found | undefined {
  if (path !== plan.target && !path.startsWith(plan.prefix)) return undefined;
  for (const heredoc of instruction.heredocs) {
    if (path !== plan.target && path !== absolute(heredoc.name, plan.target)) continue;
    const text = heredocText(heredoc, setting.doc.scopeBefore(instruction));
    return { file: { path, text, contextPath: undefined, instruction }, instruction, built: undefined };
  }
  for (const source of copySources(plan, path)) {
    if (reach === "exact" && !source.exact) continue;
    if (/^(?:https?|git|ssh):/.test(source.path)) return { file: undefined, instruction, built: undefined };
    const found =
      plan.from === undefined
        ? fromContext(setting, source, path, instruction)
        : fromStage(setting, plan.from, source, { instruction, path, depth });
    if (found) return found;
  }
  return undefined;
}

function fromRun(setting: Setting, stage: Stage, instruction: Instruction, path: string, depth: number): Found | undefined {
  const writes = runWrites(setting.doc, instruction, path);
  const last = writes.at(-1);
  if (last === undefined) {
    const { text } = instruction.arguments;
    const builds = /\bgo\s+build\b/.test(text) && text.includes(path.slice(path.lastIndexOf("/") + 1));
    return builds ? { file: undefined, instruction, built: "go" } : undefined;
  }
  if (last.kind === "same")
    return fileIn(setting, stage, last.target, "any", depth + 1) ?? { file: undefined, instruction, built: undefined };
  let text = "";
  for (const write of writes) {
    if (write.kind !== "text") return { file: undefined, instruction, built: undefined };
    text = write.append ? text + write.text : write.text;
  }
  if (!writes.some((write) => write.kind === "text" && !write.append)) {
    const before = fileIn(setting, stage, path, "any", depth + 1, instruction.index);
    if (!before?.file) return { file: undefined, instruction, built: undefined };
    text = before.file.text + text;
  }
  return { file: { path, text, contextPath: undefined, instruction }, instruction, built: undefined };
}

function fileIn(
  setting: Setting,
  stage: Stage,
  path: string,
  reach: Reach,
  depth: number,
  before = Number.POSITIVE_INFINITY,
): Found | undefined {
  if (depth > maximalDepth) return undefined;
  for (const placement of placements(setting, stage)) {
    if (placement.instruction.index >= before) continue;
    const found = placement.plan
      ? fromCopy(setting, placement, path, reach, depth)
      : fromRun(setting, stage, placement.instruction, path, depth);
    if (found) return found;
  }
  return undefined;
}

/** undefined: no instruction of this file puts anything there. */
export function fileAt(setting: Setting, path: string, reach: Reach): Found | undefined {
  return fileIn(setting, setting.stage, braced(path), reach, 0);
}

/** The program of an argv: by its path, relative to the working directory, or through PATH. */
export function programFile(setting: Setting, program: string, directory: string, reach: Reach): Found | undefined {
  if (program.includes("/")) return fileAt(setting, absolute(program, directory), reach);
  for (const folder of setting.path) {
    const found = folder.startsWith("/") ? fileAt(setting, `${folder}/${program}`, reach) : undefined;
    if (found) return found;
  }
  return undefined;
}
