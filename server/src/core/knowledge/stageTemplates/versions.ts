// Versions of base images that templates choose from, the preferred one first. Source: the release pages of each project, 2026.

export const maintained = {
  /** Even releases of Node.js with long-term support; 24 is the youngest that all native packages have builds for. */
  node: ["24", "22", "26"],
  python: ["3.13", "3.12", "3.11", "3.14"],
  go: ["1.26", "1.25"],
  rust: ["1.90"],
  java: ["21", "17", "25", "11", "8"],
  dotnet: ["10.0"],
  php: ["8.4", "8.3", "8.2", "8.5"],
  ruby: ["3.4", "3.3"],
  elixir: ["1.18", "1.17"],
  deno: ["2.5.6"],
  bun: ["1.3", "1.2"],
} as const;

/** Tools that a build stage installs or starts from. */
export const tools = {
  pnpm: "10",
  yarn: "4.10.3",
  poetry: "2.2.1",
  uv: "0.9",
  maven: "3.9",
  gradle: "8.14",
  /** The first that runs on Java 25. */
  newestGradle: "9.2",
  composer: "2.8",
  nginx: "1.30",
  erlang: "27",
  postgres: "17-alpine",
  mysql: "8.4",
  mariadb: "11.8",
  redis: "8-alpine",
  mongo: "8.0",
  rabbitmq: "4-alpine",
} as const;

/** Releases of Debian that templates build on; final images of the same release have the same C library. */
export const debian = "bookworm";

/** Major release of pnpm by the version of its lock file. */
export const pnpmOfLock: Readonly<Record<string, string>> = { "5.4": "7", "6.0": "8", "6.1": "8", "9.0": "10" };
