// Commands of a RUN that change the owner or the mode of whole folders which COPY has brought in an earlier layer.
import {
  braced,
  type Change,
  type Copy,
  changesOf,
  copyOf,
  kindOfSource,
  layerFilesOf,
  placesOfSources,
  type Removal,
  removes,
  userInForce,
} from "../../image";
import { flagOf } from "../../model/arguments";
import { wholeText } from "../../model/instructionText";
import { stageCopiedFrom } from "../../model/references";
import { commandsOf } from "../../shell/commandsOf";
import { hasOption, type Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { changedMode } from "../../text/fileMode";
import { baseName, isWithin, joinPath } from "../../text/path";
import { covers, type Span } from "../../text/span";
import type { FileContext } from "../rule";

/** A COPY or ADD that brings more than a few small files. */
export interface Brought {
  readonly instruction: Instruction;
  readonly copy: Copy;
  /** Absolute: where that which is more than a small text comes to lie, as far as nothing has taken it away since. */
  readonly left: readonly string[];
}

export interface TreeChange {
  readonly invocation: Invocation;
  /** Absolute; one for each operand, as far as they are known. */
  readonly paths: readonly string[];
  /** Those that brought what is changed, in the order of the file. */
  readonly copies: readonly Instruction[];
  /** Of the first of these. */
  readonly path: string;
  /** As written, without quotes: `app:app`, `$UID`, `755`. */
  readonly to: string;
}

/** `chown -R app:app`, without the folders behind it. */
export const spanOfChange = ({ invocation: { nameSpan, operands, options } }: TreeChange): Span => {
  const all = options.find(({ name }) => name === "-R" || name === "--recursive");
  return { start: nameSpan.start, end: Math.max(operands[0]?.span.end ?? 0, all?.span.end ?? 0, nameSpan.end) };
};

/** Files of which one is megabytes: archives, programs, libraries, models, databases. */
const large =
  /\.(?:tar(?:\.\w+)?|tgz|zip|gz|xz|bz2|zst|7z|jar|war|ear|phar|whl|deb|rpm|apk|so(?:\.[\d.]+)?|a|o|dll|exe|bin|node|wasm|img|iso|db|sqlite3?|sql|dump|onnx|pt|pth|gguf|safetensors|h5|pkl|parquet|csv|pdf|mp4|ttf)$/i;
/** Scripts without a suffix. */
const script = /(?:^|[-_.])(?:entrypoint|startup|start|run|init|healthcheck|crontab|version)$/i;

/** A source that is not known to be a small text: a few kilobytes in a second layer matter to nobody. */
function isLarge(source: string): boolean {
  const kind = kindOfSource(source);
  return kind === "file" ? large.test(source) : kind !== "either" || !script.test(baseName(source));
}

/** `COPY conf/bashrc /root/.bashrc`: what it is called there tells more. */
const isNamedByTarget = ({ sources, target, intoFolder }: Copy): boolean =>
  !intoFolder && sources.every((source) => kindOfSource(source) === "either") && kindOfSource(target) === "file";

const heavySources = (copy: Copy): readonly string[] =>
  isNamedByTarget(copy) ? copy.sources.filter(() => large.test(copy.target)) : copy.sources.filter(isLarge);

/** Of a folder that is copied into one, what comes there. */
function placeOf(copy: Copy, source: string): string {
  const [place] = placesOfSources({ ...copy, sources: [source] });
  return place ? braced(place.path) : joinPath(copy.target, "*");
}

export function broughtBy(file: FileContext, instruction: Instruction): Brought | undefined {
  const copy = copyOf(instruction, file.scopeBefore(instruction));
  if (copy?.knownTarget === undefined) return undefined;
  const left = heavySources(copy).map((source) => placeOf(copy, source));
  return left.length > 0 ? { instruction, copy, left } : undefined;
}

/** By the path, or by the same text with what is not known in it; of a folder all that lies in it. */
function takes(removal: Removal, path: string): boolean {
  const named = { ...removal, path: removal.path ?? removal.written };
  return removes(named, path) || removes(named, `${path}/*`);
}

/** What is still there behind these removals. */
export function withoutRemoved(brought: readonly Brought[], removals: readonly Removal[]): readonly Brought[] {
  const sure = removals.filter(({ always }) => always);
  if (sure.length === 0) return brought;
  return brought.flatMap((each) => {
    const left = each.left.filter((path) => !sure.some((removal) => takes(removal, path)));
    return left.length > 0 ? { ...each, left } : [];
  });
}

/** All that the COPY brings lies in the folder. */
export const landsWithin = (copy: Copy, folder: string): boolean =>
  (copy.knownTarget !== undefined && isWithin(copy.knownTarget, folder)) ||
  (copy.sources.length === 1 && copy.knownTarget !== undefined && placesOfSources(copy).some(({ path }) => isWithin(path, folder)));

/** `app`, `app:app`; those of a command without a group name none. */
const partsOf = (owner: string): readonly [string, string | undefined] => {
  const [user = "", group] = owner.split(/[:.]/, 2);
  return [user === "root" ? "0" : user, group === "root" ? "0" : group === "" ? undefined : group];
};

const isSame = (one: string, other: string): boolean => {
  const [[user, group], [ofOther, otherGroup]] = [partsOf(one), partsOf(other)];
  return (user === "" || user === ofOther) && (group === undefined || otherGroup === undefined || group === otherGroup);
};

/** BuildKit keeps the owners that files have in another stage, and root owns what comes from the context. */
function ownsOthers(file: FileContext, instruction: Instruction): boolean {
  const stage = stageCopiedFrom(file, instruction);
  if (!stage) return false;
  return (
    userInForce(stage.endScope).by !== undefined || stage.instructions.some(({ arguments: { text } }) => /\bchown\b|--chown/.test(text))
  );
}

function changesOwner(file: FileContext, owner: string, instruction: Instruction): boolean {
  const flag = flagOf(instruction, "chown")?.value;
  if (flag === undefined) return !isSame(owner, "0:0") && !ownsOthers(file, instruction);
  const expand = (text: string): string => file.scopeBefore(instruction).expand(text) ?? text;
  return !isSame(owner, flag) && !isSame(expand(owner), expand(flag));
}

/** Sources have the mode 644, and programs 755, unless something says otherwise. */
function changesFiles(mode: string, instruction: Instruction): boolean {
  const flag = flagOf(instruction, "chmod")?.value;
  const from = flag === undefined ? 0o644 : /^[0-7]+$/.test(flag) ? Number.parseInt(flag, 8) : undefined;
  const to = from === undefined ? undefined : changedMode(mode, from);
  return to !== undefined && to !== from;
}

const programs = ["chown", "chmod", "chgrp"];

/** What the command makes of the files; undefined where it cannot be told. */
function aimOf({ program, operands: [first], options }: Invocation): string | undefined {
  if (!first || options.some(({ name }) => name === "--reference" || name === "--from")) return undefined;
  const text = first.value ?? first.text.replace(/["']/g, "");
  if (program !== "chgrp") return text;
  return `:${text}`;
}

/** Of the folder all that lies in it, too. */
export const isDeep = (invocation: Invocation): boolean => hasOption(invocation, "-R", "--recursive");

/** A program that another stage has built is as large as a folder of sources. */
export const isProgramPath = (path: string): boolean => /\/s?bin\/[^/]+$/.test(path);

function changeBy(
  file: FileContext,
  invocation: Invocation,
  changes: readonly Change[],
  brought: readonly Brought[],
): TreeChange | undefined {
  const to = aimOf(invocation);
  if (to === undefined) return undefined;
  const own = changes.filter(({ how, at }) => how === "changed" && covers(invocation.command.span, at));
  const paths = own.filter(({ always }) => always).map(({ path }) => path);
  if (!isDeep(invocation) && !(invocation.program === "chown" && paths.every(isProgramPath))) return undefined;
  const changed = ({ instruction }: Brought): boolean =>
    invocation.program === "chmod" ? changesFiles(to, instruction) : changesOwner(file, to, instruction);
  const isMeant = ({ instruction, copy }: Brought, path: string): boolean =>
    landsWithin(copy, path) && (isDeep(invocation) || flagOf(instruction, "from") !== undefined);
  const found = paths.map((path) => brought.filter((each) => isMeant(each, path) && changed(each)));
  const first = found.findIndex((each) => each.length > 0);
  const path = paths[first];
  if (path === undefined || path === "/") return undefined;
  const copies = [...new Set(found.flat().map(({ instruction }) => instruction))];
  return { invocation, paths, path, to, copies: copies.sort((a, b) => a.index - b.index) };
}

/** A cheap first look at a RUN. */
export const mayRemove = /\b(?:rm|mv)\b/;

/** @param brought in the layers below, this stage's and its parents' */
export function treeChanges(file: FileContext, run: Instruction, brought: readonly Brought[]): readonly TreeChange[] {
  if (brought.length === 0) return [];
  const text = wholeText(run);
  if (!/\bch(?:own|mod|grp)\b/.test(text)) return [];
  const commands = commandsOf(run, file, programs);
  if (commands.length === 0) return [];
  const changes = changesOf(file, run);
  const removals = mayRemove.test(text) ? layerFilesOf(file, run).removes : [];
  return [...commands]
    .sort((a, b) => a.nameSpan.start - b.nameSpan.start)
    .flatMap((invocation) => {
      const before = removals.filter(({ at }) => at.start < invocation.nameSpan.start);
      return changeBy(file, invocation, changes, withoutRemoved(brought, before)) ?? [];
    });
}
