// Commands that install what a project's own files list, and the files that they read. Source: the documentation of each.

export interface DependencyInstall {
  readonly program: string;
  /** `install`, `mod download`; `""`: the program alone does it. */
  readonly commands: readonly string[];
  /** The first must be there; the others and the lock files are read where they are. */
  readonly manifests: readonly string[];
  readonly locks: readonly string[];
  /** Settings that the command reads, too. */
  readonly settings: readonly string[];
  /** Folders that it reads where they are there: its own program and plugins, patches. */
  readonly folders?: readonly string[];
  /** The options with which it installs the dependencies and leaves the project itself out. */
  readonly alone?: string;
  /** What then does the rest; the command itself where it is not told. */
  readonly rest?: string;
  /** Without one of these options the command needs the project's own sources; undefined: it never does. */
  readonly withoutProject?: readonly string[];
  /** How to install exactly what the lock file lists. */
  readonly locked?: {
    /** Another command in place of the first one, or an option behind it. */
    readonly command?: string;
    readonly option?: string;
    /** Options that do it, or that make no sense with it. */
    readonly already: readonly string[];
  };
}

export const dependencyInstalls: readonly DependencyInstall[] = [
  {
    program: "npm",
    commands: ["install", "i", "ci"],
    manifests: ["package.json"],
    locks: ["package-lock.json", "npm-shrinkwrap.json"],
    settings: [".npmrc"],
    folders: ["patches"],
    locked: { command: "ci", already: ["-g", "--global", "--no-package-lock", "--package-lock-only", "--location", "--package-lock"] },
  },
  {
    program: "yarn",
    commands: ["install", ""],
    manifests: ["package.json"],
    locks: ["yarn.lock"],
    settings: [".npmrc", ".yarnrc", ".yarnrc.yml"],
    folders: [".yarn/releases", ".yarn/plugins", ".yarn/patches", "patches"],
    locked: {
      option: "--frozen-lockfile",
      already: [
        "--frozen-lockfile",
        "--immutable",
        "--pure-lockfile",
        "--no-lockfile",
        "--version",
        "--no-immutable",
        "--mode",
        "--update-checksums",
      ],
    },
  },
  {
    program: "pnpm",
    commands: ["install", "i"],
    manifests: ["package.json"],
    locks: ["pnpm-lock.yaml"],
    settings: [".npmrc", "pnpm-workspace.yaml", ".pnpmfile.cjs", "pnpmfile.cjs"],
    folders: ["patches"],
    locked: {
      option: "--frozen-lockfile",
      already: [
        "--frozen-lockfile",
        "--no-lockfile",
        "-g",
        "--global",
        "--no-frozen-lockfile",
        "-f",
        "--force",
        "--fix-lockfile",
        "--lockfile-only",
      ],
    },
  },
  {
    program: "bun",
    commands: ["install", "i"],
    manifests: ["package.json"],
    locks: ["bun.lock", "bun.lockb"],
    settings: [".npmrc", "bunfig.toml"],
    folders: ["patches"],
    locked: { option: "--frozen-lockfile", already: ["--frozen-lockfile", "-g", "--global", "--no-save", "--lockfile-only"] },
  },
  {
    program: "uv",
    commands: ["sync"],
    manifests: ["pyproject.toml"],
    locks: ["uv.lock"],
    settings: ["uv.toml", ".python-version"],
    withoutProject: ["--no-install-project"],
    alone: "--no-install-project",
    locked: { option: "--locked", already: ["--locked", "--frozen", "--upgrade", "-U"] },
  },
  {
    program: "poetry",
    commands: ["install", "sync"],
    manifests: ["pyproject.toml"],
    locks: ["poetry.lock"],
    settings: ["poetry.toml"],
    withoutProject: ["--no-root", "--only-root"],
    alone: "--no-root",
  },
  {
    program: "pipenv",
    commands: ["install", "sync"],
    manifests: ["Pipfile"],
    locks: ["Pipfile.lock"],
    settings: [],
    locked: { option: "--deploy", already: ["--deploy", "--ignore-pipfile", "--skip-lock"] },
  },
  { program: "bundle", commands: ["install", ""], manifests: ["Gemfile"], locks: ["Gemfile.lock"], settings: [".ruby-version"] },
  {
    program: "composer",
    commands: ["install"],
    manifests: ["composer.json"],
    locks: ["composer.lock"],
    settings: ["auth.json"],
    withoutProject: [],
    alone: "--no-scripts --no-autoloader",
    rest: "composer dump-autoload",
  },
  { program: "go", commands: ["mod download"], manifests: ["go.mod"], locks: ["go.sum"], settings: ["go.work"] },
  { program: "cargo", commands: ["fetch"], manifests: ["Cargo.toml"], locks: ["Cargo.lock"], settings: [], withoutProject: [] },
  { program: "mvn", commands: ["dependency:go-offline", "dependency:resolve"], manifests: ["pom.xml"], locks: [], settings: [] },
  {
    program: "gradle",
    commands: ["dependencies"],
    manifests: ["build.gradle", "build.gradle.kts"],
    locks: ["gradle.lockfile"],
    settings: ["settings.gradle", "settings.gradle.kts", "gradle.properties"],
    folders: ["gradle", "buildSrc"],
  },
];

/** A cheap first look at a RUN. */
export const mayInstallDependencies = /\b(?:npm|yarn|pnpm|bun|uv|poetry|pipenv|bundle|composer|go|cargo|mvn|gradle|pip3?|pip[\d.]+)\b/;
