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
  expect(lint(id, named, { files: { Dockerfile: "", "start.sh": "", ".gitignore": "a", "../.git/HEAD": "" } })).toContain(
    "There is no .dockerignore",
  );
  expect(lint(id, source, { files: { Dockerfile: "", "a.sh": "", ".git/HEAD": "", "../.git/HEAD": "" } })).toContain(
    "There is no .dockerignore",
  );
});

test("a few files that are all needed: silent, unless something unwanted comes along or will", () => {
  const told = (...names: readonly string[]): boolean =>
    lint(id, "FROM a\nCOPY . .", { files: Object.fromEntries(["Dockerfile", ...names].map((name) => [name, "x\n"])) }).includes("~");
  for (const few of [
    ["a.py", "requirements.txt"],
    ["run.sh", "a.conf", "b/c.conf"],
    ["main.c", "README.md", "a.sql", "b.sql"],
  ])
    expect([few, told(...few)]).toEqual([few, false]);
  for (const one of [
    ".git/HEAD",
    ".env",
    "id_rsa",
    "node_modules/a/b.js",
    "vendor/a.php",
    "target/a",
    ".gitignore",
    "package.json",
    "go.mod",
    "pom.xml",
    "a.csproj",
  ])
    expect([one, told("a.x", one)]).toEqual([one, true]);
  expect(told(...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((n) => `a${n}.py`))).toBe(true);
  expect(lint(id, "FROM a\nCOPY . .", { files: { "a.py": "", ".gitignore": "# nothing\n\n" } })).not.toContain("~");
});

test("the fix has what .gitignore names, as far as it is known not to be needed", () => {
  const files = { "a.py": "", ".gitignore": "/venv/\n__pycache__/\n.env\ndist\n!keep\n" };
  expect(otherFiles(id, "FROM a\nCOPY . .", { files })).toMatchInlineSnapshot(`
    [
      ".dockerignore 0..0: .env
    .env.*
    !.env.example
    .venv
    venv
    **/__pycache__
    **/*.pyc
    ",
    ]
  `);
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

test("a build that asks git for its version wants .git", () => {
  const files = { ".git/HEAD": "", "main.go": "", "go.mod": "" };
  const source =
    'FROM golang:1.26 AS b\nWORKDIR /src\nCOPY . .\nRUN go build -ldflags "-X main.v=$(git describe --tags)" -o /app .\nFROM debian:13-slim\nCOPY --from=b /app /app';
  expect(lint(id, source, { files })).not.toContain(".git too");
  expect(otherFiles(id, source, { files: { ...files, ".env": "" } }).join()).not.toMatch(/(?:^|\n| )\.git\n/);
  expect(lint(id, source, { files: { ...files, ".env": "" } })).toContain("so this stage gets .env too");
  expect(lint(id, source.replace("git describe --tags", "cat VERSION"), { files })).toContain("so this stage gets .git too");
});
