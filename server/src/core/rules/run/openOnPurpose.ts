// Modes that are open to everybody on purpose, by the comment that says for whom, or by what the folder is.
import { layerFilesOf, removes } from "../../image";
import { commentAbove, commentOver } from "../../model/explained";
import { commandsOf } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import { covers, type Span } from "../../text/span";
import type { FileContext } from "../rule";
import type { OpenMode } from "./openModes";

/** The comment names those who must write, whoever they are. */
const forWhom =
  /--user\b|\barbitrary\b|\brandom\b.{0,120}\bu?ids?\b|\bu?ids?\b.{0,120}\b(?:other|any|differ\w*|known|host)\b|\bany(?:one|body)?\s+(?:u?id|user)|world[- ]writ|writ(?:e?able|e)\s+(?:by|for|to)\s+(?:all|every|any|other)/i;

/** An id without a line in /etc/passwd has the root folder for its home, and programs keep their caches and settings there. */
const homeOfNobody = /^\/\.(?:cache|config|local|npm|yarn|java|gradle|m2|composer|kube|docker)(?:\/|$)/;

/** Where official images let any user write, who may be the one that the container is started as: those of databases, Rust's, and Go's. */
const ofOfficial =
  /^\/(?:var\/)?run\/(?:postgresql|mysqld)$|^\/var\/lib\/(?:postgresql|mysql)(?:\/[\w.]+)*$|^\/usr\/local\/(?:rustup|cargo)$|^\/go(?:\/|$)/;

/** Mounted anew in every RUN and every container: what is changed there is not in the image. */
const mounted = /^\/(?:dev|proc|sys)(?:\/|$)/;

/** `"$dir"` and `${dir}` */
const plainWord = (text: string): string => text.replace(/["'{}]/g, "");

/** A folder for the build alone: the same RUN takes it away again, by its path or by the word that names it. */
function isGoneAgain(file: FileContext, run: Instruction, { chmod, paths }: OpenMode): boolean {
  if (!chmod || run.keyword !== "RUN") return false;
  const isBehind = ({ start }: Span): boolean => start > chmod.command.span.end;
  const removals = commandsOf(run, file, ["rm"]).filter(({ command }) => isBehind(command.span));
  const isRemoved = ({ at }: { at: Span }): boolean => removals.some(({ command }) => covers(command.span, at)); // not moved
  const gone = layerFilesOf(file, run).removes.filter(isRemoved);
  if (paths?.length) return paths.every((path) => gone.some((removal) => removes(removal, path)));
  const names = new Set(removals.flatMap(({ operands }) => operands.map(({ text }) => plainWord(text))));
  const [, ...targets] = chmod.operands;
  return targets.length > 0 && targets.every(({ text }) => names.has(plainWord(text)));
}

export const isDeliberate = (file: FileContext, instruction: Instruction, open: OpenMode): boolean => {
  const { at, paths } = open;
  return (
    isGoneAgain(file, instruction, open) ||
    (paths !== undefined &&
      paths.length > 0 &&
      paths.every((path) => ofOfficial.test(path) || homeOfNobody.test(path) || mounted.test(path))) ||
    forWhom.test(commentOver(file, at.start)) ||
    forWhom.test(commentAbove(file, instruction))
  );
};
