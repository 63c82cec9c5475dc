// Flags on every COPY in place of a chown -R or chmod -R: only where all files are then as the command leaves them.
import { addFlags, dropOption, takeOutCommand, takeOutFirst } from "../../edits";
import { copyOf, imageAt, isOwnFolder } from "../../image";
import { flagOf } from "../../model/arguments";
import { imageBelow } from "../../model/baseImage";
import { historyOf } from "../../model/lineage";
import { isNamedOwner } from "../../model/owner";
import type { Stage } from "../../model/types";
import type { Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { isWithin } from "../../text/path";
import type { TextEdit } from "../../text/span";
import type { FileContext } from "../rule";
import { madeBy } from "./changedFile";
import { isProgramPath, landsWithin, type TreeChange } from "./changedTrees";
import { flagForTree } from "./copyFlags";
import { isThereBefore } from "./thereBefore";
import { mayWriteWithin } from "./writesWithin";

/** Farther up nothing is looked at, and no fix is offered. */
const furthest = 200;

/** Its variables are ARG or ENV, and mean the same at both places. */
function meansTheSame(file: FileContext, to: string, copy: Instruction, run: Instruction): boolean {
  const [above, below] = [file.scopeBefore(copy), file.scopeBefore(run)];
  const names = [...to.matchAll(/\$\{?(\w+)/g)].map(([, name = ""]) => name);
  return names.every((name) => above.lookup(name) !== undefined && above.lookup(name)?.instruction === below.lookup(name)?.instruction);
}

/** Whether /etc/passwd and /etc/group have the names when the COPY looks for them. */
function knowsOwner(file: FileContext, stage: Stage, owner: string, copy: Instruction): boolean {
  const [user = "", group] = (file.scopeBefore(copy).expand(owner) ?? owner).split(":");
  const image = imageAt(file, file.facts, stage, copy);
  const has = (name: string): boolean => !isNamedOwner(name) || name === "root" || image.user(name).is === "yes";
  return has(user) && (!group || has(group) || image.group(group).is === "yes");
}

/** The user is made only below the COPY. */
export function isMadeLater(file: FileContext, copy: Instruction, user: string): boolean {
  const stage = file.stageOf(copy);
  const answer = stage && imageAt(file, file.facts, stage).user(user);
  return answer?.is === "yes" && answer.because.kind === "instruction" && answer.because.instruction.index > copy.index;
}

/** What lies in the folder comes from these COPYs alone; undefined where something else may bring files. */
function allCopies(
  file: FileContext,
  stage: Stage,
  run: Instruction,
  change: TreeChange,
  folder: string,
): readonly Instruction[] | undefined {
  if (!isOwnFolder(folder) || !imageBelow(stage)?.known) return undefined;
  const history = historyOf(stage, run);
  if (history.length > furthest || mayWriteWithin(file, run, folder, change.invocation.command.span.start)) return undefined;
  const copies: Instruction[] = [];
  for (const instruction of history) {
    const { keyword } = instruction;
    if (keyword === "RUN" && mayWriteWithin(file, instruction, folder)) return undefined;
    if (keyword === "VOLUME" || keyword === "ONBUILD") return undefined;
    // Else the folder that it makes stays as it is.
    const workdir = keyword === "WORKDIR" ? file.scopeBefore(run).workdir : undefined;
    if (workdir !== undefined && workdir !== folder && isWithin(workdir, folder)) return undefined;
    if (keyword !== "COPY" && keyword !== "ADD") continue;
    const copy = copyOf(instruction, file.scopeBefore(instruction));
    if (copy?.knownTarget === undefined) return undefined;
    if (landsWithin(copy, folder)) copies.push(instruction);
    else if (isWithin(folder, copy.knownTarget) || isWithin(copy.knownTarget, folder)) return undefined;
  }
  return copies.every((copy) => file.stageOf(copy) === stage) ? copies : undefined;
}

function canTake(file: FileContext, stage: Stage, copy: Instruction, flag: string, run: Instruction): boolean {
  const [name = "", value = ""] = flag.slice(2).split("=");
  const own = flagOf(copy, name);
  if (own) return own.value === value;
  if (!meansTheSame(file, value, copy, run)) return false;
  if (name !== "chown") return true;
  return !(flagOf(copy, "link") && isNamedOwner(value)) && knowsOwner(file, stage, value, copy);
}

/** Packages make folders there, whose owner a COPY into them leaves as it is. */
const ofPackages = /^\/(?:var|usr|etc|srv)\//;

/** The COPY alone makes the folder, so that the folder gets the owner that the COPY names. */
function isMadeByCopy(file: FileContext, { paths: [path], copies: [copy, more] }: TreeChange): boolean {
  if (copy === undefined || more !== undefined || path === undefined) return false;
  if (ofPackages.test(path) && !isProgramPath(path)) return false;
  return madeBy(file, copy) === path && !isThereBefore(file, copy, path);
}

function takenOut(file: FileContext, run: Instruction, { script, command }: Invocation): readonly TextEdit[] | undefined {
  if (script.commands[0] === command) return takeOutFirst(file, run, script);
  const edit = takeOutCommand(file, run, script, command);
  return edit && [edit];
}

/** The folder itself keeps its owner where WORKDIR or mkdir made it: then the command stays, without -R. */
function changeOfCommand(file: FileContext, run: Instruction, change: TreeChange, copies: readonly Instruction[]) {
  const { invocation, paths } = change;
  const made = paths.length === 1 && isMadeByCopy(file, { ...change, copies });
  const taken = made ? takenOut(file, run, invocation) : undefined;
  if (taken) return taken;
  const option = invocation.options.find(({ name }) => name === "-R" || name === "--recursive");
  const dropped = option && dropOption(file, invocation, option);
  return dropped && [dropped];
}

/** undefined where something would then have another owner or mode, or it is not certain. */
export function flagsInstead(file: FileContext, run: Instruction, change: TreeChange): readonly TextEdit[] | undefined {
  const { invocation, paths } = change;
  const stage = file.stageOf(run);
  const flag = flagForTree(change);
  if (!stage || flag === undefined || invocation.wrappers.length > 0 || paths.length !== invocation.operands.length - 1) return undefined;
  if (invocation.options.some(({ name }) => !/^-(?:-recursive|-verbose|-changes|[Rvc])$/.test(name))) return undefined;
  const all = new Set<Instruction>();
  for (const path of paths) {
    const copies = allCopies(file, stage, run, change, path);
    if (!copies?.every((copy) => canTake(file, stage, copy, flag, run))) return undefined;
    for (const copy of copies) all.add(copy);
  }
  const command = changeOfCommand(file, run, change, [...all]);
  const lacking = [...all].filter((copy) => !flagOf(copy, flag.slice(2, 7)));
  return command && [...lacking.map((copy) => addFlags(copy, [flag])), ...command];
}
