// An archive that COPY brings and a later RUN unpacks, where ADD unpacks it by itself.
import { shippedStages } from "../../model/lineage";
import { commandsOf } from "../../shell/commandsOf";
import type { Invocation } from "../../shell/invocation";
import { roughly } from "../../shell/options";
import type { Instruction } from "../../syntax/types";
import { baseName } from "../../text/path";
import type { Span } from "../../text/span";
import { defineRule } from "../rule";

const archive = /\.(tar|Z|bz2|gz|lz|lzma|tZ|tb2|tbz2?|tgz|tlz|tpz|txz|xz)$/;
/** What ADD unpacks: tar, plain or compressed with gzip, bzip2 or xz. */
const addUnpacks = /\.(tar|tar\.(gz|bz2|xz|Z)|tgz|tbz2?|txz|tb2)$/;
const unpackers = ["unzip", "gunzip", "bunzip2", "unlzma", "unxz", "zgz", "uncompress", "zcat", "gzcat"];

/** With the slashes of either system. */
const fileName = (path: string): string => baseName(path.replaceAll("\\", "/"));
const extracts = ({ options }: Invocation): boolean =>
  options.some(({ name }) => name === "-x" || name === "--extract" || name === "--get");

interface Copied {
  readonly name: string;
  readonly at: Span;
}

function archivesOf(copy: Instruction): readonly Copied[] {
  if (copy.flags.some(({ name }) => name === "from")) return [];
  const words = copy.json?.map(({ value, span }) => ({ text: value, span })) ?? copy.words;
  return words.filter(({ text }) => archive.test(text)).map(({ text, span }) => ({ name: fileName(text), at: span }));
}

export default defineRule({
  id: "copied-archive-unpacked",
  aliases: ["DL3010"],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds a tar archive that `COPY` brings and a later `RUN` of the same stage unpacks.",
    why: "The archive stays in the layer of the COPY, whatever is removed later: the image holds it twice, packed and unpacked. `ADD` unpacks a local archive and leaves it out.",
    bad: "FROM debian:12-slim\nCOPY app.tar.gz /opt/\nRUN tar -xzf /opt/app.tar.gz -C /opt\n",
    good: "FROM debian:12-slim\nADD app.tar.gz /opt/\n",
    whenNot:
      "The archive itself is needed in the image, or options such as `--strip-components` are: ADD has none. A bind mount keeps it out of the layers then.",
    differs: "hadolint reports `.gz` and `.xz` files that are not tar archives too, which ADD copies as they are; strict profiles do so.",
  },
  messages: { found: "{name} stays in this layer though a later RUN unpacks it. ADD unpacks a local tar archive by itself" },
  *check(file) {
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
      for (const { copy, name, at } of candidates) {
        if (told.has(copy) || !(strict || addUnpacks.test(name))) continue;
        const found = unpacking.some(
          ({ words, options }) =>
            (strict || !options.some(({ name: option }) => /^--(strip|transform|exclude|one-top)/.test(option))) &&
            words.some((word) => fileName(roughly(word)) === name),
        );
        if (!found) continue;
        told.add(copy);
        yield { at, says: ["found", { name }] };
      }
    }
  },
});
