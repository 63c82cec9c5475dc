// The commands that link, copy, move and remove files.
import { hasOption, type Invocation, optionOf } from "../shell/invocation";
import type { ShellWord } from "../shell/types";
import { baseName, folderOf, joinPath } from "../text/path";
import { changed } from "./changeCommands";
import { isOpen, optionValue, type Reader } from "./command";
import type { Effect, Place } from "./effect";
import { absolute, isSystemFolder } from "./paths";
import { type CommandSite, placeOf } from "./writes";

interface Transfer {
  readonly invocation: Invocation;
  readonly site: CommandSite;
  /** Absolute. */
  readonly target: string;
  readonly place: Place;
  /** Written so that it is a folder. */
  readonly isFolder: boolean;
}

/** One source of `ln`, `cp`, `mv`, `install`. */
function transferred(word: ShellWord, { invocation, site, target, place, isFolder }: Transfer): readonly Effect[] {
  const { program } = invocation;
  const source = site.words.value(word);
  if (source === undefined || isOpen(invocation)) return [{ kind: "fill", path: target, place }];
  const inside = joinPath(target, baseName(source));
  const path = isFolder ? inside : target;
  // What a symbolic link says is read from the folder that it lies in.
  const symbolic = program === "ln" && hasOption(invocation, "-s", "--symbolic");
  const from = absolute(source, symbolic ? folderOf(path) : site.directory);
  const effects: Effect[] = [{ kind: "same", path, place, target: from, inside, link: program === "ln" }];
  // A folder's contents may come directly below the target.
  const whole = hasOption(invocation, "-r", "-R", "-a", "--recursive", "--archive");
  if (whole && (target === "/" || isSystemFolder(target))) effects.push({ kind: "fill", path: target, place });
  return program === "mv" ? [...effects, { kind: "remove", path: from, place: placeOf(word, source, invocation.command, site) }] : effects;
}

/** The last operand, or `-t`, is where the others come. */
const transfer: Reader = (invocation, site) => {
  const { program, operands } = invocation;
  if (program === "install" && hasOption(invocation, "-d", "--directory"))
    return operands.flatMap((word) => changed(word, invocation, site));
  const into = optionOf(invocation, "-t", "--target-directory");
  const sources = into ? operands : operands.slice(0, -1);
  if (sources.length === 0) return [];
  const written = into ? optionValue(invocation, site, "-t", "--target-directory") : site.words.value(operands.at(-1));
  if (written === undefined) return [{ kind: "unknown", what: `${program} … ${operands.at(-1)?.text ?? ""}` }];
  const isFolder = into !== undefined || sources.length > 1 || /(?:^|\/)\.{0,2}$/.test(written);
  const target = absolute(written, site.directory);
  const place = placeOf(into ?? operands.at(-1) ?? invocation.command, written, invocation.command, site);
  return sources.flatMap((word) => transferred(word, { invocation, site, target, place, isFolder }));
};

const rm: Reader = (invocation, site) =>
  invocation.operands.flatMap((word): readonly Effect[] => {
    const path = site.words.value(word);
    if (path === "") return [];
    if (path === undefined) return changed(word, invocation, site);
    return [{ kind: "remove", path: absolute(path, site.directory), place: placeOf(word, path, invocation.command, site) }];
  });

export const fileReaders: Readonly<Record<string, Reader>> = {
  ln: transfer,
  cp: transfer,
  mv: transfer,
  install: transfer,
  rm,
  unlink: rm,
};
