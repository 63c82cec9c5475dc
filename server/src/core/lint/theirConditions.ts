// Where hadolint may report although the rules here find nothing even when they are strict: it goes by fewer signs than they do, and its
// comment is of use there. It says too much rather than too little.
import { hadolintSigns, hasSigns, olderReports } from "../knowledge/hadolintSigns";
import { flagOf } from "../model/arguments";
import { stageCopiedFrom } from "../model/references";
import type { Suppression } from "../model/suppressions";
import type { Dockerfile, Stage } from "../model/types";
import { isWindowsStage } from "../model/windows";
import { scriptsOf } from "../shell/scriptsOf";
import type { Instruction } from "../syntax/types";

const shells = new WeakMap<Stage, readonly Instruction[]>();

/** The SHELL of its own stage: hadolint forgets it at every FROM. */
function ownShell(file: Dockerfile, instruction: Instruction): string {
  const stage = file.stageOf(instruction);
  if (!stage) return "";
  const known = shells.get(stage) ?? stage.instructions.filter(({ keyword }) => keyword === "SHELL");
  shells.set(stage, known);
  return known.findLast(({ index }) => index < instruction.index)?.arguments.text.toLowerCase() ?? "";
}

/** No tag that is to be seen without putting in variables (2.12.0 asks for one behind `$IMAGE`, too), and no stage of this very name above it. */
function looksUntagged(stage: Stage | undefined): boolean {
  const text = stage?.image?.text ?? "";
  if (text === "scratch" || (stage?.parent && stage.parent.name === text.toLowerCase())) return false;
  return !/:[^/]*$|@/.test(text);
}

/** A name without `:` that no stage above has letter by letter, or a number. */
function looksUnknown(file: Dockerfile, instruction: Instruction): boolean {
  const name = flagOf(instruction, "from")?.value;
  if (name === undefined || name.includes(":")) return false;
  if (olderReports.DL3022.test(name)) return true;
  const span = stageCopiedFrom(file, instruction)?.nameSpan;
  return span === undefined || file.slice(span) !== name;
}

type Condition = (file: Dockerfile, instruction: Instruction) => boolean;

const byCode: Readonly<Record<string, Condition>> = {
  DL3006: (file, instruction) => instruction.keyword === "FROM" && looksUntagged(file.stageOf(instruction)),
  DL3022: (file, instruction) => instruction.keyword === "COPY" && looksUnknown(file, instruction),
  DL3025: (_, { keyword, form }) => /^(?:CMD|ENTRYPOINT|HEALTHCHECK)$/.test(keyword) && form !== "exec",
  DL3029: (_, { keyword, flags }) => keyword === "FROM" && flags.length > 0,
  DL3048: (_, { keyword, pairs }) => keyword === "LABEL" && pairs.some(({ key }) => olderReports.DL3048.test(key)),
  DL3059: (file, { keyword, index }) => keyword === "RUN" && file.instructions[index - 1]?.keyword === "RUN",
  DL3066: (_, { keyword, arguments: { text } }) => keyword === "USER" && !/^\d+(?::\d+)?$/.test(text),
  DL4006: (file, instruction) =>
    instruction.keyword === "RUN" &&
    /(?<!\|)\|(?!\|)/.test(file.slice(instruction.span)) &&
    !ownShell(file, instruction).includes("pipefail"),
};

/** hadolint has a command line checked that is none of a POSIX shell's here, or one whose shell it does not know. */
function isReadOtherwise(file: Dockerfile, instruction: Instruction, isShellCheck: boolean): boolean {
  if (file.tree.escape !== "\\" || isWindowsStage(file.stageOf(instruction))) return true;
  if (scriptsOf(file, instruction).length === 0) return true;
  return isShellCheck && file.scopeBefore(instruction).shell !== undefined && ownShell(file, instruction) === "";
}

function mayReport(file: Dockerfile, instruction: Instruction, code: string): boolean {
  if (instruction.keyword === "ONBUILD") return true;
  const condition = byCode[code];
  if (condition) return condition(file, instruction);
  const isShellCheck = code.startsWith("SC");
  const signs = hadolintSigns[code];
  const text = file.slice(instruction.span);
  if (instruction.keyword !== "RUN") return instruction.keyword === "ADD" && signs !== undefined && hasSigns(signs, text);
  if (isReadOtherwise(file, instruction, isShellCheck)) return true;
  return signs ? hasSigns(signs, text) : isShellCheck;
}

/** By file and code: a comment for the whole file stands in few, but nothing keeps a file from having thousands. */
const wholeFile = new WeakMap<Dockerfile, Map<string, boolean>>();

function somewhere(file: Dockerfile, code: string): boolean {
  const known = wholeFile.get(file) ?? new Map<string, boolean>();
  wholeFile.set(file, known);
  const answer = known.get(code) ?? file.instructions.some((each) => mayReport(file, each, code));
  known.set(code, answer);
  return answer;
}

/** hadolint may have something to say where this name of its comment silences it. */
export function hadolintMayReport(file: Dockerfile, { instruction: index, scope }: Suppression, code: string): boolean {
  const below = index === undefined ? undefined : file.instructions[index];
  return scope === "instruction" && below ? mayReport(file, below, code) : somewhere(file, code);
}
