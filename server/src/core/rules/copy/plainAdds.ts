// The ADDs of plain files and folders, and how sure it is that they are such.
import { sourcesOf } from "../../context";
import { sourceKind } from "../../model/errors/copyErrors";
import type { Instruction } from "../../syntax/types";
import type { FileContext, Safety } from "../rule";
import { type AddedSource, addedKind, addedSources } from "./addedKind";
import { missingSources } from "./missingSources";

/** Suffixes of what ADD unpacks, and of compressed files that hadolint takes for it. */
const archive = /\.(?:tar|Z|bz2|gz|lz|lzma|tZ|tb2|tbz|tbz2|tgz|tlz|tpz|txz|xz|zst|tzst)$/;
/** May stand for an archive: a suffix that a wildcard leaves open, or one of files that are tar archives inside, which ADD unpacks. */
const openEnd = /[*?\]]$|\.tar[.*]|\.(?:gem|crate|ova|box|apk)$/;
const alsoOfCopy = new Set(["chown", "chmod", "link", "exclude"]);

const hasOwnFlags = ({ flags }: Instruction): boolean => flags.some(({ name }) => !alsoOfCopy.has(name));

export interface PlainAdd {
  readonly instruction: Instruction;
  readonly kind: "file" | "folder" | "unknown";
  readonly source: string;
  readonly safety: Safety;
}

export function* plainAdds(file: FileContext): Iterable<PlainAdd> {
  const { facts, options } = file;
  const adds = file.each("ADD");
  const missing = adds.length > 0 && !options.strict ? missingSources(file, facts) : [];
  const others = adds.length > 0 ? sourcesOf(file).map(({ path }) => path) : [];
  const stopping = new Set(missing.map(({ source }) => source.instruction));
  for (const instruction of adds) {
    if (instruction.heredocs.length > 0 || stopping.has(instruction)) continue;
    const sources = addedSources(file, instruction);
    const isPlain = ({ value }: AddedSource) => sourceKind(value) === "local" && !archive.test(value);
    const first = sources.find((source) => isPlain(source));
    if (!first || hasOwnFlags(instruction)) continue;
    if (!options.strict && !sources.every((source) => isPlain(source) && source.isKnown && !openEnd.test(source.value))) continue;
    const kinds = sources.map(({ value }) => addedKind(facts, value, others));
    const isOpen = kinds.includes("unknown") || sources.some(({ written }) => written.includes("$"));
    const kind = kinds[sources.indexOf(first)] ?? "unknown";
    yield { instruction, kind, source: first.written, safety: isOpen ? "review" : "safe" };
  }
}
