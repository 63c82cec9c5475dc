// Files that a RUN writes below a VOLUME after it was declared.
import { changesOf } from "../../image";
import { needsBuildKit } from "../../model/classicBuilder";
import type { Stage } from "../../model/types";
import type { Span } from "../../text/span";
import { defineRule, type FileContext, type Found } from "../rule";
import { remadeBy } from "./remadeVolumes";
import { type Volume, volumeOf, volumesOf } from "./volumes";

const messages = {
  lost: "{path} {is} since further up, so the classic builder throws away what is written here. Move the VOLUME below this line",
  declared: "{path} becomes a volume here",
} as const;

function foundAt(volumes: readonly Volume[], at: Span): Found<typeof messages> {
  const path = volumes.map((each) => each.path).join(", ");
  return {
    at,
    says: ["lost", { path, is: volumes.length > 1 ? "are VOLUMEs" : "is a VOLUME" }],
    related: volumes.map((volume) => ({ at: volume.at, says: ["declared", { path: volume.path }] as const })),
  };
}

/** undefined: the classic builder stops at a RUN, so that it builds no image in which anything is missing. */
function lostIn(file: FileContext): readonly Found<typeof messages>[] | undefined {
  const known = new Map<Stage | undefined, Map<string, Volume>>();
  const told = new Set<Volume>();
  const found: Found<typeof messages>[] = [];
  for (const instruction of file.each("VOLUME", "RUN")) {
    const stage = file.stageOf(instruction);
    const volumes = known.get(stage) ?? new Map<string, Volume>(known.get(stage?.parent));
    known.set(stage, volumes);
    if (instruction.keyword === "VOLUME") {
      for (const volume of volumesOf(instruction, file.scopeBefore(instruction))) volumes.set(volume.path, volume);
      continue;
    }
    if (volumes.size === 0) continue;
    const remade = remadeBy(file, instruction, (path) => volumes.has(path));
    if (remade?.fails) return undefined;
    const writes = changesOf(file, instruction).filter(({ at }) => !remade?.words.has(at.start));
    const lost = new Map<Volume, Span>();
    for (const { path, at } of writes) {
      const volume = volumeOf(volumes, path);
      if (volume && !told.has(volume) && !lost.has(volume)) lost.set(volume, at);
    }
    const [first] = lost.values();
    if (first) found.push(foundAt([...lost.keys()], first));
    for (const volume of lost.keys()) told.add(volume);
  }
  return found;
}

export default defineRule({
  id: "write-after-volume",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `RUN` that writes below a `VOLUME` after its declaration.",
    why: "The classic builder runs a RUN in a container with the volume in place, and throws away what is written there. BuildKit keeps it, so the two make different images.",
    bad: "FROM alpine:3.22\nVOLUME /data\nRUN touch /data/seed\n",
    good: "FROM alpine:3.22\nRUN touch /data/seed\nVOLUME /data\n",
    whenNot:
      "Only BuildKit ever builds the file. Where the file itself says so (`# syntax=`, heredocs, `RUN --mount`, `COPY --chmod` and other flags that the classic builder does not know), nothing is said; nor where a RUN makes the volume itself with a plain `mkdir`, which fails in the classic builder. `COPY`, `ADD` and `WORKDIR` write into the layer itself, and lose nothing (measured with Docker 20.10).",
  },
  messages,
  *check(file) {
    if (file.each("VOLUME").length > 0 && !needsBuildKit(file)) yield* lostIn(file) ?? [];
  },
});
