// Commands that insist on a lock file, and what they do where it is not there. Tried with npm 11, Yarn 1.22 and 4, pnpm 9, Bun 1.4, uv, Pipenv, Cargo 1.8x.

export interface LockedInstall {
  readonly program: string;
  /** `""`: the program alone. */
  readonly commands: readonly string[];
  /** One of them makes it insist; empty: the command does by itself. */
  readonly options: readonly string[];
  /** Variables that make it insist as well, set to `1` or `true`. */
  readonly variables?: readonly string[];
  readonly manifest: string;
  /** One of them is enough. */
  readonly locks: readonly string[];
  /** Without one the command fails, or it takes the newest versions and says nothing. */
  readonly without: "stops" | "newest";
}

const npmLocks = ["package-lock.json", "npm-shrinkwrap.json"] as const;

export const lockedInstalls: readonly LockedInstall[] = [
  { program: "npm", commands: ["ci", "clean-install"], options: [], manifest: "package.json", locks: npmLocks, without: "stops" },
  {
    program: "yarn",
    commands: ["install", ""],
    options: ["--immutable"],
    manifest: "package.json",
    locks: ["yarn.lock"],
    without: "stops",
  },
  {
    program: "yarn",
    commands: ["install", ""],
    options: ["--frozen-lockfile", "--pure-lockfile"],
    manifest: "package.json",
    locks: ["yarn.lock"],
    without: "newest",
  },
  {
    program: "pnpm",
    commands: ["install", "i"],
    options: ["--frozen-lockfile"],
    manifest: "package.json",
    locks: ["pnpm-lock.yaml"],
    without: "stops",
  },
  {
    program: "bun",
    commands: ["install", "i"],
    options: ["--frozen-lockfile"],
    manifest: "package.json",
    locks: ["bun.lock", "bun.lockb"],
    without: "newest",
  },
  { program: "bun", commands: ["ci"], options: [], manifest: "package.json", locks: ["bun.lock", "bun.lockb"], without: "newest" },
  {
    program: "uv",
    commands: ["sync", "export"],
    options: ["--locked", "--frozen"],
    variables: ["UV_LOCKED", "UV_FROZEN"],
    manifest: "pyproject.toml",
    locks: ["uv.lock"],
    without: "stops",
  },
  { program: "pipenv", commands: ["sync"], options: [], manifest: "Pipfile", locks: ["Pipfile.lock"], without: "stops" },
  {
    program: "pipenv",
    commands: ["install"],
    options: ["--deploy", "--ignore-pipfile"],
    manifest: "Pipfile",
    locks: ["Pipfile.lock"],
    without: "stops",
  },
  {
    program: "bundle",
    commands: ["install", ""],
    options: ["--frozen", "--deployment"],
    variables: ["BUNDLE_FROZEN", "BUNDLE_DEPLOYMENT"],
    manifest: "Gemfile",
    locks: ["Gemfile.lock"],
    without: "stops",
  },
  {
    program: "cargo",
    commands: ["build", "b", "check", "test", "run", "fetch", "vendor"],
    options: ["--locked", "--frozen"],
    manifest: "Cargo.toml",
    locks: ["Cargo.lock"],
    without: "stops",
  },
];

/** They take the project from another folder. */
export const elsewhereOptions = [
  "--prefix",
  "-C",
  "--cwd",
  "--dir",
  "--manifest-path",
  "--directory",
  "--project",
  "--gemfile",
  "--lockfile-dir",
];

/** A cheap first look at a RUN. */
export const mayInsist =
  /\b(?:ci|clean-install|immutable|frozen-lockfile|pure-lockfile|frozen|locked|deploy|ignore-pipfile|deployment|sync)\b|\bbundle\b/;

/** Code names of releases, as tags of the image have them. */
const nodeNames: Readonly<Record<string, number>> = { argon: 4, boron: 6, carbon: 8 };

/**
 * Whether npm of a Node.js image is older than 5.7, which brought `npm ci`. Source: nodejs.org/dist/index.json: 8.12 and 10.3 are the
 * first of their lines with a newer one, 9 has none.
 */
export function lacksNpmCi(tag: string): boolean {
  const [, digits, minor] = /^v?(\d+)(?:\.(\d+))?/.exec(tag) ?? [];
  const major = digits === undefined ? nodeNames[/^[a-z]*/.exec(tag)?.[0] ?? ""] : Number(digits);
  if (major === undefined) return false;
  const below = (first: number): boolean => minor !== undefined && Number(minor) < first;
  return major < 8 || major === 9 || (major === 8 && below(12)) || (major === 10 && below(3));
}
