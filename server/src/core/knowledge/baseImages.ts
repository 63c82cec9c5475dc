// What a public base image brings: distribution, shell, package manager, ENTRYPOINT, CMD, USER, STOPSIGNAL, init.
import { applicationImages } from "./baseImageApplications";
import { platformImages } from "./baseImagePlatforms";
import { publisherImages } from "./baseImagePublishers";
import type { BaseImageDefaults, BaseImageRow } from "./baseImageRows";
import { serverImages } from "./baseImageServers";
import { streamImages } from "./baseImageStreams";
import { toolImages } from "./baseImageTools";
import { vendorImages } from "./baseImageVendors";
import {
  type Distribution,
  distributionOfTag,
  type Family,
  type PackageManager,
  packageManagerOf,
  releaseOfUbuntu,
  type Shell,
  shellOf,
} from "./distributions";
import { productLife } from "./endOfLife";
import { imageTable } from "./imageTable";
import { mirroredImage } from "./mirroredImages";
import { hubPrefixes, sameImages } from "./registries";

/** The parts of an image name that decide; a model's ImageReference is one. */
export interface ImageName {
  readonly registry: string | undefined;
  readonly repository: string;
  readonly tag: string | undefined;
}

export interface BaseImage {
  /** Without the default registry and `library/`: `node`, `mcr.microsoft.com/dotnet/aspnet`. */
  readonly name: string;
  /** undefined: nothing is known of the distribution. */
  readonly distribution: Distribution | undefined;
  /** undefined: not known; kind `none`: the image has no shell. */
  readonly shell: Shell | undefined;
  readonly packageManager: PackageManager | undefined;
  /** null: none. undefined: not known. */
  readonly entrypoint: readonly string[] | null | undefined;
  /** null: none. undefined: not known. */
  readonly cmd: readonly string[] | null | undefined;
  /** undefined: root (not set), or not known. */
  readonly user: string | undefined;
  /** undefined: not set (SIGTERM), or not known. */
  readonly stopSignal: string | undefined;
  /** Whether the entrypoint's script becomes the command by exec. */
  readonly entrypointExecs: boolean;
  /** `tini`, `s6-overlay`, `my_init`, `docker-init`: what the image starts by itself. */
  readonly init: string | undefined;
  /** Users that the image makes, besides root. */
  readonly users: readonly string[];
  /** false: only the distribution is known, from the tag; start command and user are not. */
  readonly known: boolean;
  /** Start command, user and stop signal are those of the image itself, as this machine's engine or the registry tells them; undefined: the tables'. */
  readonly from?: "engine" | "registry";
}

/** Families whose untagged releases are spelled as plain numbers in tags: `debian:12-slim`, `alpine:3.20`. */
const numbered = /^v?(\d+(?:\.\d+)?)/;
/** Images whose tag is the release of the distribution itself. */
const distributions: ReadonlySet<string> = new Set([
  "debian",
  "ubuntu",
  "alpine",
  "busybox",
  "fedora",
  "rockylinux",
  "rockylinux/rockylinux",
  "almalinux",
  "oraclelinux",
  "centos",
  "quay.io/centos/centos",
  "amazonlinux",
  "photon",
  "opensuse/leap",
]);

/** All rows. */
export const baseImageRows: readonly BaseImageRow[] = [
  ...platformImages,
  ...publisherImages,

  ...serverImages,
  ...applicationImages,
  ...streamImages,
  ...vendorImages,

  ...toolImages,
];

const rowOf = imageTable<BaseImageRow>(baseImageRows.flatMap((row) => row.images.map((image) => [image, row] as const)));

/** `library/` and the default registry, or a mirror of it, taken away. */
export function plainImageName({ registry, repository, tag }: Pick<ImageName, "registry" | "repository"> & Partial<ImageName>): string {
  const full = registry === undefined ? repository : `${registry}/${repository}`;
  const same = Object.hasOwn(sameImages, full) ? sameImages[full] : undefined;
  if (same !== undefined) return same;
  const prefix = hubPrefixes.find((each) => full.startsWith(each)) ?? "";
  const mirrored = prefix === "" && registry !== undefined ? mirroredImage(registry, repository, tag) : undefined;
  if (mirrored !== undefined) return mirrored;
  return full.slice(prefix.length).replace(/^library\//, "");
}

/** The triggers of such an image bring the application, its CMD starts it. */
const onbuild: Pick<BaseImageDefaults, "cmd"> = { cmd: undefined };

const namedFamilies: Readonly<Record<string, Family>> = {
  alpine: "alpine",
  debian: "debian",
  ubuntu: "ubuntu",
  fedora: "fedora",
  centos: "rhel",
  rockylinux: "rhel",
  almalinux: "rhel",
};

/** `mhart/alpine-node`, `keto/centos`: what an image that is not in the tables says of itself by its name. */
function distributionOfName(name: string): Distribution | undefined {
  const found = /(?:^|[/_-])(alpine|debian|ubuntu|fedora|centos|rockylinux|almalinux)(?=$|[-_\d])/.exec(name)?.[1];
  const family = found === undefined ? undefined : namedFamilies[found];
  return family && { family, release: undefined, ubi: false };
}

function distributionOf(name: string, tag: string, os: BaseImageDefaults["os"]): Distribution | undefined {
  const [family, release] = (os ?? "").split(":") as [Family | "", string | undefined];
  if (family === "windows" || family === "scratch") return { family, release: undefined, ubi: false };
  const ubi = /(?:^|\/)ubi\d*/.test(name);
  if (ubi) return { family: "rhel", release: /ubi(\d+)/.exec(name)?.[1] ?? numbered.exec(tag)?.[1], ubi };
  const named = distributionOfTag(tag);
  // The tag of a distribution says its own release: `busybox:ubuntu-14.04` is BusyBox, once built there, and nothing of Ubuntu is in it.
  if (named && (named.family === family || !distributions.has(name)))
    return named.release === undefined && named.family === family ? { ...named, release } : named;
  if (family === "") return distributionOfName(name);
  if (family === "distroless") return { family, release: /debian(\d+)/.exec(name)?.[1] ?? release, ubi };
  if (!distributions.has(name)) return { family, release, ubi };
  return { family, release: numbered.exec(tag)?.[1] ?? (name === "ubuntu" ? releaseOfUbuntu(tag) : undefined) ?? release, ubi };
}

function userDefault(row: BaseImageDefaults, tag: string): string | undefined {
  return row.os?.startsWith("distroless") && /nonroot/.test(tag) ? "nonroot" : row.user;
}

/** The day of Debian 13: what got its last build before stands on an older one, whatever the untagged image stands on today. */
const dayOfDebian13 = "2025-08-09";

/** A release whose maintenance had ended by then, or a single build of one (`3.12.1`), where the tag does not name the distribution. */
function mayBeOlder(name: string, tag: string): boolean {
  const numbers = /^\d+(?:\.\d+)*/.exec(tag)?.[0].split(".") ?? [];
  if (numbers.length === 0 || distributions.has(name) || distributionOfTag(tag)?.release !== undefined) return false;
  const life = productLife(name);
  const release = numbers.slice(0, life?.parts).join(".");
  // `5` is the newest of 5.3, 5.4, …
  const ends = Object.entries(life?.ends ?? {}).flatMap(([of, day]) => (of === release || of.startsWith(`${release}.`) ? [day] : []));
  return numbers.length > (life?.parts ?? 1) || (ends.length > 0 && ends.every((day) => day < dayOfDebian13));
}

/** Whether the variant has a shell after all: distroless `:debug`, Chainguard's `-dev`. */
function shellIn(name: string, tag: string, distribution: Distribution): Shell {
  if (distribution.family === "distroless" && /debug/.test(tag)) return { kind: "ash", version: "1.36" };
  if (name.startsWith("cgr.dev/") && !name.endsWith("wolfi-base") && !/dev/.test(tag)) return { kind: "none", version: undefined };
  const shell = shellOf(distribution);
  return shell.kind === "dash" && mayBeOlder(name, tag) ? { ...shell, version: undefined } : shell;
}

function packageManagerIn(facts: BaseImageDefaults, distribution: Distribution | undefined, shell: Shell | undefined, text: string) {
  if (facts.packageManager !== undefined) return facts.packageManager === "none" ? undefined : facts.packageManager;
  return distribution === undefined || shell?.kind === "none" ? undefined : packageManagerOf(distribution, text);
}

/**
 * What is known of an image, by its name. An image that is not in the tables gets only what its tag says of the
 * distribution (`known: false`); undefined when not even that.
 */
export function baseImage(image: ImageName): BaseImage | undefined {
  const name = plainImageName(image);
  const tag = image.tag ?? "latest";
  const row = rowOf(name);
  const variant = row?.tags?.find(([pattern]) => pattern.test(tag))?.[1];
  const facts: BaseImageDefaults = { ...row, ...variant, ...(/onbuild/.test(tag) && onbuild) };
  const distribution = distributionOf(name, tag, facts.os);
  if (row === undefined && distribution === undefined) return undefined;
  const shell = distribution && shellIn(name, tag, distribution);
  return {
    name,
    distribution,
    shell,
    packageManager: packageManagerIn(facts, distribution, shell, `${name}-${tag}`),
    entrypoint: facts.entrypoint,
    cmd: facts.cmd,
    user: userDefault(facts, tag),
    stopSignal: facts.stopSignal,
    entrypointExecs: facts.entrypointExecs ?? false,
    init: facts.init === "none" ? undefined : facts.init,
    users: facts.users ?? [],
    known: row !== undefined,
  };
}

const variables = /\$\{[^{}]*\}|\$\w+/g;

/**
 * What is known of an image whose tag holds variables, `postgres:${V}-alpine`: how its container starts, by the name alone, and the
 * distribution where the end of the tag says which variant it is.
 */
export function baseImageOfVariant(image: ImageName): BaseImage | undefined {
  const tag = image.tag ?? "";
  const literal = tag.replace(variables, "");
  const isOpen = /(?:\}|\$\w+)$/.test(tag);
  const row = rowOf(plainImageName(image));
  const found = row && !(isOpen && row.tags) ? baseImage({ ...image, tag: literal === "" ? undefined : literal }) : undefined;
  return found && { ...found, known: false, ...(isOpen && { distribution: undefined, shell: undefined, packageManager: undefined }) };
}
