// What a COPY or ADD puts where: its words expanded, its target absolute, and which file of its sources comes to a path.
import { contextPath } from "../context";
import { argumentsOf, flagOf } from "../model/arguments";
import { sourceKind } from "../model/errors/copyErrors";
import type { Scope } from "../model/types";
import type { Instruction } from "../syntax/types";
import { globMatches, hasWildcard } from "../text/glob";
import { baseName, folderOf, isWithin, joinPath } from "../text/path";
import { absolute, pathIn, workdirIn } from "./paths";

export interface Copy {
  readonly keyword: "COPY" | "ADD";
  /** Expanded as far as the variables are known; heredocs left out. */
  readonly sources: readonly string[];
  /** Absolute; a variable without a known value stays in it as `${X}`. */
  readonly target: string;
  /** The same where it is certain: its variables have known values, and so has the directory that it is counted from. */
  readonly knownTarget: string | undefined;
  /** The target is written so that it is a folder. */
  readonly isFolder: boolean;
  /** It is, or there are several sources. */
  readonly intoFolder: boolean;
  /** Every variable in it has a known value, and no heredoc is left out. */
  readonly known: boolean;
  /** Stage or image of `--from`. */
  readonly from: string | undefined;
}

/** `$X` as `${X}`, which a path can be compared with. */
export const braced = (path: string): string => path.replace(/\$(\w+)/g, "$${$1}");

interface ReadWord {
  readonly text: string;
  readonly known: boolean;
}

function readWords(instruction: Instruction, scope: Scope): readonly ReadWord[] {
  return argumentsOf(instruction).map(({ text }) => {
    const value = /[$"'\\]/.test(text) ? scope.expand(text) : text;
    return { text: value ?? text, known: value !== undefined };
  });
}

/** undefined: it is another instruction, or has no source or no destination. */
export function copyOf(instruction: Instruction, scope: Scope): Copy | undefined {
  const { keyword } = instruction;
  if (keyword !== "COPY" && keyword !== "ADD") return undefined;
  const words = readWords(instruction, scope);
  const destination = words.at(-1);
  if (destination === undefined || words.length < 2) return undefined;
  // Source: BuildKit keeps a last `/` and `/.` of the destination, and takes `.` for `./`.
  const isFolder = /(?:^|\/)\.?$/.test(destination.text);
  return {
    keyword,
    sources: words.slice(0, -1).flatMap(({ text }) => (text.startsWith("<<") ? [] : [text])),
    target: absolute(braced(destination.text), workdirIn(scope)),
    knownTarget: destination.known ? pathIn(scope, destination.text) : undefined,
    isFolder,
    intoFolder: isFolder || words.length > 2,
    known: instruction.heredocs.length === 0 && words.every(({ known }) => known),
    from: flagOf(instruction, "from")?.value,
  };
}

export interface CopySource {
  /** In the build context, or in the stage that `--from` names. */
  readonly path: string;
  /** The instruction names this very file, so that it must be there. */
  readonly exact: boolean;
}

/** `rest` is the path below the destination; empty: the destination itself. */
function fromSource(source: string, rest: string, intoFolder: boolean): CopySource | undefined {
  const plain = sourceKind(source) === "local" ? contextPath(source) : source;
  if (rest === "") return intoFolder || hasWildcard(plain) ? undefined : { path: plain, exact: true };
  if (hasWildcard(plain)) {
    const matches = !rest.includes("/") && globMatches(baseName(plain), rest);
    return matches ? { path: joinPath(folderOf(plain), rest), exact: false } : undefined;
  }
  // `COPY out/ /opt/`: what lies in the folder, not a file of that name.
  return baseName(plain) === rest && !source.endsWith("/") ? { path: plain, exact: true } : { path: joinPath(plain, rest), exact: false };
}

/** Of candidates the more likely first. */
export const exactFirst = (a: CopySource, b: CopySource): number => Number(b.exact) - Number(a.exact);

/** Candidates, the most likely first; empty where the instruction cannot put anything at `path`. */
export function copySources({ sources, target, intoFolder }: Copy, path: string): readonly CopySource[] {
  if (!isWithin(path, target)) return [];
  const rest = path === target ? "" : path.slice(target === "/" ? 1 : target.length + 1);
  return sources.flatMap((source) => fromSource(source, rest, intoFolder) ?? []).sort(exactFirst);
}
