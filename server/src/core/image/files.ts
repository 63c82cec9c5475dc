// What lies at a path of the image, as far as this Dockerfile puts it there: a text, or the instruction that brings it.
import { contextRoots } from "../context";
import { imageBelow } from "../model/baseImage";
import { sourceKind } from "../model/errors/copyErrors";
import { historyOf } from "../model/lineage";
import type { Scope, Stage } from "../model/types";
import type { Heredoc } from "../syntax/types";
import { baseName, isWithin } from "../text/path";
import { braced, type Copy, type CopySource, copySources, exactFirst } from "./copies";
import type { Effect } from "./effect";
import type { Layer } from "./layers";
import { absolute } from "./paths";
import type { Reading } from "./reading";
import type { Answer, Because, ImageFile, Reach } from "./types";

/** Links to links, stages that copy from stages. */
const maximalDepth = 8;

/** One question, on its way through stages and links. */
interface Asking {
  readonly path: string;
  readonly reach: Reach;
  readonly depth: number;
  /** Only what stands in front of the instruction with this index. */
  readonly before: number;
}

/** `no` here: this instruction puts nothing there; undefined: nor does it take it away. */
type Found = Answer<ImageFile> | undefined;

const by = ({ instruction }: Layer): Because => ({ kind: "instruction", instruction });
const unread = ({ instruction }: Layer, what: string): Because => ({ kind: "unread", what, instruction });

const yes = (layer: Layer, path: string, source: ImageFile["source"], built?: ImageFile["built"]): Found => ({
  is: "yes",
  value: { path, source, instruction: layer.instruction, built },
  because: by(layer),
});

/** The contexts that Compose names, else those in which the file may lie, the nearest first. */
function rootsFor(reading: Reading, path: string, isTold: boolean): readonly string[] {
  const [first = ""] = reading.wholeRoots(false);
  if (isTold) return first === "" ? contextRoots : [first, ...contextRoots.filter((root) => root !== first)];
  return reading.ask(first + path) === null ? reading.wholeRoots(true) : [first];
}

function fromContext(reading: Reading, { path, exact }: CopySource, at: string, layer: Layer): Found {
  let open = false;
  const found = (contextPath: string): Found | undefined => {
    const text = reading.ask(contextPath);
    open ||= text === undefined;
    return typeof text === "string" ? yes(layer, at, { path: at, text, contextPath, instruction: layer.instruction }) : undefined;
  };
  // Of a copied folder the path within it tells, too, whether a context above this folder is meant.
  const isTold = exact || path.includes("/");
  for (const root of rootsFor(reading, path, isTold)) {
    const file = found(root + path);
    if (file) return file;
  }
  const within = exact && !open ? reading.withinOwn(path) : undefined;
  const own = within === undefined ? undefined : found(within);
  if (own) return own;
  if (exact) return yes(layer, at, undefined);
  // A folder whose answer is still to come may hold it; what was copied earlier is asked for in the same round.
  return open ? { is: "perhaps", because: unread(layer, path) } : undefined;
}

/** A script or a text by its name, which no compiler makes. */
const isSource = (path: string): boolean => /\.(?:sh|bash|py|rb|js|mjs|cjs|ts|pl|php|lua|json|ya?ml|toml|ini|conf|txt|html?)$/i.test(path);

function builtBy(stage: Stage): ImageFile["built"] {
  const runs = (command: RegExp): boolean =>
    historyOf(stage).some(({ keyword, arguments: { text } }) => keyword === "RUN" && command.test(text));
  if (/(?:^|\/)golang$/.test(stage.baseImage?.repository ?? "") || runs(/\bgo\s+(?:build|install|get)\b/)) return "go";
  return runs(/\bmix\s+release\b/) ? "elixir" : undefined;
}

function fromStage(reading: Reading, source: CopySource, asking: Asking, layer: Layer): Found {
  const { path, depth, reach } = asking;
  const stage = reading.stageOf(layer.instruction);
  if (!stage) return source.exact ? yes(layer, path, undefined) : { is: "perhaps", because: unread(layer, source.path) };
  // The stage may have it from a folder that it copied as a whole.
  const found = fileIn(stage, { path: absolute(source.path, "/"), reach, depth: depth + 1, before: Number.POSITIVE_INFINITY });
  const file = found.is === "yes" ? found.value : undefined;
  if (file?.source) return yes(layer, path, { ...file.source, path, instruction: layer.instruction }, file.built);
  const built = file?.built ?? (isSource(source.path) ? undefined : builtBy(stage.stage));
  // A release of Elixir is copied as a folder; its launcher lies in bin/.
  const inRelease = built === "elixir" && /(?:^|\/)bin\/\w+$/.test(source.path);
  if (file || source.exact || inRelease) return yes(layer, path, undefined, built);
  return found.is === "no" ? undefined : { is: "perhaps", because: unread(layer, source.path) };
}

/** An unquoted heredoc is expanded by the builder: `\$` becomes `$`, and `"$@"` without the backslash becomes `""`. */
function heredocText({ body, expand }: Heredoc, scope: Scope): string {
  if (!expand) return body.text;
  return body.text.replace(/\\([$\\])|\$(?:([@*#?!-])|(\w+)|\{(\w+)\})/g, (written, escaped, special, plain, braces) => {
    if (escaped !== undefined) return escaped;
    if (special !== undefined) return "";
    const definition = scope.lookup(plain ?? braces);
    return definition ? (definition.value ?? written) : "";
  });
}

function fromCopy(reading: Reading, copy: Copy, asking: Asking, layer: Layer): Found {
  const { path, reach } = asking;
  const { instruction } = layer;
  if (!isWithin(path, copy.target)) return undefined;
  for (const heredoc of instruction.heredocs) {
    if (path !== copy.target && path !== absolute(heredoc.name, copy.target)) continue;
    const text = heredocText(heredoc, reading.doc.scopeBefore(instruction));
    return yes(layer, path, { path, text, contextPath: undefined, instruction });
  }
  let perhaps: Found;
  for (const source of copySources(copy, path)) {
    if (reach === "exact" && !source.exact) continue;
    if (sourceKind(source.path) !== "local") return yes(layer, path, undefined);
    const found = copy.from === undefined ? fromContext(reading, source, path, layer) : fromStage(reading, source, asking, layer);
    if (found?.is === "yes") return found;
    perhaps ??= found;
  }
  return perhaps;
}

/** Where a link or a copy has it from; undefined: it is about another path. */
export function originOf(effect: Effect, path: string): { readonly from: string; readonly exact: boolean } | undefined {
  if (effect.kind !== "same") return undefined;
  // `mv start.sh /usr/bin`: a folder's own file of that name, not one within a file.
  const at = path === effect.inside ? path : [effect.path, effect.inside].find((each) => isWithin(path, each));
  return at === undefined ? undefined : { from: effect.target + path.slice(at.length), exact: path === at };
}

/** What was found lies here now: where it was before, it may be gone. */
const movedTo = (path: string, file: ImageFile): ImageFile => ({ ...file, path, source: file.source && { ...file.source, path } });

/** A link shows what lies at its target in the end; a copy what lay there when it was made. */
function throughOrigin(reading: Reading, asking: Asking, layer: Layer, at: number): Found {
  const effect = layer.effects.list[at];
  const origin = effect && originOf(effect, asking.path);
  if (!origin || effect?.kind !== "same" || asking.depth > maximalDepth) return undefined;
  const { index } = layer.instruction;
  const next = { path: origin.from, reach: origin.exact ? ("any" as const) : asking.reach, depth: asking.depth + 1 };
  const found = effect.link
    ? fileIn(reading, { ...next, before: asking.before })
    : (fromRun(reading, { ...next, before: index }, layer, at) ?? fileIn(reading, { ...next, before: index }));
  if (found.is === "yes") return { ...found, value: movedTo(asking.path, found.value) };
  return origin.exact ? yes(layer, asking.path, undefined) : undefined;
}

/** What the first `count` effects of one RUN leave at the path. */
function fromRun(reading: Reading, asking: Asking, layer: Layer, count = layer.effects.list.length): Found {
  const { path, depth } = asking;
  const { instruction, effects } = layer;
  let appended = "";
  let perhaps: Found;
  const behind = (before: Found): Found =>
    before?.is === "yes" && before.value.source
      ? yes(layer, path, { path, text: before.value.source.text + appended, contextPath: undefined, instruction })
      : yes(layer, path, undefined);
  for (let at = count - 1; at >= 0; at--) {
    const effect = effects.list[at];
    if (effect?.kind === "write" && effect.path === path) {
      if (effect.text === undefined) return yes(layer, path, undefined);
      appended = effect.text + appended;
      if (!effect.append) return yes(layer, path, { path, text: appended, contextPath: undefined, instruction });
      continue;
    }
    const found = throughOrigin(reading, asking, layer, at);
    if (found) return appended === "" ? found : behind(found);
    if (effect?.kind === "remove" && isWithin(path, effect.path)) return { is: "no", because: by(layer) };
    if (effect?.kind === "fill" && isWithin(path, effect.path)) perhaps ??= { is: "perhaps", because: unread(layer, effect.path) };
  }
  if (appended !== "") return behind(fileIn(reading, { path, reach: "any", depth: depth + 1, before: instruction.index }));
  const builds = effects.list.some(({ kind }) => kind === "build") && instruction.arguments.text.includes(baseName(path));
  return builds ? yes(layer, path, undefined, "go") : perhaps;
}

function fileIn(reading: Reading, asking: Asking): Answer<ImageFile> {
  const image = imageBelow(reading.stage);
  let perhaps: Found;
  if (asking.depth > maximalDepth) return { is: "perhaps", because: { kind: "unread", what: asking.path, instruction: undefined } };
  for (const layer of reading.layers) {
    if (layer.instruction.index >= asking.before) continue;
    const { copy, list } = layer.effects;
    const found = copy ? fromCopy(reading, copy, asking, layer) : fromRun(reading, asking, layer);
    if (found && found.is !== "perhaps") return found;
    const unknown = list.find(({ kind }) => kind === "unknown");
    perhaps ??= found ?? (unknown?.kind === "unknown" ? { is: "perhaps", because: unread(layer, unknown.what) } : undefined);
  }
  if (perhaps) return perhaps;
  return image?.name === "scratch"
    ? { is: "no", because: { kind: "base", image: image.name } }
    : { is: "perhaps", because: { kind: "unread", what: "the base image", instruction: undefined } };
}

/** @param path absolute; a relative one is taken from the root. */
export const fileAt = (reading: Reading, path: string, reach: Reach = "any"): Answer<ImageFile> =>
  fileIn(reading, { path: braced(path), reach, depth: 0, before: Number.POSITIVE_INFINITY });

/** Files of the build context that may come to the path, the likeliest first, whether they are there or not. @param path absolute. */
export const contextFilesAt = (reading: Reading, path: string): readonly string[] =>
  reading.layers
    .flatMap(({ effects: { copy } }) => (copy?.known && copy.from === undefined ? copySources(copy, path) : []))
    .filter((source) => sourceKind(source.path) === "local")
    .sort(exactFirst)
    .map((source) => source.path);

/** The program of a command line: by its path, relative to the working directory, or through the folders of PATH. */
export function commandFile(
  reading: Reading,
  program: string,
  place: { readonly directory: string; readonly path: readonly string[] },
  reach: Reach,
): Answer<ImageFile> {
  if (program.includes("/")) return fileAt(reading, absolute(program, place.directory), reach);
  let last: Answer<ImageFile> = { is: "perhaps", because: { kind: "unread", what: "the base image", instruction: undefined } };
  for (const folder of place.path) {
    if (!folder.startsWith("/")) continue;
    last = fileAt(reading, `${folder}/${program}`, reach);
    if (last.is === "yes") return last;
  }
  return last;
}
