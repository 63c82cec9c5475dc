// The small inits that people put in front of a container's program: options, exit codes, packages, release binaries.
// Sources: tini 0.19.0 (krallin/tini@369448a), dumb-init 1.2.5 (Yelp/dumb-init@5ccca9c), catatonit (openSUSE/catatonit@00f6c0f);
// signal behaviour, exit codes and the environment variables were measured.
import type { Family } from "./distributions";

export type InitName = "tini" | "dumb-init" | "catatonit" | "docker-init";

export interface InitOption {
  readonly names: readonly string[];
  /** Takes the next word (or the rest of this one) as its value. */
  readonly valued?: boolean;
  readonly what: string;
}

export interface Init {
  readonly name: InitName;
  readonly version: string;
  readonly options: readonly InitOption[];
  /** Environment variables that act as options. */
  readonly environment: readonly { readonly name: string; readonly when: string; readonly what: string }[];
  readonly exitCodes: string;
  /** Without an option: does it signal the child's whole process group. */
  readonly signalsGroup: boolean;
}

const tini: Init = {
  name: "tini",
  version: "0.19.0",
  options: [
    { names: ["-s"], what: "registers as child subreaper, so that it reaps even when it is not PID 1" },
    { names: ["-p"], valued: true, what: "the signal that tini gets when its parent dies" },
    { names: ["-v"], what: "more messages; up to three times" },
    { names: ["-w"], what: "warns when a zombie is reaped" },
    { names: ["-g"], what: "sends signals to the child's whole process group instead of the child alone" },
    { names: ["-e"], valued: true, what: "turns this exit code into 0; may be repeated" },
    { names: ["-l"], what: "prints the licence" },
    { names: ["-h"], what: "prints help" },
    { names: ["--version"], what: "prints the version; only as the sole argument" },
  ],
  environment: [
    { name: "TINI_SUBREAPER", when: "set, to any value", what: "as `-s`" },
    { name: "TINI_VERBOSITY", when: "a number, 1 by default", what: "how much it prints" },
    { name: "TINI_KILL_PROCESS_GROUP", when: "set, to any value, `0` too", what: "as `-g`" },
  ],
  exitCodes:
    "the child's own; 128 + n when signal n ended it; 127 when the program is not found, 126 when it cannot be run, 1 for a wrong option",
  signalsGroup: false,
};

const dumbInit: Init = {
  name: "dumb-init",
  version: "1.2.5",
  options: [
    { names: ["-c", "--single-child"], what: "signals only the direct child, not its process group" },
    { names: ["-r", "--rewrite"], valued: true, what: "`s:r` sends signal number r in place of s; r = 0 drops it; may be repeated" },
    { names: ["-v", "--verbose"], what: "prints what it does" },
    { names: ["-h", "--help"], what: "prints help" },
    { names: ["-V", "--version"], what: "prints the version" },
  ],
  environment: [
    { name: "DUMB_INIT_SETSID", when: "exactly `0`", what: "as `--single-child`" },
    { name: "DUMB_INIT_DEBUG", when: "exactly `1`", what: "as `--verbose`" },
  ],
  exitCodes: "the child's own; 128 + n when signal n ended it; 2 when the program cannot be started, 1 for a wrong option",
  signalsGroup: true,
};

const catatonit: Init = {
  name: "catatonit",
  version: "0.2.1",
  options: [
    { names: ["-g"], what: "sends signals to the child's whole process group" },
    { names: ["-P"], what: "pauses instead of running a program" },
    { names: ["-h", "-V", "-L"], what: "print help, version, licence" },
  ],
  environment: [],
  exitCodes: "the child's own; 128 + n when signal n ended it; 1 when the program cannot be started",
  signalsGroup: false,
};

/** By the base name of the program; `tini-static` is the same program without shared libraries. */
export const inits: ReadonlyMap<string, Init> = new Map<string, Init>([
  ["tini", tini],
  ["tini-static", tini],
  ["tini-amd64", tini],
  ["tini-arm64", tini],
  ["docker-init", { ...tini, name: "docker-init" }],
  ["dumb-init", dumbInit],
  ["catatonit", catatonit],
]);

export interface InitPackage {
  /** The package to install; undefined where the distribution has none. */
  readonly name: string | undefined;
  /** Where the program then lies; a bare name where the path was not seen. */
  readonly path: string;
  /** Oldest release that has it; undefined: every release in use. */
  readonly since?: string;
  /** Newest release that has it. */
  readonly until?: string;
  /** A repository package that must be installed before. */
  readonly repository?: string;
}

/** Packages by distribution. Debian was built and run; the others rest on package pages and public Dockerfiles. */
export const initPackages: Readonly<Partial<Record<Family, Readonly<Partial<Record<InitName, InitPackage>>>>>> = {
  debian: {
    tini: { name: "tini", path: "/usr/bin/tini", since: "10" },
    "dumb-init": { name: "dumb-init", path: "/usr/bin/dumb-init", since: "9" },
    catatonit: { name: "catatonit", path: "/usr/bin/catatonit", since: "12" },
  },
  ubuntu: {
    tini: { name: "tini", path: "/usr/bin/tini", since: "20.04" },
    "dumb-init": { name: "dumb-init", path: "/usr/bin/dumb-init", since: "18.04" },
  },
  alpine: {
    tini: { name: "tini", path: "/sbin/tini" },
    "dumb-init": { name: "dumb-init", path: "/usr/bin/dumb-init" },
    catatonit: { name: "catatonit", path: "/usr/bin/catatonit" },
  },
  wolfi: {
    tini: { name: "tini", path: "/usr/bin/tini" },
    "dumb-init": { name: "dumb-init", path: "/usr/bin/dumb-init" },
  },
  fedora: {
    tini: { name: "tini", path: "tini" },
    "dumb-init": { name: "dumb-init", path: "dumb-init" },
    catatonit: { name: "catatonit", path: "catatonit" },
  },
  rhel: {
    tini: { name: "tini", path: "tini", since: "7", until: "9", repository: "epel-release" },
    "dumb-init": { name: "dumb-init", path: "dumb-init", since: "8", repository: "epel-release" },
  },
  opensuse: {
    tini: { name: "tini", path: "tini", until: "15.6" },
    catatonit: { name: "catatonit", path: "catatonit" },
  },
};

export interface InitRelease {
  readonly version: string;
  /** `{arch}` stands for the key of `sums`. */
  readonly url: string;
  /** SHA-256 by architecture as the release names it. */
  readonly sums: Readonly<Record<string, string>>;
}

/** Static release binaries. The sums are those that many independent public Dockerfiles pin. */
export const initReleases: Readonly<Record<"tini" | "tini-static" | "dumb-init", InitRelease>> = {
  tini: {
    version: "0.19.0",
    url: "https://github.com/krallin/tini/releases/download/v0.19.0/tini-{arch}",
    sums: {
      amd64: "93dcc18adc78c65a028a84799ecf8ad40c936fdfc5f2a57b1acda5a8117fa82c",
      arm64: "07952557df20bfd2a95f9bef198b445e006171969499a1d361bd9e6f8e5e0e81",
    },
  },
  "tini-static": {
    version: "0.19.0",
    url: "https://github.com/krallin/tini/releases/download/v0.19.0/tini-static-{arch}",
    sums: {
      amd64: "c5b0666b4cb676901f90dfcb37106783c5fe2077b04590973b885950611b30ee",
      arm64: "eae1d3aa50c48fb23b8cbdf4e369d0910dfc538566bfd09df89a774aa84a48b9",
    },
  },
  "dumb-init": {
    version: "1.2.5",
    url: "https://github.com/Yelp/dumb-init/releases/download/v1.2.5/dumb-init_1.2.5_{arch}",
    sums: {
      x86_64: "e874b55f3279ca41415d290c512a7ba9d08f98041b28ae7c2acb19a545f1c4df",
      aarch64: "b7d648f97154a99c539b63c55979cd29f005f88430fb383007fe3458340b795e",
      ppc64le: "3d15e80e29f0f4fa1fc686b00613a2220bc37e83a35283d4b4cca1fbd0a5609f",
      s390x: "47e4601b152fc6dcb1891e66c30ecc62a2939fd7ffd1515a7c30f281cfec53b7",
    },
  },
};

/** Where a distribution's package puts the program that needs the C library, and the one of the same init that needs none. */
export const staticInits: ReadonlyMap<string, string> = new Map([
  ["/usr/bin/tini", "/usr/bin/tini-static"],
  ["/sbin/tini", "/sbin/tini-static"],
]);
