// What a .dockerignore for a folder would hold, by the names that lie there.

interface Row {
  /** Of a name in the folder; folders end in `/`. */
  readonly seen: RegExp;
  readonly lines: readonly string[];
  /** Costs time or leaks, so that a message names it. */
  readonly heavy: boolean;
}

const rows: readonly Row[] = [
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

/** Names in the folder that should not go into an image. */
export const heavyNames = (names: readonly string[]): readonly string[] =>
  names.filter((name) => rows.some(({ seen, heavy }) => heavy && seen.test(name))).map((name) => name.replace(/\/$/, ""));

/** @param needed paths that the Dockerfile copies by name: they stay. */
export function ignoreText(names: readonly string[], needed: readonly string[]): string {
  const lines = new Set(rows.flatMap(({ seen, lines: own }) => (names.some((name) => seen.test(name)) ? own : [])));
  const isNeeded = (line: string): boolean => needed.some((path) => path.split("/").includes(line.replace("**/", "")));
  return [...lines]
    .filter((line) => !isNeeded(line))
    .map((line) => `${line}\n`)
    .join("");
}
