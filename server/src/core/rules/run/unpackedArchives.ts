// Archives that COPY brings and a later RUN of the same stage unpacks, each COPY once.
import { shippedStages } from "../../model/lineage";
import { commandsOf } from "../../shell/commandsOf";
import { hasOption, type Invocation, optionOf } from "../../shell/invocation";
import { roughly } from "../../shell/options";
import type { Instruction } from "../../syntax/types";
import { baseName, cleanPath, isWithin } from "../../text/path";
import type { Span } from "../../text/span";
import type { FileContext } from "../rule";

const archive = /\.(tar|Z|bz2|gz|lz|lzma|tZ|tb2|tbz2?|tgz|tlz|tpz|txz|xz)$/;
/** What ADD unpacks: tar, plain or compressed with gzip, bzip2 or xz. */
const addUnpacks = /\.(tar|tar\.(gz|bz2|xz|Z)|tgz|tbz2?|txz|tb2)$/;
const unpackers = ["unzip", "gunzip", "bunzip2", "unlzma", "unxz", "zgz", "uncompress", "zcat", "gzcat"];

/** With the slashes of either system. */
const fileName = (path: string): string => baseName(path.replaceAll("\\", "/"));
const extracts = ({ options }: Invocation): boolean =>
  options.some(({ name }) => name === "-x" || name === "--extract" || name === "--get");

/**
 * The command moves or copies folders that the one before it unpacked: it would copy what ADD unpacks into a layer of its own,
 * and nothing is won. What certainly lies somewhere else does not count, nor does the archive.
 */
function takesOver(later: Invocation, tar: Invocation, archiveName: string): boolean {
  if (later.command.span.start < tar.command.span.start) return false;
  if (later.program === "cp" && !hasOption(later, "-r", "-R", "-a", "--recursive", "--archive")) return false;
  const folder = optionOf(tar, "-C", "--directory")?.value;
  const known = folder?.startsWith("/") && !folder.includes("$") ? cleanPath(folder) : undefined;
  const from = hasOption(later, "-t", "--target-directory") ? later.operands : later.operands.slice(0, -1);
  return from.some((word) => {
    const path = roughly(word);
    if (fileName(path) === archiveName) return false;
    return known === undefined || !path.startsWith("/") || isWithin(cleanPath(path), known);
  });
}

interface Copied {
  readonly name: string;
  readonly at: Span;
}

function archivesOf(copy: Instruction): readonly Copied[] {
  if (copy.flags.some(({ name }) => name === "from")) return [];
  const words = copy.json?.map(({ value, span }) => ({ text: value, span })) ?? copy.words;
  return words.filter(({ text }) => archive.test(text)).map(({ text, span }) => ({ name: fileName(text), at: span }));
}

export interface Unpacked extends Copied {
  readonly copy: Instruction;
}

export function* unpackedArchives(file: FileContext): Iterable<Unpacked> {
  const copies = file.each("COPY").filter((copy) => /\.\w/.test(copy.arguments.text));
  if (copies.length === 0) return;
  const { strict } = file.options;
  const shipped = shippedStages(file);
  const waiting = copies
    .filter((copy) => strict || shipped.has(file.stageOf(copy)))
    .flatMap((copy) => archivesOf(copy).map((copied) => ({ ...copied, copy, stage: file.stageOf(copy) })));
  if (waiting.length === 0) return;
  const told = new Set<Instruction>();
  for (const run of file.each("RUN")) {
    const candidates = waiting.filter(
      ({ copy, name, stage }) => copy.index < run.index && run.arguments.text.includes(name) && stage === file.stageOf(run),
    );
    if (candidates.length === 0) continue;
    const unpacking = commandsOf(run, file, strict ? ["tar", ...unpackers] : ["tar"]).filter(
      (one) => one.program !== "tar" || extracts(one),
    );
    const moving = strict || unpacking.length === 0 ? [] : commandsOf(run, file, ["mv", "cp"]);
    for (const { copy, name, at } of candidates) {
      if (told.has(copy) || !(strict || addUnpacks.test(name))) continue;
      const found = unpacking.find(
        ({ words, options }) =>
          (strict || !options.some(({ name: option }) => /^--(strip|transform|exclude|one-top)/.test(option))) &&
          words.some((word) => fileName(roughly(word)) === name),
      );
      if (!found || moving.some((one) => takesOver(one, found, name))) continue;
      told.add(copy);
      yield { copy, name, at };
    }
  }
}
