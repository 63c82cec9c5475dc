// missing-dockerignore: what it underlines, what it mends, and where it stays silent.
import { describe, expect, test } from "vitest";
import { lint, otherFiles } from "../support/rule";

const id = "missing-dockerignore";

test("underlines the first copy of everything and names what comes along", () => {
  const files = { Dockerfile: "", "package.json": "", ".git/HEAD": "", ".env": "", "node_modules/a/b.js": "" };
  expect(lint(id, "FROM a\nCOPY . .\nADD ./ /b", { files })).toBe(
    "FROM a\nCOPY . .\n     ~ There is no .dockerignore, so the image gets .env, .git, node_modules too, and any change there builds this line again [Make a .dockerignore, review]\nADD ./ /b",
  );
  expect(otherFiles(id, "FROM a\nCOPY . .", { files })).toEqual([
    ".dockerignore 0..0: .git\n.env\n.env.*\n!.env.example\n**/node_modules\nnpm-debug.log*\nDockerfile*\nContainerfile*\n.dockerignore\n",
  ]);
});

test("what the Dockerfile copies by name stays", () => {
  const files = { Dockerfile: "", "Cargo.toml": "", "target/a": "" };
  expect(otherFiles(id, "FROM a\nCOPY target/a /a\nCOPY . .", { files })).toEqual([
    ".dockerignore 0..0: Dockerfile*\nContainerfile*\n.dockerignore\n",
  ]);
});

test.each([
  ["there is one", "COPY . .", { ".dockerignore": "", "a.c": "" }],
  ["one of the Dockerfile's own", "COPY . .", { "Dockerfile.dockerignore": "", "a.c": "" }],
  ["only a part is copied", "COPY src /src", { "src/a.c": "" }],
  ["from a stage", "COPY --from=x . .", { "a.c": "" }],
  ["the context is another folder", "COPY api/go.mod /x/\nCOPY . .", { "a.c": "" }],
  ["nothing here but the build's files", "COPY . .", { Dockerfile: "", "docker-compose.yml": "" }],
])("silent: %s", (_, line, files) => {
  const source = `FROM a\n${line}`;
  expect(lint(id, source, { files: files as Record<string, string> })).toBe(source);
});

test("silent where nothing is known", () => {
  expect(lint(id, "FROM a\nCOPY . .")).toBe("FROM a\nCOPY . .");
});

test("below a project's root that may be the context: silent, unless the folder is a program's own", () => {
  const source = "FROM a\nCOPY . .";
  for (const above of [".git/HEAD", ".dockerignore"]) {
    expect(lint(id, source, { files: { Dockerfile: "", "start.sh": "", [`../${above}`]: "" } })).toBe(source);
    expect(lint(id, source, { files: { Dockerfile: "", "start.sh": "", [`../../${above}`]: "" } })).toBe(source);
    expect(lint(id, source, { files: { Dockerfile: "", "go.mod": "", [`../../${above}`]: "" } })).toContain("There is no .dockerignore");
  }
  const named = "FROM a\nCOPY start.sh /\nCOPY . .";
  expect(lint(id, named, { files: { Dockerfile: "", "start.sh": "", "../.git/HEAD": "" } })).toContain("There is no .dockerignore");
  expect(lint(id, source, { files: { Dockerfile: "", "a.sh": "", ".git/HEAD": "", "../.git/HEAD": "" } })).toContain(
    "There is no .dockerignore",
  );
});

describe("which folder is the context", () => {
  const source = "FROM node:24-alpine\nWORKDIR /app\nCOPY . .";
  const app = { "../../.git/HEAD": "", "package.json": "{}", "a.js": "" };
  test.each([
    ["part of a workspace", { "../../pnpm-workspace.yaml": "" }, false],
    ["the lock file lies above", { "../../package-lock.json": "{}" }, false],
    ["its own lock file lies here", { "../../package-lock.json": "{}", "package-lock.json": "{}" }, true],
    ["nothing above", {}, true],
    ["Compose builds from above", { "../../compose.yaml": "services:\n  a:\n    build: {}\n", ...compose("../..", ".") }, false],
    ["Compose builds from here", { "../../pnpm-workspace.yaml": "", ...compose("../..", "./apps/a") }, true],
  ])("%s", (_, files, isFound) => {
    const found = lint(id, source, { files: { ...app, ...files } });
    expect(found.includes("There is no .dockerignore")).toBe(isFound);
  });
});

/** A Compose file at the root, whose service builds apps/a/Dockerfile, which is this one. */
function compose(root: string, context: string): Readonly<Record<string, string>> {
  const dockerfile = context === "." ? "apps/a/Dockerfile" : "Dockerfile";
  return {
    [`${root}/docker-compose.yml`]: `services:\n  a:\n    build:\n      context: ${context}\n      dockerfile: ${dockerfile}\n`,
    [`${root}/apps/a/Dockerfile`]: "FROM node:24-alpine\nWORKDIR /app\nCOPY . .",
  };
}
