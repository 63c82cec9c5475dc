// Which file names are Dockerfiles, for searching directories.

/** Globs below a directory: the names that Docker, Podman and their users give. */
export const dockerfileGlobs: readonly string[] = [
  "**/Dockerfile",
  "**/Dockerfile.*",
  "**/Dockerfile-*",
  "**/*.Dockerfile",
  "**/*.dockerfile",
  "**/Containerfile",
  "**/Containerfile.*",
];

/** What looks like one and is not, and folders that hold other people's files. */
export const notDockerfiles: readonly string[] = ["**/*.dockerignore", "**/node_modules/**", "**/.git/**"];
