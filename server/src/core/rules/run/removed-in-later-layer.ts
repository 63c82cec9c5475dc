// A file or a package that a later layer removes, but the image still carries.
import { shownPath } from "../../image";
import { instructionText } from "../../model/instructionText";
import { shippedStages } from "../../model/lineage";
import { callSpan } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { copiedFolderQueries } from "../copiedFolders";
import { defineRule, type FileContext, type Found } from "../rule";
import { whereAbove } from "../whereAbove";
import { type Hidden, hiddenBy } from "./hiddenFiles";
import { addFilesOf, type LeftFiles, mayLoad, mayRemoveFiles, removesMore } from "./leftInLayers";
import { addPackagesOf, type LeftPackages, mayInstall, mayRemovePackages, takePackages } from "./leftPackages";
import { listed } from "./listed";
import { unpackedArchives } from "./unpackedArchives";

const messages = {
  hidden:
    "{path} {stay} in the layer of the {where}; this only hides {it}. Bring {it} with RUN --mount=type=bind, or install from {it} in a build stage and copy the result",
  mounted: "{path} {stay} in the layer of the {where}; this only hides {it}. Take {it} with RUN --mount=type=bind,from={stage} instead",
  loaded:
    "{path} {stay} in the layer of the {where}; this only hides {it}. Remove {it} in the RUN that downloads {it}, or do both in a build stage",
  used: "{path} {stay} in the layer of the {where}; this only hides {it}. Download, use and remove {it} in one RUN, or do the work in a build stage",
  purged:
    "{path} {stay} in the layer of the {where}; this only hides {it}. Install, use and remove {it} in one RUN, or do the work in a build stage",
  moved: "{path} {stay} in the layer of the {where}, so the image holds {it} twice. Let that {keyword} put {it} in the right place",
  added: "{path} {stay} in the layer of the {where}; this only hides {it}. Download {it} in this RUN instead, or do both in a build stage",
  brought: "It is brought here",
} as const;

type Where = ReturnType<typeof whereAbove>;

function saysOf({ key, keyword, stage, left }: Hidden, where: string): Found<typeof messages>["says"] {
  const says = { ...listed(left.map(({ path }) => shownPath(path))), where };
  if (key === "mounted") return [key, { ...says, stage }];
  return key === "moved" ? [key, { ...says, keyword }] : [key, says];
}

function* filesHidden(file: FileContext, run: Instruction, files: LeftFiles, where: Where): Iterable<Found<typeof messages>> {
  const told = new Set<number>();
  for (const hidden of hiddenBy(file, run, files)) {
    if (told.has(hidden.at.start)) continue; // one word that takes away what came in several ways
    told.add(hidden.at.start);
    const sources = new Set(hidden.left.map(({ instruction }) => instruction));
    yield {
      at: hidden.at,
      says: saysOf(hidden, where([...sources], run)),
      related: [...sources].map((each) => ({ at: each.arguments.span, says: ["brought"] as const })),
    };
  }
}

function* packagesHidden(file: FileContext, run: Instruction, installed: LeftPackages, where: Where): Iterable<Found<typeof messages>> {
  const taken = takePackages(file, run, installed);
  if (!taken) return;
  const { names, source, remover } = taken;
  const says = { ...listed(names), where: where([source], run) };
  yield { at: callSpan(remover), says: ["purged", says], related: [{ at: source.arguments.span, says: ["brought"] }] };
}

export default defineRule({
  id: "removed-in-later-layer",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds a `RUN` that removes a file which an earlier `COPY`, `ADD` or download brought into the image, or packages that an earlier `RUN` installed.",
    why: "Each instruction makes a layer. The later one only hides the file: the image is as large as before, and who unpacks its layers finds the file, a key for example. What is moved or unpacked in a later layer is in the image twice.",
    bad: "FROM debian:12-slim\nCOPY setup.deb /tmp/setup.deb\nRUN dpkg -i /tmp/setup.deb && rm /tmp/setup.deb\n",
    good: "FROM debian:12-slim\nRUN --mount=type=bind,source=setup.deb,target=/tmp/setup.deb dpkg -i /tmp/setup.deb\n",
    whenNot:
      "A build stage whose layers do not reach the image, small text files without a secret, what weighs less than 5 MB in the build context and is no secret by its name (in a browser, where sizes are not known: up to 60 texts by their names), archives that copied-archive-unpacked tells of, checksums and public keys, and what the same RUN removes again: they are passed over. Where the image is flattened afterwards (`--squash`), nothing is lost.",
  },
  messages,
  needs: (file, facts) => (removesMore.test(file.text) ? copiedFolderQueries(file, facts) : []),
  *check(file) {
    const lastWith = (words: RegExp): number => file.each("RUN").findLast((run) => words.test(instructionText(run)))?.index ?? -1;
    const [lastFiles, lastPackages] = [lastWith(mayRemoveFiles), lastWith(mayRemovePackages)];
    if (lastFiles < 0 && lastPackages < 0) return;
    const stages = shippedStages(file);
    const files: LeftFiles = { all: new Map(), below: new Map() };
    const installed: LeftPackages = new Map();
    const where = whereAbove(file);
    const unpacked = lastFiles < 0 ? new Set() : new Set([...unpackedArchives(file)].map(({ copy }) => copy));
    for (const instruction of file.each("COPY", "ADD", "RUN")) {
      const { index } = instruction;
      const stage = file.stageOf(instruction);
      if (index > lastFiles && index > lastPackages) return;
      if (!stage || !stages.has(stage)) continue;
      const text = instruction.keyword === "RUN" ? instructionText(instruction) : undefined;
      if (text !== undefined && files.all.size > 0 && mayRemoveFiles.test(text)) yield* filesHidden(file, instruction, files, where);
      if (text !== undefined && installed.size > 0 && mayRemovePackages.test(text))
        yield* packagesHidden(file, instruction, installed, where);
      if (index < lastFiles && !unpacked.has(instruction) && (text === undefined || mayLoad.test(text)))
        addFilesOf(file, instruction, files);
      if (index < lastPackages && text !== undefined && mayInstall.test(text)) addPackagesOf(file, instruction, installed);
    }
  },
});
