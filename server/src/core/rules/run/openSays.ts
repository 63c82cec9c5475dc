// What is said of modes that let everybody write, and which of them are one finding.
import { changesOf, imageAt, isRoot } from "../../image";
import { isNamedFor } from "../../model/suppressions";
import { commandsOf } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";
import type { GivenOwner } from "./givenOwners";
import type { LaterUser } from "./laterUser";
import { type Change, type Kind, kindOf } from "./narrowerMode";
import { folderJudge } from "./openFolders";
import type { OpenMode } from "./openModes";

export const openMessages = {
  open: "{mode} lets every user in the container {what}{more}. Give write permission to the owner only, and use chown if the owner is wrong",
  owned: "{mode} lets every user in the container {what}{more}. Let {user} own {it}, and give write permission to the owner only",
  early:
    "{mode} lets every user in the container {what}{more}. Make {user} before this, let {user} own {it}, and give write permission to the owner only",
  held: "{mode} lets every user in the container {what}{more}, though the one who needs {it} owns {it} already. Give write permission to the owner only",
  random:
    "{mode} lets every user in the container {what}{more}. A user whose id is not known beforehand is in group 0, so chgrp -R 0 and chmod -R g=u are enough",
  sticky: "{mode} leaves out the sticky bit, so every user can delete and replace what others put into {path}{more}. Write 1777",
} as const;

/** Those of one instruction that are one fault, in order. */
export function grouped(
  opens: readonly OpenMode[],
  user: LaterUser | undefined,
  ownerOf: (open: OpenMode) => GivenOwner,
  forUnknown: boolean,
): ReadonlyMap<Kind, readonly OpenMode[]> {
  const groups = new Map<Kind, OpenMode[]>();
  for (const open of opens) {
    const kind = kindOf(open, user, ownerOf(open), forUnknown);
    groups.set(kind, [...(groups.get(kind) ?? []), open]);
  }
  return groups;
}

/** The stage makes the user, but not before the mode is given: chown would not know it there. */
function isMadeLater(file: FileContext, instruction: Instruction, name: string, { at }: OpenMode): boolean {
  const stage = file.stageOf(instruction);
  if (!stage || /^\d+$/.test(name) || isRoot(name)) return false;
  const { because, is } = imageAt(file, file.facts, stage).user(name);
  if (is !== "yes" || because.kind !== "instruction" || because.instruction.index < instruction.index) return false;
  if (because.instruction.index > instruction.index) return true;
  const makers = instruction.keyword === "RUN" ? commandsOf(instruction, file, ["useradd", "adduser"]) : [];
  return !makers.some(({ command }) => command.span.start < at.start);
}

interface Values {
  readonly mode: string;
  readonly path: string;
  readonly user: string;
  readonly what: string;
  readonly it: string;
}

type Says = readonly [keyof typeof openMessages, Values];

/** With all below, or by the name, the mode or what writes them: of other paths it is not known what they are. */
function areFiles(file: FileContext, instruction: Instruction, { chmod, deep, mode, paths }: OpenMode): boolean {
  if (!chmod || deep || /^0?[0-6]+$/.test(mode)) return true;
  const isFile = (path: string): boolean =>
    (/.\.\w+$/.test(path) && !path.endsWith(".d")) ||
    /\/s?bin\/[^/]+$/.test(path) ||
    changesOf(file, instruction).some(({ path: written, how }) => written === path && how === "written");
  return paths !== undefined && paths.length > 0 && paths.every(isFile);
}

export function sayer(file: FileContext): (instruction: Instruction, kind: Kind, open: OpenMode, user: LaterUser | undefined) => Says {
  const isFolder = folderJudge(file);
  return (instruction, kind, open, user) => {
    const folder = isFolder(instruction, open);
    const name = typeof user === "object" ? user.name : "";
    const key = kind === "owned" && isMadeLater(file, instruction, name, open) ? "early" : kind;
    const isOne = folder && open.paths?.length === 1;
    const isSingle = open.paths?.length === 1 || open.chmod?.operands.length === 2;
    const unknown = areFiles(file, instruction, open) ? "change these files" : isSingle ? "change this" : "change these";
    const what = isOne ? "write into this folder" : folder ? "write into these folders" : unknown;
    const it = what.endsWith("this") || isOne ? "it" : "them";
    return [key, { mode: open.mode, path: open.paths?.[0] ?? "", user: name, what, it }];
  };
}

export interface Told {
  readonly instruction: Instruction;
  readonly says: Says;
  readonly opens: readonly [OpenMode, ...OpenMode[]];
  readonly isInfo: boolean;
  readonly changes: readonly Change[];
}

interface Alike {
  readonly first: Told;
  readonly others: readonly OpenMode[];
  /** Modes behind the first, where other instructions give some of them. */
  readonly more: number;
  readonly changes: readonly Change[];
}

const sameness = ({ says: [key, { mode, path, user, what }], isInfo }: Told): string =>
  [key, mode, key === "sticky" ? path : "", user, what.startsWith("change") ? "change" : what, isInfo].join(" ");

/** Of several of which the same is said the first stands for all; one that a comment silences stands alone. */
export function alike(file: FileContext, id: string, told: readonly Told[]): readonly Alike[] {
  const groups = new Map<string, Told[]>();
  for (const each of told) {
    const isAlone = isNamedFor(file, each.instruction, [id]);
    const key = isAlone ? `alone ${each.instruction.index} ${each.says[0]}` : sameness(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()].flatMap(([first, ...rest]) => {
    if (!first) return [];
    const others = [...first.opens.slice(1), ...rest.flatMap(({ opens }) => opens)];
    return { first, others, more: rest.length && others.length, changes: [first, ...rest].flatMap(({ changes }) => changes) };
  });
}
