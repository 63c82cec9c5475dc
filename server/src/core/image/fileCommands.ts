// The commands that link, copy, move, write and remove files.
import { hasOption, type Invocation } from "../shell/invocation";
import { baseName, joinPath } from "../text/path";
import { isOpen, type Reader } from "./command";
import type { Effect } from "./effect";
import { fileOperands, type Target, targetOf } from "./fileOperands";
import { isSystemFolder } from "./paths";
import { placeOf, placesOf } from "./places";
import type { ScriptWord, ScriptWords } from "./scriptWords";
import { bodyOf, writeTo } from "./writes";

interface Transfer {
  readonly invocation: Invocation;
  readonly words: ScriptWords;
  /** Absolute. */
  readonly path: string;
  readonly target: Target;
}

/** One source of `ln`, `cp`, `mv`, `install`. */
function transferred(word: ScriptWord, { invocation, words, path: to, target }: Transfer): readonly Effect[] {
  const { program } = invocation;
  const source = placeOf(word, { words, directory: target.sourcesFrom });
  if (source?.is !== "path" || isOpen(invocation)) return [{ kind: "fill", path: to }];
  const from = source.path;
  const inside = joinPath(to, baseName(from));
  const effects: Effect[] = [{ kind: "same", path: target.isFolder ? inside : to, target: from, inside, link: program === "ln" }];
  // A folder's contents may come directly below the target.
  const whole = hasOption(invocation, "-r", "-R", "-a", "--recursive", "--archive");
  if (whole && (to === "/" || isSystemFolder(to))) effects.push({ kind: "fill", path: to });
  return program === "mv" ? [...effects, { kind: "remove", path: from }] : effects;
}

const transfer: Reader = (invocation, site) => {
  const { sources, targets } = fileOperands(invocation);
  const [to] = targets;
  if (!to || sources.length === 0) return [];
  const target = targetOf(to, invocation, site);
  const { place } = target;
  if (place?.is !== "path") return [writeTo(place, `${invocation.program} … ${to.text}`, false, undefined)];
  return sources.flatMap((word) => transferred(word, { invocation, words: site.words, path: place.path, target }));
};

const remove: Reader = (invocation, site) =>
  fileOperands(invocation).removed.flatMap((word) =>
    placesOf(word, site).flatMap((place) => (place?.is === "path" ? [{ kind: "remove", path: place.path } as const] : [])),
  );

const tee: Reader = (invocation, site) => {
  const append = hasOption(invocation, "-a", "--append");
  const text = bodyOf(site.instruction, invocation.command);
  return fileOperands(invocation).targets.flatMap((word) =>
    placesOf(word, site).map((place) => writeTo(place, `tee ${word.text}`, append, text)),
  );
};

export const fileReaders: Readonly<Record<string, Reader>> = {
  ln: transfer,
  cp: transfer,
  mv: transfer,
  install: transfer,
  rm: remove,
  unlink: remove,
  tee,
};
