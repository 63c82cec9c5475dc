// Whether a later command of the script needs a file that only a piped installer can have made, so that the RUN ends when nothing came.
import { copyOf, workdirBefore } from "../../image";
import { managerOf } from "../../knowledge/packageManagers";
import { imageBelow } from "../../model/baseImage";
import { instructionText } from "../../model/instructionText";
import { lineage } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { inPipe } from "../../shell/astQueries";
import { invocationOf } from "../../shell/invocation";
import type { Command, ShellScript } from "../../shell/types";
import type { Instruction, SyntaxTree } from "../../syntax/types";
import { baseName, isWithin } from "../../text/path";
import type { FileContext } from "../rule";
import { nameOf } from "./download";
import { endsRun, ownBehind } from "./endsRun";
import { addressOf, namesIn } from "./installerNames";
import { fileNamed, filesNeeded, type NeededFile } from "./neededFiles";

const runsText = /^(?:(?:ba|da|a|z|k)?sh|python|perl|php|ruby|node)\d*$/;
const makesNothing: ReadonlySet<string> = new Set([
  "echo",
  "printf",
  "export",
  "set",
  "rm",
  "true",
  "cd",
  "which",
  "command",
  "type",
  "test",
  "[",
]);
/** Each brings files under names that are not told. */
const bringsMany: ReadonlySet<string> = new Set(["pushd", "popd", "git", "tar", "unzip", "make", "svn", "npm", "yarn", "rsync"]);

const bare = ({ name }: NeededFile): string => name.replace(/^\./, "");

/** `mkdir` makes the folder and what is above it, not what the installer puts there; others whatever their words name. */
function makes(command: Command, needed: NeededFile): boolean {
  const { name, words, redirections } = command;
  const written = redirections.some(
    ({ operator, node, target }) => operator.startsWith(">") && (node?.text ?? target ?? "").includes(bare(needed)),
  );
  if (written || (name !== undefined && makesNothing.has(name))) return written;
  if (name === "mkdir")
    return words.slice(1).some((word) => {
      const path = fileNamed(word)?.path;
      return path !== undefined && isWithin(path, needed.path);
    });
  return words.some(({ text }) => text.includes(bare(needed)));
}

/** Nobody names one thing in more instructions; where somebody does, it may be made in one of them. */
const mostMentions = 40;

const wordsIn = (text: string): ReadonlySet<string> => new Set(text.match(/\w+/g));

const kept = new WeakMap<SyntaxTree, ReadonlyMap<string, readonly Instruction[]>>();

/** The instructions that bring files, by the words in them. */
function mentionsOf(file: FileContext): ReadonlyMap<string, readonly Instruction[]> {
  const known = kept.get(file.tree);
  if (known) return known;
  const all = new Map<string, Instruction[]>();
  for (const keyword of ["RUN", "COPY", "ADD", "WORKDIR"] as const)
    for (const instruction of file.each(keyword))
      for (const word of wordsIn(instructionText(instruction))) {
        const those = all.get(word) ?? [];
        if (those.length < mostMentions) those.push(instruction);
        all.set(word, those);
      }
  kept.set(file.tree, all);
  return all;
}

/** An earlier instruction of the stage names it, and may have made it. */
function isMadeEarlier(file: FileContext, run: Instruction, stages: ReadonlySet<Stage | undefined>, needed: NeededFile): boolean {
  const [word = ""] = wordsIn(needed.name);
  const mentions = mentionsOf(file).get(word) ?? [];
  if (mentions.length >= mostMentions) return true;
  return mentions.some((each) => {
    if (each.index >= run.index || !stages.has(file.stageOf(each)) || !instructionText(each).includes(bare(needed))) return false;
    if (each.keyword === "RUN") return file.scripts(each).some(({ commands }) => commands.some((command) => makes(command, needed)));
    if (each.keyword !== "WORKDIR") return true;
    const path = fileNamed({ text: each.arguments.text.trim() })?.path;
    return path !== undefined && isWithin(path, needed.path);
  });
}

/** A name without an ending may be that of a folder. */
const mayBeFolder = (source: string): boolean => !/\.\w+$/.test(baseName(source)) || /[*?$]/.test(source);

/** Where the command stands, by the last `cd`; undefined: not known. */
function directoryBehind(others: readonly Command[], start: string): string | undefined {
  const cd = others.findLast(({ name }) => name === "cd");
  const to = cd ? cd.words[1]?.value : start;
  return to?.startsWith("/") ? to : undefined;
}

/** A folder that is copied may have it in it. @param at absolute, or in the home folder */
function mayBeCopied(
  file: FileContext,
  run: Instruction,
  stages: ReadonlySet<Stage | undefined>,
  at: string,
  place: NeededFile["place"],
): boolean {
  const isBelow = (target: string): boolean =>
    isWithin(at, target) || (place === "home" && /^\/(?:root|home(?:\/[^/]+)?)?\/?$/.test(target));
  return [...file.each("COPY"), ...file.each("ADD")].some((each) => {
    if (each.index > run.index || !stages.has(file.stageOf(each))) return false;
    const copy = copyOf(each, file.scopeBefore(each));
    return copy !== undefined && isBelow(copy.target) && copy.sources.some(mayBeFolder);
  });
}

/** The base image may have it: one that is not known, or one whose name it bears. */
function mayBeInBase(stage: Stage | undefined, { place }: NeededFile, name: string): boolean {
  const image = imageBelow(stage);
  if ((stage?.baseImage?.repository ?? "").includes(name)) return true;
  return place !== "home" && !image?.known;
}

/** What stands in front of the command in the script, the pipe itself left out. */
const furthestBefore = 300;

interface Behind {
  readonly file: FileContext;
  readonly run: Instruction;
  readonly script: ShellScript;
  readonly download: Command;
  readonly last: Command;
}

function isOnlyFromPipe({ file, run, script, download, last }: Behind, command: Command, needed: NeededFile, isSure: boolean): boolean {
  const name = bare(needed);
  const isOfAddress = namesIn(addressOf(script, download) ?? "").includes(name.toLowerCase());
  const stage = file.stageOf(run);
  if (!(isSure || isOfAddress) || mayBeInBase(stage, needed, name)) return false;
  const { commands } = script;
  const at = commands.indexOf(command);
  if (at > furthestBefore) return false;
  const others = commands.slice(0, at).filter(({ span }) => span.end < download.span.start || span.start > last.span.end);
  if (others.some((each) => makes(each, needed) || (needed.place === "relative" && bringsMany.has(each.name ?? "")))) return false;
  const folder = needed.place === "relative" ? directoryBehind(others, workdirBefore(file, run)) : "";
  if (folder === undefined) return false;
  const stages = new Set<Stage | undefined>(stage ? lineage(stage) : [undefined]);
  return !isMadeEarlier(file, run, stages, needed) && !mayBeCopied(file, run, stages, folder || needed.path, needed.place);
}

const isInstaller = (script: ShellScript, command: Command): boolean =>
  command.pipeline.length > 1 && command.pipeline.index === command.pipeline.length - 1 && runsText.test(nameOf(script, command) ?? "");

/** What the pipe itself writes is there, if empty, whatever comes of the download. */
function writesItself({ script, download, last }: Behind, needed: NeededFile): boolean {
  const { commands } = script;
  const pipe = commands.slice(commands.indexOf(download), commands.indexOf(last) + 1);
  return pipe.some((each) => (each.name === "tee" || each.redirections.length > 0) && makes({ ...each, name: undefined }, needed));
}

/** @param download the first command of a pipe */
export function endsWithoutFile(file: FileContext, run: Instruction, script: ShellScript, download: Command): boolean {
  const last = inPipe(script, download, download.pipeline.length - 1);
  if (!last || download.inside.length > 0 || !isInstaller(script, last)) return false;
  const behind: Behind = { file, run, script, download, last };
  let isSure = true;
  let isRepository = false;
  for (const command of ownBehind(script, last)) {
    if (command.joinedBy === "||") continue;
    const files = filesNeeded(script, command).filter(({ place }) => place === "home" || !isRepository);
    const needed = files.find((each) => !writesItself(behind, each) && isOnlyFromPipe(behind, command, each, isSure));
    const failsToo = (other: Command): boolean => filesNeeded(script, other).some(({ name }) => name === needed?.name);
    if (needed && endsRun(script, command, failsToo)) return true;
    // Another installer, or the packages of a repository that this one sets up, may have made it.
    isSure &&= !isInstaller(script, command);
    isRepository ||= managerOf(invocationOf(script, command)?.program ?? "") !== undefined;
  }
  return false;
}
