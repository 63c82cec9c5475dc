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
}

/** The lines fit what is seen; a folder that has nothing of a kind gets none of its lines. */
export const ignoreLines: readonly IgnoreLines[] = [
  { seen: /^\.git\/?$/, lines: [".git"] },
  { seen: /^\.env$/, lines: [".env", ".env.local", ".env.*.local"] },
  { seen: /^node_modules\/$/, lines: ["**/node_modules"] },
  { seen: /^package\.json$/, lines: ["**/node_modules", "npm-debug.log*"] },
  { seen: /^\.?venv\/$/, lines: [".venv", "venv"] },
  {
    seen: /^(?:pyproject\.toml|requirements.*\.txt|setup\.py|Pipfile|manage\.py)$/,
    lines: ["**/__pycache__", "**/*.pyc", ".venv", "venv"],
  },
  { seen: /^(?:Cargo\.toml|pom\.xml)$/, lines: ["target"] },
  { seen: /^build\.gradle(?:\.kts)?$/, lines: [".gradle", "build"] },
  { seen: /\.(?:csproj|sln)$/, lines: ["**/bin", "**/obj"] },
  { seen: /^target\/$/, lines: ["target"] },
  { seen: /^__pycache__\/$/, lines: ["**/__pycache__", "**/*.pyc"] },
  { seen: /^\.gradle\/$/, lines: [".gradle"] },
  { seen: /^\.next\/$/, lines: [".next"] },
  { seen: /^\.(?:idea|vscode|vs)\/$/, lines: [".idea", ".vscode", ".vs"] },
  { seen: /^coverage\/$/, lines: ["coverage"] },
  { seen: /\.log$/, lines: ["*.log"] },
  {
    seen: /^(?:docker-)?compose[\w.-]*\.ya?ml$/,
    lines: ["compose*.yml", "compose*.yaml", "docker-compose*.yml", "docker-compose*.yaml"],
  },
  { seen: /^(?:Dockerfile|Containerfile)/, lines: ["Dockerfile*", "Containerfile*", ".dockerignore"] },
];
