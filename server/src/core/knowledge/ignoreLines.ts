// Lines of a .dockerignore: those that every project gets, and those that a name in the context speaks for.

/** What no build needs: version control, editors' and operating systems' files, secrets, the build's own description. */
export const commonIgnore: readonly string[] = [
  ".git",
  ".gitignore",
  ".github",
  ".gitlab-ci.yml",
  ".vscode",
  ".idea",
  ".DS_Store",
  "Dockerfile*",
  "*.Dockerfile",
  ".dockerignore",
  "compose*.y*ml",
  "docker-compose*.y*ml",
  ".env",
  ".env.*",
  "!.env.example",
  "*.pem",
  "*.key",
  "*.log",
];

interface IgnoreLines {
  /** Of a name in the folder; folders end in `/`. */
  readonly seen: RegExp;
  readonly lines: readonly string[];
  /** Costs time or leaks, so that a message names it. */
  readonly heavy: boolean;
}

/** The lines fit what is seen; a folder that has nothing of a kind gets none of its lines. */
export const ignoreLines: readonly IgnoreLines[] = [
  { seen: /^\.git\/?$/, lines: [".git"], heavy: true },
  { seen: /^\.env(?:\.(?!example|sample|template|dist)\w+)*$/, lines: [".env", ".env.*", "!.env.example"], heavy: true },
  { seen: /^node_modules\/$/, lines: ["**/node_modules"], heavy: true },
  { seen: /^package\.json$/, lines: ["**/node_modules", "npm-debug.log*"], heavy: false },
  { seen: /^\.?venv\/$/, lines: [".venv", "venv"], heavy: true },
  {
    seen: /^(?:pyproject\.toml|requirements.*\.txt|setup\.py|Pipfile|manage\.py)$/,
    lines: ["**/__pycache__", "**/*.pyc", ".venv", "venv"],
    heavy: false,
  },
  { seen: /^(?:Cargo\.toml|pom\.xml)$/, lines: ["target"], heavy: false },
  { seen: /^build\.gradle(?:\.kts)?$/, lines: [".gradle", "build"], heavy: false },
  { seen: /\.(?:csproj|sln)$/, lines: ["**/bin", "**/obj"], heavy: false },
  { seen: /^target\/$/, lines: ["target"], heavy: true },
  { seen: /^__pycache__\/$/, lines: ["**/__pycache__", "**/*.pyc"], heavy: true },
  { seen: /^\.gradle\/$/, lines: [".gradle"], heavy: true },
  { seen: /^\.next\/$/, lines: [".next"], heavy: true },
  { seen: /^\.(?:idea|vscode|vs)\/$/, lines: [".idea", ".vscode", ".vs"], heavy: false },
  { seen: /^coverage\/$/, lines: ["coverage"], heavy: false },
  { seen: /^(?:id_rsa|id_ed25519|.*\.pem|.*\.key)$/, lines: ["id_rsa", "id_ed25519", "*.pem", "*.key"], heavy: true },
  { seen: /\.log$/, lines: ["*.log"], heavy: false },
  {
    seen: /^(?:docker-)?compose[\w.-]*\.ya?ml$/,
    lines: ["compose*.yml", "compose*.yaml", "docker-compose*.yml", "docker-compose*.yaml"],
    heavy: false,
  },
  { seen: /^(?:Dockerfile|Containerfile)/, lines: ["Dockerfile*", "Containerfile*", ".dockerignore"], heavy: false },
];

/** Folders that a build or an editor fills, and lists of dependencies whose folder lies beside them as soon as somebody works there. */
export const fillsUp =
  /^(?:vendor|build|dist|out|obj|coverage|tmp|logs?|\.idea|\.vscode|\.terraform|\.cache)\/$|^(?:package\.json|Cargo\.toml|go\.mod|build\.gradle(?:\.kts)?|pom\.xml|build\.sbt|composer\.json|Gemfile|mix\.exs|pubspec\.yaml|Package\.swift|pyproject\.toml|.+\.(?:cs|fs|vb)proj|.+\.sln)$/;
