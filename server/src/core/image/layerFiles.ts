// Which files a RUN loads into its layer by name, from the net or out of an archive, and which ones it takes away.
import { mountsOf } from "../model/mounts";
import { remember } from "../model/remember";
import type { Dockerfile, Scope } from "../model/types";
import { hasOption, type Invocation } from "../shell/invocation";
import { scriptsOf } from "../shell/scriptsOf";
import type { Instruction } from "../syntax/types";
import { globTakes, hasWildcard, readGlob } from "../text/glob";
import { isWithin, joinPath } from "../text/path";
import { type Span, shift } from "../text/span";
import { type CommandStep, commandSteps } from "./commandSteps";
import { braced } from "./copies";
import { loadedBy } from "./downloads";
import { fileOperands } from "./fileOperands";
import { absolute, knowsWorkdir } from "./paths";
import type { ScriptWord } from "./scriptWords";

/** Stands for the working directory of a base image that is not known: the same for all RUNs before a WORKDIR. */
const ofBase = "$BASE";

export interface Loaded {
  /** Absolute, or relative to the base image's working directory where that is not known. With `/*` at its end: what comes into a folder by names of its own. */
  readonly path: string;
  readonly at: Span;
}

export interface Removal {
  /** As `Loaded.path`; may hold wildcards. undefined: it cannot be told what is removed. */
  readonly path: string | undefined;
  /** The same with what is not known as it is written, `${X}`; undefined where no word names it. */
  readonly written: string | undefined;
  /** With all that lies below. */
  readonly recursive: boolean;
  readonly at: Span;
  /** Outside of conditions, loops and functions. */
  readonly always: boolean;
  /** It is there under another name afterwards. */
  readonly moves: boolean;
}

export interface LayerFiles {
  /** What the same RUN removes or moves again is left out. */
  readonly loads: readonly Loaded[];
  readonly removes: readonly Removal[];
}

/** They put another file in the place of the one that they are given. */
const replaces: ReadonlySet<string> = new Set(["gunzip", "bunzip2", "unxz", "unlzma", "uncompress"]);

const isKnown = (path: string): boolean => path.startsWith("/") || path.startsWith(`${ofBase}/`);

const isAlways = ({ command }: CommandStep): boolean => command.inside.length === 0 && command.joinedBy !== "||";

function removedAt(word: ScriptWord, recursive: boolean, step: CommandStep): readonly Removal[] {
  const { words, directory } = step.site;
  const at = word.span ?? step.command.span;
  return words.fields(word).map(({ text, known }) => {
    const path = absolute(known ? text : braced(text), directory);
    const open = !isKnown(path) || (!known && /[$`{~]/.test(text));
    return { path: open ? undefined : path, written: path, recursive, at, always: isAlways(step), moves: step.runs?.program === "mv" };
  });
}

/** Deletes what it finds, whatever that is. */
const deletes = ({ program, words }: Invocation): boolean =>
  program === "find" && words.some(({ value }) => value === "-delete" || value === "rm");

function removedBy(invocation: Invocation, step: CommandStep): readonly Removal[] {
  const { program, operands } = invocation;
  if (deletes(invocation))
    return [{ path: undefined, written: undefined, recursive: true, at: step.command.span, always: false, moves: false }];
  if (replaces.has(program) && !hasOption(invocation, "-c", "--stdout", "-k", "--keep"))
    return operands.flatMap((word) => removedAt(word, false, step));
  const recursive = hasOption(invocation, "-r", "-R", "--recursive");
  const gone = fileOperands(invocation).removed.flatMap((word) => removedAt(word, recursive, step));
  if (program !== "mv") return gone;
  return fileOperands(invocation).sources.flatMap((word) => removedAt(word, true, step));
}

/** Whether the removal takes what lies at the path. */
export function removes({ path: pattern, recursive }: Removal, path: string): boolean {
  if (pattern === undefined) return false;
  if (!hasWildcard(pattern)) return recursive ? isWithin(path, pattern) : path === pattern;
  const glob = readGlob(pattern, "plain");
  return glob !== undefined && globTakes(glob, path, recursive ? "below" : "whole");
}

/** A folder of which something is taken away in the same RUN is not the one that is left behind. */
function isGone({ path }: Loaded, removal: Removal): boolean {
  if (removal.path === undefined || removes(removal, path)) return true;
  return path.endsWith("/*") && isWithin(removal.path, path.slice(0, -2));
}

/** Nothing of a mount stays in the layer. */
const isMounted = (run: Instruction, path: string): boolean =>
  mountsOf(run).some(({ target }) => target !== undefined && isWithin(path, joinPath("/", target)));

/** Spans count from the instruction's start. */
const read = remember((run: Instruction, scope: Scope, doc: Dockerfile): LayerFiles => {
  const start = knowsWorkdir(scope) ? undefined : ofBase;
  const steps = scriptsOf(doc, run).flatMap((script) => commandSteps(doc, run, script, start));
  let loads: readonly Loaded[] = [];
  const removed: Removal[] = [];
  for (const step of steps) {
    const gone = step.runs ? removedBy(step.runs, step) : [];
    if (gone.length > 0) loads = loads.filter((loaded) => !gone.some((removal) => isGone(loaded, removal)));
    removed.push(...gone);
    if (isAlways(step)) loads = [...loads, ...loadedBy(step).filter(({ path }) => isKnown(path) && !isMounted(run, path))];
  }
  const moved = <T extends { readonly at: Span }>(one: T): T => ({ ...one, at: shift(one.at, -run.span.start) });
  return { loads: loads.map(moved), removes: removed.filter(({ path }) => !isMounted(run, path ?? "")).map(moved) };
});

export function layerFilesOf(doc: Dockerfile, run: Instruction): LayerFiles {
  const { loads, removes: removed } = read(run, doc.scopeBefore(run), doc);
  const back = <T extends { readonly at: Span }>(one: T): T => ({ ...one, at: shift(one.at, run.span.start) });
  return { loads: loads.map(back), removes: removed.map(back) };
}

/** As a person would write it: of what comes into a folder of its own, the folder. */
export function shownPath(path: string): string {
  const shown = path.startsWith(`${ofBase}/`) ? path.slice(ofBase.length + 1) : path;
  return /^(?:\/(?:var\/)?tmp)?\/\*$/.test(shown) || !shown.endsWith("/*") ? shown : shown.slice(0, -2);
}
