// What in a list of dependencies says that the install reads more of the project than the list. Source: the documentation of each tool.

export interface ManifestParts {
  readonly name: RegExp;
  /** Packages, modules or lists of the project itself, by their paths: not to be told from this file alone. */
  readonly local: RegExp;
}

/** npm, yarn and pnpm run these behind every install: a file of the project, another of its scripts, a schema that lies in it. */
const lifecycle =
  /"(?:(?:pre|post)?install|prepare)"[ \t]*:[ \t]*"[^"\n]{0,200}(?:\.\.?\/|\bscripts?\/|\b(?:node|tsx|ts-node|sh|bash|python3?)[ \t]+(?!-)[\w./-]|\b(?:npm|pnpm|yarn|bun)[ \t]+(?:run\b|build\b)|\b(?:tsc|prisma[ \t]+generate|patch-package|lerna|nx|turbo)\b)/;
const paths = /"(?:file|link|portal):/;

export const manifestParts: readonly ManifestParts[] = [
  { name: /^package\.json$/, local: new RegExp(`${paths.source}|${lifecycle.source}`) },
  { name: /requirements[\w-]*\.txt$/, local: /^[ \t]*(?:-[rec][ \t=]|--(?:requirement|editable|constraint)\b|\.|file:)|@[ \t]*file:/m },
  { name: /^go\.mod$/, local: /=>[ \t]*\.{0,2}\// },
  { name: /^go\.work$/, local: /\buse\b/ },
  { name: /^pom\.xml$/, local: /<module>/ },
  { name: /^settings\.gradle(?:\.kts)?$/, local: /\bincludeBuild\b|\binclude\b/ },
  { name: /^pyproject\.toml$/, local: /\bpath[ \t]*=|\[tool\.uv\.workspace\]|\bworkspace[ \t]*=[ \t]*true/ },
  { name: /^Pipfile$/, local: /\bpath[ \t]*=|\beditable[ \t]*=/ },
  { name: /^Gemfile$/, local: /^[ \t]*gemspec\b|\bpath(?::|[ \t]*=>)|\beval_gemfile\b/m },
  { name: /^composer\.json$/, local: /"type"[ \t]*:[ \t]*"path"/ },
];
