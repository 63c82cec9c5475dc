// Where package managers and build tools keep what they download, for `RUN --mount=type=cache`. Source: the documentation of each.

export interface CacheOf {
  /** Programs that use it. */
  readonly programs: readonly string[];
  /** Subcommands that download; empty: any, also none at all. */
  readonly subcommands: readonly string[];
  /** `~` is the home directory of the user that runs it. */
  readonly targets: readonly string[];
  /** For root, where that is another place. */
  readonly rootTargets?: readonly string[];
  /** In the image that is made for the tool, by repository. */
  readonly inImage?: { readonly repository: string; readonly targets: readonly string[] };
  /** Two builds must not use it at once. */
  readonly locked: boolean;
  /** Variables and options that move it elsewhere. */
  readonly movedBy: { readonly variables: readonly string[]; readonly options: readonly string[] };
  /** Options that keep it from being used. */
  readonly switchedOffBy: readonly string[];
}

const unmoved = { variables: [], options: [] } as const;

export const caches: readonly CacheOf[] = [
  {
    programs: ["apt-get", "apt"],
    subcommands: ["install", "update"],
    targets: ["/var/cache/apt", "/var/lib/apt"],
    locked: true,
    movedBy: unmoved,
    switchedOffBy: [],
  },
  {
    programs: ["npm"],
    subcommands: ["install", "i", "ci", "add"],
    targets: ["~/.npm"],
    locked: false,
    movedBy: { variables: ["npm_config_cache", "NPM_CONFIG_CACHE"], options: ["--cache"] },
    switchedOffBy: [],
  },
  {
    programs: ["yarn"],
    subcommands: ["install", "add", "global", ""],
    targets: ["~/.cache/yarn"],
    rootTargets: ["/usr/local/share/.cache/yarn"],
    locked: false,
    movedBy: { variables: ["YARN_CACHE_FOLDER"], options: ["--cache-folder"] },
    switchedOffBy: [],
  },
  {
    programs: ["pnpm"],
    subcommands: ["install", "i", "add", "fetch"],
    targets: ["~/.local/share/pnpm/store"],
    locked: false,
    movedBy: { variables: ["PNPM_HOME", "npm_config_store_dir"], options: ["--store-dir"] },
    switchedOffBy: [],
  },
  {
    programs: ["pip"],
    subcommands: ["install", "wheel", "download"],
    targets: ["~/.cache/pip"],
    locked: false,
    movedBy: { variables: ["PIP_CACHE_DIR"], options: ["--cache-dir"] },
    switchedOffBy: ["--no-cache-dir"],
  },
  {
    programs: ["uv"],
    subcommands: ["sync", "pip", "add", "tool"],
    targets: ["~/.cache/uv"],
    locked: false,
    movedBy: { variables: ["UV_CACHE_DIR"], options: ["--cache-dir"] },
    switchedOffBy: ["--no-cache"],
  },
  {
    programs: ["poetry"],
    subcommands: ["install", "add", "sync"],
    targets: ["~/.cache/pypoetry"],
    locked: false,
    movedBy: { variables: ["POETRY_CACHE_DIR"], options: [] },
    switchedOffBy: ["--no-cache"],
  },
  {
    programs: ["go"],
    subcommands: ["build", "install", "get", "mod", "test"],
    targets: ["~/go/pkg/mod", "~/.cache/go-build"],
    inImage: { repository: "golang", targets: ["/go/pkg/mod", "~/.cache/go-build"] },
    locked: false,
    movedBy: { variables: ["GOPATH", "GOMODCACHE", "GOCACHE"], options: [] },
    switchedOffBy: [],
  },
  {
    programs: ["cargo"],
    subcommands: ["build", "install", "fetch", "test"],
    targets: ["~/.cargo/registry"],
    inImage: { repository: "rust", targets: ["/usr/local/cargo/registry"] },
    locked: false,
    movedBy: { variables: ["CARGO_HOME"], options: [] },
    switchedOffBy: [],
  },
  {
    programs: ["mvn"],
    subcommands: [],
    targets: ["~/.m2"],
    locked: false,
    movedBy: { variables: ["MAVEN_OPTS", "MAVEN_CONFIG"], options: ["-Dmaven.repo.local"] },
    switchedOffBy: [],
  },
  {
    programs: ["gradle", "gradlew"],
    subcommands: [],
    targets: ["~/.gradle"],
    inImage: { repository: "gradle", targets: ["/home/gradle/.gradle"] },
    locked: true,
    movedBy: { variables: ["GRADLE_USER_HOME"], options: ["-g", "--gradle-user-home"] },
    switchedOffBy: [],
  },
  {
    programs: ["composer", "composer.phar"],
    subcommands: ["install", "update", "require", "create-project"],
    targets: ["~/.composer/cache"],
    inImage: { repository: "composer", targets: ["/tmp/cache"] },
    locked: false,
    movedBy: { variables: ["COMPOSER_CACHE_DIR", "COMPOSER_HOME", "XDG_CACHE_HOME"], options: [] },
    switchedOffBy: ["--no-cache"],
  },
  {
    programs: ["dotnet"],
    subcommands: ["restore", "build", "publish"],
    targets: ["~/.nuget/packages"],
    locked: false,
    movedBy: { variables: ["NUGET_PACKAGES"], options: ["--packages"] },
    switchedOffBy: ["--no-cache"],
  },
];

const byProgram = new Map(caches.flatMap((row) => row.programs.map((program) => [program, row] as const)));

export const cacheOf = (program: string): CacheOf | undefined => byProgram.get(program);

/** Where its downloads lie, root's place first. */
export function cachePlaces(program: string): readonly string[] {
  const row = cacheOf(program);
  return row ? [...(row.rootTargets ?? []), ...row.targets] : [];
}
