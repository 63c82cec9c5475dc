// How each package manager installs, answers yes, pins a version, caches and cleans. Source: the manual pages and documentation of each.
import { cachePlaces } from "./cacheMounts";

export type Manager =
  | "apt-get"
  | "apt"
  | "aptitude"
  | "apk"
  | "yum"
  | "dnf"
  | "microdnf"
  | "tdnf"
  | "zypper"
  | "pacman"
  | "pip"
  | "uv"
  | "conda"
  | "npm"
  | "yarn"
  | "pnpm"
  | "gem"
  | "composer"
  | "go"
  | "cargo";

export interface PackageManagerFacts {
  /** Programs that behave the same: `dnf5`, `mamba`. */
  readonly programs: readonly string[];
  /** Subcommands, with a second word where there is one (`global add`); for pacman its operation. */
  readonly install: readonly string[];
  /** Subcommands that take packages away. */
  readonly remove: readonly string[];
  /** Subcommands that bring every package to its newest version. */
  readonly upgrade: readonly string[];
  /** Without one of these the command asks a question; empty: it never does. */
  readonly assumeYes: readonly string[];
  /** Folders that an install leaves behind, of those managers that a rule asks about. `~` is the home directory of the user that runs it. */
  readonly caches: readonly string[];
  /** Command lines that empty them, where an option does not keep them empty. */
  readonly cleanUp: readonly string[];
  /** What stands between name and version, longest first; a version is what follows. Empty: versions cannot be asked for. */
  readonly separators: readonly string[];
  /** Option that gives the version of the one package (`gem install x -v 1`). */
  readonly versionOptions: readonly string[];
  /** What stands behind `--` goes to the build of an extension, and is no package. */
  readonly dashesEndPackages: boolean;
  /** Options that stand for packages, or for a list of them, from elsewhere. */
  readonly fromElsewhere: readonly string[];
  /** Operands that are files or folders, not names. */
  readonly localFile: RegExp;
}

const none: Omit<PackageManagerFacts, "programs" | "install"> = {
  remove: [],
  upgrade: [],
  assumeYes: [],
  caches: [],
  cleanUp: [],
  separators: [],
  versionOptions: [],
  dashesEndPackages: false,
  fromElsewhere: [],
  localFile: /^(?:\.{0,2}\/|\.$|\.\.$|file:|https?:\/\/)/,
};

const apt: Omit<PackageManagerFacts, "programs"> = {
  ...none,
  install: ["install"],
  remove: ["remove", "purge"],
  upgrade: ["upgrade", "dist-upgrade", "full-upgrade"],
  assumeYes: ["-y", "--yes", "--assume-yes", "-qq"],
  // `name/release` takes the version that a release has.
  separators: ["=", "/"],
  localFile: /^(?:\.{0,2}\/|.*\.deb$)/,
};

const rpm: Omit<PackageManagerFacts, "programs" | "cleanUp" | "caches"> = {
  ...none,
  install: ["install", "in", "reinstall", "rei", "localinstall", "groupinstall", "group install", "module install"],
  remove: ["remove", "erase"],
  upgrade: ["update", "upgrade", "up", "upgrade-minimal", "up-min", "distro-sync"],
  assumeYes: ["-y", "--assumeyes"],
  // A version begins with a digit; `-` stands in names too.
  separators: ["-"],
  localFile: /^(?:\.{0,2}\/|https?:\/\/|.*\.rpm$)/,
};

export const packageManagers: Readonly<Record<Manager, PackageManagerFacts>> = {
  "apt-get": { ...apt, programs: ["apt-get"] },
  apt: { ...apt, programs: ["apt"] },
  aptitude: { ...apt, programs: ["aptitude"], upgrade: ["safe-upgrade", "full-upgrade", "dist-upgrade"] },
  apk: {
    ...none,
    programs: ["apk"],
    install: ["add"],
    remove: ["del"],
    upgrade: ["upgrade"],
    caches: ["/var/cache/apk"],
    separators: ["=~", "~=", "=", "~", ">=", "<=", ">", "<"],
    localFile: /^(?:\.{0,2}\/|.*\.apk$)/,
  },
  yum: { ...rpm, programs: ["yum"], caches: ["/var/cache/yum"], cleanUp: ["yum clean all", "rm -rf /var/cache/yum"] },
  dnf: {
    ...rpm,
    programs: ["dnf", "dnf5"],
    caches: ["/var/cache/dnf", "/var/cache/libdnf5", "/var/cache/yum"],
    cleanUp: ["dnf clean all"],
  },
  microdnf: { ...rpm, programs: ["microdnf"], caches: ["/var/cache/yum", "/var/cache/dnf"], cleanUp: ["microdnf clean all"] },
  tdnf: { ...rpm, programs: ["tdnf"], caches: ["/var/cache/tdnf"], cleanUp: ["tdnf clean all"] },
  zypper: {
    ...none,
    programs: ["zypper"],
    install: ["install", "in"],
    remove: ["remove", "rm"],
    upgrade: ["update", "up", "dist-upgrade", "dup", "patch"],
    assumeYes: ["-n", "--non-interactive", "-y", "--no-confirm"],
    caches: ["/var/cache/zypp"],
    cleanUp: ["zypper clean --all"],
    separators: [">=", "<=", "=", ">", "<"],
    localFile: rpm.localFile,
  },
  pacman: {
    ...none,
    programs: ["pacman"],
    install: ["-S", "-U"],
    assumeYes: ["--noconfirm"],
  },
  pip: {
    ...none,
    programs: ["pip", "pipx"],
    install: ["install"],
    caches: cachePlaces("pip"),
    separators: ["===", "==", "~=", "!=", ">=", "<=", ">", "<"],
    fromElsewhere: ["-r", "--requirement", "-e", "--editable", "-c", "--constraint", "--group"],
    // The name of a distribution has no slash: `lib/tool` is a folder.
    localFile: /^(?:[^=<>!~@;[]*\/|\.$|\.\[|\.\.$|file:|.*\.(?:whl|zip|tar\.gz|tgz|tar\.bz2)$)/,
  },
  uv: {
    ...none,
    programs: ["uv"],
    install: ["pip install", "tool install", "add"],
    separators: ["===", "==", "~=", "!=", ">=", "<=", "@", ">", "<"],
    fromElsewhere: ["-r", "--requirement", "--requirements", "-e", "--editable"],
    localFile: /^(?:\.{0,2}\/|\.$|\.\[|\.\.$|file:|.*\.(?:whl|zip|tar\.gz)$)/,
  },
  conda: {
    ...none,
    programs: ["conda", "mamba", "micromamba"],
    install: ["install", "create", "env create"],
    upgrade: ["update", "upgrade"],
    assumeYes: ["-y", "--yes"],
    separators: ["==", ">=", "<=", "=", ">", "<"],
    fromElsewhere: ["-f", "--file"],
  },
  npm: {
    ...none,
    programs: ["npm"],
    install: ["install", "i", "in", "ins", "add"],
    upgrade: ["update", "up", "upgrade"],
    separators: ["@", "#"],
    localFile: /^(?:\.{0,2}\/|\.$|\.\.$|~\/|file:|.*\.(?:tgz|tar\.gz|tar)$)/,
  },
  yarn: {
    ...none,
    programs: ["yarn", "yarnpkg"],
    install: ["add", "global add", "install"],
    upgrade: ["upgrade", "up"],
    caches: cachePlaces("yarn"),
    cleanUp: ["yarn cache clean"],
    separators: ["@", "#"],
    localFile: /^(?:\.{0,2}\/|file:|link:|.*\.tgz$)/,
  },
  pnpm: {
    ...none,
    programs: ["pnpm"],
    install: ["add", "install", "i"],
    upgrade: ["update", "up", "upgrade"],
    separators: ["@", "#"],
    localFile: /^(?:\.{0,2}\/|file:|link:|.*\.tgz$)/,
  },
  gem: {
    ...none,
    programs: ["gem"],
    install: ["install", "i"],
    upgrade: ["update"],
    separators: [":"],
    versionOptions: ["-v", "--version"],
    dashesEndPackages: true,
    localFile: /^(?:\.{0,2}\/|.*\.gem$)/,
  },
  composer: {
    ...none,
    programs: ["composer", "composer.phar"],
    install: ["require", "global require", "create-project"],
    upgrade: ["update"],
    assumeYes: ["-n", "--no-interaction"],
    separators: [":", "="],
  },
  go: {
    ...none,
    programs: ["go"],
    install: ["install", "get"],
    separators: ["@"],
  },
  cargo: {
    ...none,
    programs: ["cargo"],
    install: ["install", "binstall"],
    separators: ["@"],
    versionOptions: ["--version", "--vers"],
    fromElsewhere: ["--git", "--path"],
  },
};

const byProgram = new Map<string, Manager>();
for (const manager of Object.keys(packageManagers) as Manager[]) {
  for (const program of packageManagers[manager].programs) byProgram.set(program, manager);
}

/** The package manager that a program is, by its name without directory. */
export const managerOf = (program: string): Manager | undefined => byProgram.get(program);

const ofDistribution: ReadonlySet<Manager> = new Set([
  "apt-get",
  "apt",
  "aptitude",
  "apk",
  "yum",
  "dnf",
  "microdnf",
  "tdnf",
  "zypper",
  "pacman",
]);

/** It installs packages of the system, with their programs on PATH and users of their own. */
export const isOfDistribution = (manager: Manager): boolean => ofDistribution.has(manager);
