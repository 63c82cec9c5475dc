// Which images and packages bring ca-certificates, the authorities that curl, wget and git check a server with.
import type { Family } from "./distributions";

/** Programs that look there; pip, npm and their like bring authorities of their own. */
export const certificateReaders: ReadonlySet<string> = new Set(["curl", "wget", "git", "aria2c", "svn"]);

/** Their own images bring them: the package manager loads over https. */
const bringing: ReadonlySet<Family | undefined> = new Set<Family>([
  "alpine",
  "wolfi",
  "fedora",
  "rhel",
  "amazon",
  "photon",
  "azurelinux",
  "opensuse",
  "arch",
]);

/** Debian images with them, the slim ones too. Source: their Dockerfiles. */
const images = /^(?:python|ruby|rust|golang|php|buildpack-deps|eclipse-temurin|nginx|pypy)$/;

/** undefined: not known. @param name as `plainImageName` gives it. */
export function bringsCertificates(name: string, tag: string, family: Family | undefined): boolean | undefined {
  if (bringing.has(family) || images.test(name)) return true;
  if (name === "debian" || name === "ubuntu") return false;
  // Source: node's slim images install ca-certificates and take them away again.
  if (name === "node") return !tag.includes("slim");
  return undefined;
}

/** Debian packages that recommend ca-certificates, directly or by a library. */
export const recommenders: ReadonlySet<string> = new Set(["curl", "wget", "git", "libcurl4", "openssl", "aria2", "subversion"]);

/** Debian packages that may depend on it. */
export const mayDepend = /pip|python3-(?:certifi|requests)|jdk|jre|java|maven|gradle|software-properties|npm|mono|bundler|cargo|r-base/;
