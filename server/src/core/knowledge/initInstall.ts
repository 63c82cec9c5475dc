// How a small init gets into an image: the package of its distribution, or the pinned static release by a stage of its own.
// Package names and paths: inits.ts. Command lines: installLines.ts.
import type { BaseImage } from "./baseImages";
import type { PackageManager } from "./distributions";
import { type InitPackage, initPackages, initReleases } from "./inits";
import { installLines } from "./installLines";
import { leftMirrors } from "./mirrors";

export type AddedInit = "tini" | "dumb-init";

export interface PackagedInit {
  readonly manager: PackageManager;
  readonly name: string;
  /** Where the program then lies; a bare name is found through PATH. */
  readonly path: string;
  /** Repository package that has to be installed before. */
  readonly repository: string | undefined;
  /** Behind `RUN`; cleans up after itself. */
  readonly commandLine: string;
}

const inRange = (release: string | undefined, { since, until }: InitPackage): boolean => {
  if (release === undefined) return until === undefined;
  const number = Number.parseFloat(release);
  if (Number.isNaN(number)) return until === undefined;
  return (since === undefined || number >= Number.parseFloat(since)) && (until === undefined || number <= Number.parseFloat(until));
};

/** The package epel-release is there by that name; CentOS up to 8 has no working mirrors any more. */
const hasEpel = ({ name }: BaseImage): boolean => /(?:^|\/)(?:rockylinux|almalinux)(?:\/|$|\d)|^quay\.io\/centos\//.test(name);

/** undefined: the distribution has no package of it, or is not known. */
export function packagedInit(init: AddedInit, base: BaseImage | undefined): PackagedInit | undefined {
  const { distribution, packageManager: manager } = base ?? {};
  const found = distribution && initPackages[distribution.family]?.[init];
  const line = manager && installLines[manager];
  if (!base || !distribution || leftMirrors(distribution) || !found?.name || !line || !inRange(distribution.release, found))
    return undefined;
  if (found.repository !== undefined && !hasEpel(base)) return undefined;
  return {
    manager,
    name: found.name,
    path: found.path,
    repository: found.repository,
    commandLine: line(found.name, found.repository),
  };
}

export interface ReleasedInit {
  /** By the builder's TARGETARCH. */
  readonly architectures: readonly { readonly name: string; readonly url: string; readonly sum: string }[];
}

/** Names of architectures in release files, and the builder's. */
const targetArchitectures: Readonly<Record<string, string>> = { x86_64: "amd64", aarch64: "arm64" };

/** Static binaries that need nothing of the image: they run on every Linux, scratch too. */
export function releasedInit(init: AddedInit): ReleasedInit {
  const { url, sums } = initReleases[init === "tini" ? "tini-static" : init];
  return {
    architectures: Object.entries(sums).map(([arch, sum]) => ({
      name: targetArchitectures[arch] ?? arch,
      url: url.replace("{arch}", arch),
      sum,
    })),
  };
}
