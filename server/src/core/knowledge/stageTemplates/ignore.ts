// What no build needs: version control, editors' and operating systems' files, secrets, the build's own description.

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
