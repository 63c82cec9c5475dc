// An init brought into the final stage: its distribution's package, or its static release from a stage of its own.

import type { BaseImage } from "../knowledge/baseImages";
import { type AddedInit, packagedInit, releasedInit } from "../knowledge/initInstall";
import type { Dockerfile, Stage } from "../model/types";
import type { TextEdit } from "../text/span";
import { knowsChecksum } from "./frontend";
import { addToInstall, installByRun, installsPackage, type RunsAsRoot } from "./install";
import { linesAbove, linesBelow } from "./instructionLines";
import { takenStageNames } from "./stageName";

export interface InstalledInit {
  /** `release`: the static binary of the init's own release, its checksum in the file. */
  readonly from: "package" | "release";
  /** How ENTRYPOINT names it. */
  readonly path: string;
  readonly edits: readonly TextEdit[];
}

/** What is known of the image that the final stage begins with. */
export interface InitBase {
  readonly base: BaseImage | undefined;
  readonly asRoot: RunsAsRoot;
}

const binaryPath = (init: AddedInit, stage: Stage): string =>
  stage.baseImage?.repository === "scratch" ? `/${init}` : `/usr/local/bin/${init}`;

/** A stage's name that is free, alone or with one of these behind it. */
function freeName(file: Dockerfile, init: string, suffixes: readonly string[] = []): string | undefined {
  const taken = takenStageNames(file);
  const isFree = (name: string): boolean => !taken.has(name) && suffixes.every((suffix) => !taken.has(`${name}-${suffix}`));
  return [init, `${init}-binary`, `${init}-static`].find(isFree);
}

/** Stages above the final one, and the program copied from the last of them. */
const fromOtherStage = (file: Dockerfile, { from }: Stage, stages: readonly string[], copy: string): readonly TextEdit[] => [
  linesAbove(file, from, stages),
  linesBelow(file, from, [copy]),
];

/** One stage an architecture, and one that the builder chooses; the binary is copied from there. */
function fromRelease(file: Dockerfile, stage: Stage, init: AddedInit): InstalledInit | undefined {
  const { architectures } = releasedInit(init);
  const name = freeName(
    file,
    init,
    architectures.map((each) => each.name),
  );
  if (name === undefined || !knowsChecksum(file)) return undefined;
  const path = binaryPath(init, stage);
  const stages = architectures.flatMap(({ name: architecture, url, sum }) => [
    `FROM scratch AS ${name}-${architecture}`,
    `ADD --chmod=755 --checksum=sha256:${sum} ${url} /${init}`,
    "",
  ]);
  const chosen = [`FROM ${name}-\${TARGETARCH} AS ${name}`, ""];
  return { from: "release", path, edits: fromOtherStage(file, stage, [...stages, ...chosen], `COPY --from=${name} /${init} ${path}`) };
}

/** tini's package on Debian has a static binary, too: for images without a C library and a package manager. */
function fromDebian(file: Dockerfile, stage: Stage): InstalledInit | undefined {
  const name = freeName(file, "tini");
  if (name === undefined) return undefined;
  const path = binaryPath("tini", stage);
  const stages = [
    `FROM debian:bookworm-slim AS ${name}`,
    "RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*",
    "",
  ];
  return { from: "package", path, edits: fromOtherStage(file, stage, stages, `COPY --from=${name} /usr/bin/tini-static ${path}`) };
}

/** Best first; empty: it cannot be put in with certainty. */
export function installInit(file: Dockerfile, { base, asRoot }: InitBase, init: AddedInit): readonly InstalledInit[] {
  const stage = file.finalStage;
  if (!stage) return [];
  const family = base?.distribution?.family;
  const released = (): readonly InstalledInit[] => [fromRelease(file, stage, init) ?? []].flat();
  if (init === "tini" && (family === "scratch" || family === "distroless" || stage.baseImage?.repository === "scratch"))
    return [fromDebian(file, stage) ?? [], released()].flat();
  const wanted = packagedInit(init, base);
  if (!wanted) return released();
  const { path, repository, commandLine } = wanted;
  if (installsPackage(file, stage, wanted.name)) return [{ from: "package", path, edits: [] }];
  const beside = repository === undefined ? addToInstall(file, stage, wanted, asRoot) : undefined;
  // Of an image that is not in the tables only the name tells the distribution.
  const edit = beside ?? (base?.known ? installByRun(file, stage, commandLine, asRoot) : undefined);
  return edit ? [{ from: "package", path, edits: [edit] }] : released();
}
