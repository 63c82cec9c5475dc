// The stages of a file: what each is built on, what it ends with, which other stages use it.
import { platformArgs } from "../knowledge/predefinedArgs";
import type { Flag, Instruction, SyntaxTree, Word } from "../syntax/types";
import type { Span } from "../text/span";
import { flagOf } from "./arguments";
import { effectiveInstruction } from "./effective";
import { expandKnown } from "./expand";
import { isForeign } from "./frontend";
import { readImageReference, referenceFault } from "./imageReference";
import { type FileNames, fileNames, globalDefinition, makePart, type Part } from "./part";
import { cutSections, type Section } from "./section";
import type { ImageReference, Stage } from "./types";
import { isWindowsStage } from "./windows";

/** What a FROM line says, before it is known what it means. */
interface FromLine {
  readonly image: Word | undefined;
  readonly name: string | undefined;
  readonly nameSpan: Span | undefined;
  readonly platform: Flag | undefined;
}

/** Source: BuildKit's parseBuildStageName: exactly three words, the second is AS in any case. */
export function readFromLine(from: Instruction): FromLine {
  const [image, as, name] = from.words;
  const named = from.words.length === 3 && as?.text.toLowerCase() === "as" ? name : undefined;
  return {
    image,
    name: named?.text.toLowerCase(),
    nameSpan: named?.span,
    platform: flagOf(from, "platform"),
  };
}

/** Expands as a plain build on a 64-bit Linux PC does. */
export function expandInFrom(
  raw: string,
  head: Part,
  tree: SyntaxTree,
): { readonly value: string | undefined; readonly error: string | undefined } {
  const find = (name: string): { readonly value: string | undefined } | undefined => {
    const found = globalDefinition(head, name);
    return found?.kind === "predefined" ? { value: platformArgs.get(name) } : found;
  };
  return expandKnown(raw, find, tree.escape);
}

/** `${BASE:-debian:13}`: what a build without that argument takes, as the default of an ARG is. */
const withDefaults = (raw: string): string => raw.replace(/\$\{\w{1,100}:-([^${}"'\\]{1,300})\}/g, "$1");

interface Resolved {
  readonly image: ImageReference | undefined;
  readonly resolvedImage: ImageReference | undefined;
}

function resolveImage(word: Word | undefined, head: Part, tree: SyntaxTree): Resolved {
  if (!word) return { image: undefined, resolvedImage: undefined };
  const image = readImageReference(word.text, word.span);
  const value = expandInFrom(word.text, head, tree).value ?? expandInFrom(withDefaults(word.text), head, tree).value;
  if (value !== undefined && isForeign(tree) && referenceFault(value)) return { image, resolvedImage: undefined };
  if (value === word.text) return { image, resolvedImage: image };
  return { image, resolvedImage: value ? readImageReference(value, word.span) : undefined };
}

interface StageContext {
  readonly tree: SyntaxTree;
  readonly head: Part;
  readonly last: number;
  /** Earlier stages by name; of two with one name the later. */
  readonly earlier: Map<string, Part>;
  readonly names: FileNames;
  usersOf(stage: Stage): readonly Stage[];
}

function makeStage(section: Section, from: Instruction, context: StageContext): Part {
  const { tree, head, names } = context;
  const line = readFromLine(from);
  const { image, resolvedImage } = resolveImage(line.image, head, tree);
  const parent = resolvedImage && context.earlier.get(resolvedImage.text.toLowerCase());
  const platform = line.platform?.value === undefined ? undefined : expandInFrom(line.platform.value, head, tree).value;
  let instructions: readonly Instruction[] | undefined;
  const stage: Stage = {
    index: section.number - 1,
    from,
    name: line.name,
    nameSpan: line.nameSpan,
    image,
    resolvedImage,
    parent: parent?.stage,
    baseImage: parent?.stage ? parent.stage.baseImage : resolvedImage,
    platform: line.platform,
    escape: tree.escape,
    get instructions() {
      instructions ??= tree.instructions.slice(section.first, section.end);
      return instructions;
    },
    get span() {
      return { start: from.span.start, end: (tree.instructions[section.end - 1] ?? from).span.end };
    },
    isFinal: section.number === context.last,
    get usedBy() {
      return context.usersOf(stage);
    },
    effective: (keyword) => effectiveInstruction(stage, keyword),
    get endScope() {
      return part.scopes.get().end;
    },
  };
  const windows = parent?.windows ?? (/^windows(\/|$)/i.test(platform ?? "") || isWindowsStage(stage));
  const part = makePart({ tree, section, stage, parent, head, windows, names, open: stage.baseImage?.text !== "scratch" });
  return part;
}

/** The part before the first FROM, then one part a stage. Without a FROM the first part may be a piece of any stage. */
export function readParts(tree: SyntaxTree, usersOf: (stage: Stage) => readonly Stage[]): readonly [Part, ...Part[]] {
  const [first, ...others] = cutSections(tree.instructions);
  const open = others.length === 0;
  const names = fileNames(tree);
  const head = makePart({ tree, section: first, stage: undefined, parent: undefined, head: undefined, open, windows: false, names });
  const context: StageContext = { tree, head, last: others.length, earlier: new Map(), names, usersOf };
  const parts: [Part, ...Part[]] = [head];
  for (const section of others) {
    if (!section.from) continue;
    const part = makeStage(section, section.from, context);
    parts.push(part);
    if (part.stage?.name !== undefined) context.earlier.set(part.stage.name, part);
  }
  return parts;
}
