// The light image on which a program can run that was built on another one: same family, same C library, no compilers.
import { type ImageName, plainImageName } from "./baseImages";
import { codenameOf, distributionOfTag } from "./distributions";

/** What an image is there to build with. `c`: a distribution's own compilers. */
export type Toolchain = "node" | "python" | "go" | "rust" | "java" | "c";

export interface RuntimeBase {
  readonly toolchain: Toolchain;
  /** As FROM names it. */
  readonly image: string;
  /** Nothing was left out: the build image is light already. */
  readonly same: boolean;
  readonly packageManager: "apt-get" | "apk";
  /** Code name of Debian or Ubuntu, where both images certainly have this one; `alpine`. */
  readonly release: string | undefined;
}

const registryOf = (written: string, repository: string): string => {
  const at = written.indexOf(repository);
  const slash = repository.lastIndexOf("/");
  return written.slice(0, Math.max(0, at)) + repository.slice(0, slash + 1);
};

const codename = /\b(buster|bullseye|bookworm|trixie|stretch)\b/;
/** Numbers, an optional release of the distribution: `22`, `3.12.1-bookworm`, `lts`. */
const plainTag = /^(?:latest|lts|current|stable|slim|[a-z]+|v?\d+(?:\.\d+){0,3})(?:-(?:alpine[\d.]*|slim|[a-z]+))*$/;

interface Parts {
  readonly tag: string;
  /** Registry and folder in front of the last part of the name. */
  readonly prefix: string;
  readonly name: string;
}

/** Same repository, tag with `-slim`. Source: the tag lists of node and python. */
function slimTwin({ tag, prefix, name }: Parts, toolchain: Toolchain): RuntimeBase | undefined {
  if (!plainTag.test(tag) || /windows|onbuild|wheezy|jessie/.test(tag)) return undefined;
  const alpine = /alpine/.test(tag);
  const same = alpine || /slim/.test(tag);
  const family = codename.exec(tag)?.[1];
  const plain = tag === "latest" ? "slim" : family ? tag.replace(family, `${family}-slim`) : `${tag}-slim`;
  return {
    toolchain,
    image: `${prefix}${name}:${same ? tag : plain}`,
    same,
    packageManager: alpine ? "apk" : "apt-get",
    release: alpine ? "alpine" : family,
  };
}

/** `1.22` → 1.22 as a number that sorts: 1022. */
const release = (tag: string): number | undefined => {
  const found = /^(\d+)(?:\.(\d+))?/.exec(tag);
  return found ? Number(found[1]) * 1000 + Number(found[2] ?? 999) : undefined;
};

/**
 * A compiled program runs on the C library that it was linked with and on every newer one. Where the tag does not name the
 * release of Debian, `newer` tells from which version on the image may stand on Debian 13. Source: the official images' history.
 */
function distribution({ tag, prefix }: Parts, toolchain: Toolchain, newer: number): RuntimeBase | undefined {
  if (/windows|nanoserver|cross/.test(tag)) return undefined;
  if (/alpine/.test(tag)) {
    const version = /alpine(\d+\.\d+)/.exec(tag)?.[1] ?? "3";
    return { toolchain, image: `${prefix}alpine:${version}`, same: false, packageManager: "apk", release: "alpine" };
  }
  const named = codename.exec(tag)?.[1];
  const number = release(tag);
  if (number === undefined && named === undefined && !/^(latest|slim)$/.test(tag)) return undefined;
  const guessed = (number ?? newer) >= newer ? "trixie" : "bookworm";
  return { toolchain, image: `${prefix}debian:${named ?? guessed}-slim`, same: false, packageManager: "apt-get", release: named };
}

/** Releases of Java for which Eclipse Temurin has images of the runtime alone. */
const jres: ReadonlySet<string> = new Set(["8", "11", "17", "18", "19", "20", "21", "22", "23", "24", "25"]);

function java({ tag, prefix, name }: Parts): RuntimeBase | undefined {
  const found = name === "maven" || name === "gradle" ? /(?:jdk|openjdk|temurin)-?(\d+)/.exec(tag) : /^(\d+)/.exec(tag);
  const version = found?.[1];
  if (version === undefined || !jres.has(version) || /windows|nanoserver|jre|graal|ibm|corretto|sapmachine|liberica|ubi|oracle/.test(tag))
    return undefined;
  const alpine = /alpine/.test(tag);
  const ubuntu = /\b(focal|jammy|noble)\b/.exec(tag)?.[1];
  const variant = alpine ? "-alpine" : ubuntu ? `-${ubuntu}` : "";
  return {
    toolchain: "java",
    image: `${prefix}eclipse-temurin:${version}-jre${variant}`,
    same: false,
    packageManager: alpine ? "apk" : "apt-get",
    release: alpine ? "alpine" : ubuntu,
  };
}

function plainDistribution({ tag, prefix, name }: Parts): RuntimeBase | undefined {
  const base = { toolchain: "c" } as const;
  if (name === "alpine") return { ...base, image: `${prefix}alpine:${tag}`, same: true, packageManager: "apk", release: "alpine" };
  const found = distributionOfTag(tag)?.release ?? /^\d+(?:\.\d+)?/.exec(tag)?.[0];
  const known = codenameOf(name, found);
  if (name === "ubuntu") return { ...base, image: `${prefix}ubuntu:${tag}`, same: true, packageManager: "apt-get", release: known };
  if (tag !== "latest" && !/^(stable|\d+(\.\d+)?|[a-z]+)(-slim)?$/.test(tag)) return undefined;
  const slim = tag === "latest" ? "stable-slim" : tag.endsWith("-slim") ? tag : `${tag}-slim`;
  return { ...base, image: `${prefix}debian:${slim}`, same: tag === slim, packageManager: "apt-get", release: known };
}

function lightImage(parts: Parts): RuntimeBase | undefined {
  switch (parts.name) {
    case "node":
      return slimTwin(parts, "node");
    case "python":
      return /^2/.test(parts.tag) ? undefined : slimTwin(parts, "python");
    case "golang":
      return distribution(parts, "go", 1024);
    case "rust":
      return distribution(parts, "rust", 1089);
    case "maven":
    case "gradle":
    case "eclipse-temurin":
    case "openjdk":
      return java(parts);
    case "gcc":
      return distribution(parts, "c", 13000);
    case "debian":
    case "ubuntu":
    case "alpine":
      return plainDistribution(parts);
    default:
      return undefined;
  }
}

/** The light image for what is built on this one; undefined where the tables know none. @param written the image as FROM has it */
export function runtimeBase(image: ImageName, written: string): RuntimeBase | undefined {
  const name = plainImageName(image);
  return lightImage({ tag: image.tag ?? "latest", prefix: registryOf(written, image.repository), name });
}
