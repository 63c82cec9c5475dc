// Which distribution a tag or image name stands for, and which shell its /bin/sh is.
import type { Manager } from "./packageManagers";

export type Family =
  | "debian"
  | "ubuntu"
  | "alpine"
  | "busybox"
  | "fedora"
  | "rhel"
  | "amazon"
  | "opensuse"
  | "arch"
  | "photon"
  | "azurelinux"
  | "wolfi"
  | "distroless"
  | "scratch"
  | "windows";

/** Those that a distribution's own images bring. */
export type PackageManager = Extract<Manager, "apt-get" | "apk" | "dnf" | "microdnf" | "yum" | "zypper" | "pacman" | "tdnf">;

/** What `/bin/sh` is; `none` where the image has no shell. */
export type ShellKind = "dash" | "ash" | "bash" | "none";

export interface Distribution {
  readonly family: Family;
  /** `12`, `24.04`, `3.22`, `9`; undefined where the tag does not say. */
  readonly release: string | undefined;
  /** UBI, whose repositories have no init package. */
  readonly ubi: boolean;
}

export interface Shell {
  readonly kind: ShellKind;
  /** Release of bash, BusyBox or dash (with Debian's revision: `0.5.12-2`); undefined where it is not known. */
  readonly version: string | undefined;
}

/** Code names of Debian and Ubuntu, each with what else stands for the release in tags. */
const codenames: readonly (readonly [names: string, Family, release: string])[] = [
  ["forky sid unstable testing", "debian", "14"],
  ["trixie", "debian", "13"],
  ["bookworm", "debian", "12"],
  ["bullseye", "debian", "11"],
  ["buster", "debian", "10"],
  ["stretch", "debian", "9"],
  ["jessie", "debian", "8"],
  ["wheezy", "debian", "7"],
  ["resolute", "ubuntu", "26.04"],
  ["questing", "ubuntu", "25.10"],
  ["noble", "ubuntu", "24.04"],
  ["jammy", "ubuntu", "22.04"],
  ["focal", "ubuntu", "20.04"],
  ["bionic", "ubuntu", "18.04"],
  ["xenial", "ubuntu", "16.04"],
  ["trusty", "ubuntu", "14.04"],
  ["precise", "ubuntu", "12.04"],
];

/**
 * Ubuntu's other releases, in tags of its own image alone: elsewhere these are names of other things, such as releases of ROS.
 * Source: wiki.ubuntu.com/Releases
 */
const otherUbuntus = new Map(
  (
    "lucid 10.04 maverick 10.10 natty 11.04 oneiric 11.10 quantal 12.10 raring 13.04 saucy 13.10 utopic 14.10 vivid 15.04 wily 15.10 yakkety 16.10 " +
    "zesty 17.04 artful 17.10 cosmic 18.10 disco 19.04 eoan 19.10 groovy 20.10 hirsute 21.04 impish 21.10 kinetic 22.10 lunar 23.04 mantic 23.10 " +
    "oracular 24.10 plucky 25.04"
  )
    .match(/[a-z]+ [\d.]+/g)
    ?.map((pair) => pair.split(" ") as [string, string]) ?? [],
);

/** `10.04` of `lucid`, `lucid-20150427`. */
export const releaseOfUbuntu = (tag: string): string | undefined => otherUbuntus.get(/^[a-z]+/.exec(tag)?.[0] ?? "");

/** The code name of a release: `bookworm`; undefined where it has none, or it is not known. */
export const codenameOf = (family: string, release: string | undefined): string | undefined =>
  codenames.find((row) => row[1] === family && row[2] === release)?.[0].split(" ")[0];

/** What a tag says by itself; the first match wins. The group is the release. Source: tags of the official images. */
const tagRules: readonly (readonly [RegExp, Family])[] = [
  [/windowsservercore|nanoserver|ltsc20\d\d|windows/, "windows"],
  [/alpine-?(\d+\.\d+)?/, "alpine"],
  [/distroless|chiseled/, "distroless"],
  [/ubi-?(\d+)?/, "rhel"],
  [/(?:oraclelinux|rockylinux|almalinux|centos|rocky|(?:^|-)el|(?:^|-)ol)-?(\d+)/, "rhel"],
  [/oracle/, "rhel"],
  [/(?:al|amzn)(20\d\d)|amazonlinux-?(?:20\d\d)?|(?:^|-)al2(?:$|-)/, "amazon"],
  [/(?:azurelinux|mariner)-?(\d+)?/, "azurelinux"],
  [/fedora-?(\d+)?/, "fedora"],
  [/ubuntu-?(\d\d\.\d\d)?/, "ubuntu"],
  [/debian-?(\d+)?/, "debian"],
];

/** The distribution that a tag names (`22-alpine3.20`, `3.12-slim-bookworm`, `17-ubi9`); undefined where it names none. */
export function distributionOfTag(tag: string): Distribution | undefined {
  for (const [pattern, family] of tagRules.slice(0, 9)) {
    const found = pattern.exec(tag);
    if (found) return { family, release: found[1], ubi: /ubi/.test(tag) && family === "rhel" };
  }
  const named = codenames.find(([names]) => names.split(" ").some((name) => tag.includes(name)));
  if (named) return { family: named[1], release: named[2], ubi: false };
  for (const [pattern, family] of tagRules.slice(9)) {
    const found = pattern.exec(tag);
    if (found) return { family, release: found[1], ubi: false };
  }
  return undefined;
}

/** BusyBox release of an Alpine release; from 1.28 on its ash execs the last command of `-c` (commit 1e3e2ccd5, 2017). */
const busyboxOfAlpine: Readonly<Record<string, string>> = {
  "3.1": "1.22",
  "3.2": "1.23",
  "3.3": "1.24",
  "3.4": "1.24",
  "3.5": "1.25",
  "3.6": "1.26",
  "3.7": "1.27",
  "3.8": "1.28",
  "3.9": "1.29",
  "3.10": "1.30",
  "3.11": "1.31",
  "3.12": "1.31",
  "3.13": "1.32",
  "3.14": "1.33",
  "3.15": "1.34",
  "3.16": "1.35",
  "3.17": "1.35",
  "3.18": "1.36",
  "3.19": "1.36",
  "3.20": "1.36",
  "3.21": "1.37",
  "3.22": "1.37",
  "3.23": "1.37",
  "3.24": "1.37",
};

/** Bash release by family and major release of the distribution. */
const bashOf: Readonly<Partial<Record<Family, Readonly<Record<string, string>>>>> = {
  rhel: { "6": "4.1", "7": "4.2", "8": "4.4", "9": "5.1", "10": "5.2" },
  amazon: { "1": "4.2", "2": "4.2", "2023": "5.2" },
  opensuse: { "42": "4.3", "15": "4.4", "16": "5.2" },
  photon: { "3": "4.4", "4": "5.0", "5": "5.2" },
  azurelinux: { "1": "4.4", "2": "5.1", "3": "5.2" },
};

function bashRelease(family: Family, release: string | undefined): string | undefined {
  const major = release?.split(".")[0] ?? "";
  if (family === "fedora") return Number(major) > 0 && Number(major) < 34 ? "5.0" : "5.2";
  if (family === "arch") return "5.3";
  return bashOf[family]?.[major];
}

/** Dash by release of the distribution. Sources: packages.debian.org, packages.ubuntu.com. */
const dashOf: Readonly<Partial<Record<Family, Readonly<Record<string, string>>>>> = {
  debian: { "7": "0.5.7-3", "8": "0.5.7-4", "9": "0.5.8-2", "10": "0.5.10.2-5", "11": "0.5.11-5", "12": "0.5.12-2" },
  ubuntu: {
    "12.04": "0.5.7-2",
    "14.04": "0.5.7-4",
    "16.04": "0.5.8-2",
    "18.04": "0.5.8-2",
    "20.04": "0.5.10.2-6",
    "22.04": "0.5.11-5",
    "24.04": "0.5.12-6",
  },
};

function dashRelease(family: Family, release = ""): string | undefined {
  const major = release.split(".")[0] ?? "";
  if (Number(major) >= (family === "debian" ? 13 : 25)) return "0.5.12-12";
  return dashOf[family]?.[family === "debian" ? major : release];
}

/** What `/bin/sh` is on a distribution. */
export function shellOf({ family, release }: Distribution): Shell {
  switch (family) {
    case "debian":
    case "ubuntu":
      return { kind: "dash", version: dashRelease(family, release) };
    case "alpine":
      return { kind: "ash", version: release === undefined || release === "edge" ? "1.37" : busyboxOfAlpine[release] };
    case "busybox":
      return { kind: "ash", version: release ?? "1.37" };
    case "wolfi":
      return { kind: "ash", version: "1.37" };
    case "distroless":
    case "scratch":
    case "windows":
      return { kind: "none", version: undefined };
    default:
      return { kind: "bash", version: bashRelease(family, release) };
  }
}

/** The package manager that the plain image of a family brings; undefined: none. */
export function packageManagerOf({ family, release, ubi }: Distribution, tag = ""): PackageManager | undefined {
  switch (family) {
    case "debian":
    case "ubuntu":
      return "apt-get";
    case "alpine":
    case "wolfi":
      return "apk";
    case "rhel":
      if (/micro$/.test(tag)) return undefined;
      if (/minimal|slim/.test(tag)) return "microdnf";
      return release !== undefined && Number(release.split(".")[0]) <= 7 && !ubi ? "yum" : "dnf";
    case "amazon":
      return release === "1" || release === "2" ? "yum" : "dnf";
    case "fedora":
      return "dnf";
    case "opensuse":
      return "zypper";
    case "arch":
      return "pacman";
    case "photon":
    case "azurelinux":
      return "tdnf";
    default:
      return undefined;
  }
}
