// Files that are written below a VOLUME after it was declared.
import { changesOf, copyOf, pathIn } from "../../image";
import { argumentsOf, targetArgument } from "../../model/arguments";
import { needsBuildKit } from "../../model/classicBuilder";
import type { Dockerfile, Scope, Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import { defineRule } from "../rule";

interface Volume {
  readonly path: string;
  readonly at: Span;
}

interface Write {
  readonly path: string;
  readonly at: Span;
}

function writesOf(file: Dockerfile, instruction: Instruction): readonly Write[] {
  if (instruction.keyword === "RUN") return changesOf(file, instruction);
  const path = copyOf(instruction, file.scopeBefore(instruction))?.knownTarget;
  const at = targetArgument(instruction)?.span;
  return path !== undefined && at ? [{ path, at }] : [];
}

/** The volume that holds the path. */
function volumeOf(volumes: ReadonlyMap<string, Volume>, path: string): Volume | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
    const volume = volumes.get(path.slice(0, end));
    if (volume) return volume;
  }
  return undefined;
}

function volumesOf(instruction: Instruction, scope: Scope): readonly Volume[] {
  return argumentsOf(instruction).flatMap(({ text, span: at }) => {
    const value = scope.expand(text);
    const path = value === undefined ? undefined : pathIn(scope, value);
    return path === undefined || path === "/" ? [] : [{ path, at }];
  });
}

export default defineRule({
  id: "write-after-volume",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `RUN`, `COPY` and `ADD` that write below a `VOLUME` after its declaration.",
    why: "The classic builder throws away what is written there after the VOLUME. BuildKit keeps it, so the two make different images.",
    bad: "FROM alpine:3.22\nVOLUME /data\nRUN touch /data/seed\n",
    good: "FROM alpine:3.22\nRUN touch /data/seed\nVOLUME /data\n",
    whenNot:
      "Only BuildKit ever builds the file. Where the file itself says so (`# syntax=`, heredocs, `RUN --mount`, `COPY --chmod` and other flags that the classic builder does not know), nothing is said.",
  },
  messages: {
    lost: "{path} is a VOLUME since further up, so the classic builder throws away what is written here. Move the VOLUME below this line",
    declared: "{path} becomes a volume here",
  },
  *check(file) {
    if (file.each("VOLUME").length === 0 || needsBuildKit(file)) return;
    const volumes = new Map<Stage | undefined, Map<string, Volume>>();
    const told = new Set<Volume>();
    for (const instruction of file.each("VOLUME", "RUN", "COPY", "ADD")) {
      const stage = file.stageOf(instruction);
      const known = volumes.get(stage) ?? new Map(volumes.get(stage?.parent));
      volumes.set(stage, known);
      if (instruction.keyword === "VOLUME") {
        for (const volume of volumesOf(instruction, file.scopeBefore(instruction))) known.set(volume.path, volume);
        continue;
      }
      if (known.size === 0) continue;
      for (const { path, at } of writesOf(file, instruction)) {
        const volume = volumeOf(known, path);
        if (!volume || told.has(volume)) continue;
        told.add(volume);
        yield { at, says: ["lost", { path: volume.path }], related: [{ at: volume.at, says: ["declared", { path: volume.path }] }] };
      }
    }
  },
});
