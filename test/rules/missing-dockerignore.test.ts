// missing-dockerignore: what it underlines, what it mends, and where it stays silent.
import { describe, expect, test } from "vitest";
import { lint, otherFiles } from "../support/rule";

const id = "missing-dockerignore";

test("underlines the first copy of everything and names what comes along", () => {
  const files = { Dockerfile: "", "package.json": "", ".git/HEAD": "", ".env": "API_TOKEN=a1", "node_modules/a/b.js": "" };
  expect(lint(id, "FROM a\nCOPY . .\nADD ./ /b", { files })).toBe(
    "FROM a\nCOPY . .\n     ~ There is no .dockerignore that leaves out .env, .git/ and node_modules/: what the machine that builds has of that comes into the image [Make a .dockerignore, review]\nADD ./ /b",
  );
  expect(otherFiles(id, "FROM a\nCOPY . .", { files })).toEqual([
    ".dockerignore 0..0: .env\n**/node_modules\n.git\n.env.local\n.env.*.local\nnpm-debug.log*\nDockerfile*\nContainerfile*\n.dockerignore\n",
  ]);
});

test("what the Dockerfile copies by name stays", () => {
  const files = { Dockerfile: "", "Cargo.toml": "", "target/a": "", ".git/HEAD": "" };
  expect(otherFiles(id, "FROM a\nCOPY target/a /a\nCOPY . .", { files })).toEqual([
    ".dockerignore 0..0: .git\nDockerfile*\nContainerfile*\n.dockerignore\n",
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
  const source = "FROM a\nCOPY . .\nRUN npm ci";
  for (const above of [".git/HEAD", ".dockerignore"]) {
    expect(lint(id, source, { files: { Dockerfile: "", "start.sh": "", [`../${above}`]: "" } })).toBe(source);
    expect(lint(id, source, { files: { Dockerfile: "", "start.sh": "", [`../../${above}`]: "" } })).toBe(source);
    expect(lint(id, source, { files: { Dockerfile: "", "package.json": "", [`../../${above}`]: "" } })).toContain(
      "There is no .dockerignore",
    );
  }
  const named = "FROM a\nCOPY start.sh /\nCOPY . .";
  expect(lint(id, named, { files: { Dockerfile: "", "start.sh": "", "node_modules/a": "", "../.git/HEAD": "" } })).toContain(
    "There is no .dockerignore",
  );
  expect(lint(id, source, { files: { Dockerfile: "", "a.sh": "", ".git/HEAD": "", "../.git/HEAD": "" } })).toContain(
    "There is no .dockerignore",
  );
});

const names = (...all: readonly string[]): Record<string, string> =>
  Object.fromEntries(["Dockerfile", ...all].map((name) => [name, "x\n"]));

test.each([
  [
    "a README, tests, other Dockerfiles",
    "FROM a\nCOPY . .",
    names("README.md", "Makefile", "main_test.go", "Dockerfile.dev", "docs/a.md", "a.py"),
  ],
  ["many files", "FROM a\nCOPY . .", names(...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((n) => `a${n}.py`))],
  ["a program that leaves nothing beside it", "FROM golang\nCOPY . .\nRUN go build -o /a .", names("go.mod", "go.sum", "main.go")],
  ["what .gitignore names beside that", "FROM golang\nCOPY . .\nRUN go build", { ...names("go.mod"), ".gitignore": "/app\n*.log\n.env\n" }],
  ["a public key", "FROM a\nCOPY . .", { ...names("a.c"), "public.pem": "-----BEGIN PUBLIC KEY-----" }],
  ["settings without a secret", "FROM a\nCOPY . .", { ...names("a.c"), ".env": "PORT=80\n" }],
  [
    "a secret that stays in a build stage",
    "FROM a AS b\nCOPY . /s\nFROM a\nCOPY --from=b /s/out /",
    { ...names("a.c"), ".env": "API_TOKEN=a" },
  ],
  ["vendored code that belongs to the repository", "FROM golang\nCOPY . .", names("go.mod", "vendor/modules.txt")],
  ["PHP code, as long as nothing says that vendor is not a part of it", "FROM php\nCOPY . .\nRUN composer install", names("composer.json")],
  [
    "it is left out by the COPY itself",
    "FROM node\nCOPY --exclude=node_modules --exclude=.git . .\nRUN npm ci",
    names("package.json", ".git/HEAD"),
  ],
  ["Plug'n'Play has no node_modules", "FROM node\nCOPY . .\nRUN yarn", names("package.json", ".pnp.cjs")],
  ["what the Dockerfile needs of it", "FROM node\nCOPY node_modules /x\nCOPY . .", names("package.json")],
  [
    "a list of packages for other tools, in a stage that does not ship",
    "FROM golang AS b\nCOPY . .\nRUN go build\nFROM a\nCOPY --from=b /x /x",
    names("package.json", "go.mod"),
  ],
])("silent, nothing of it does harm: %s", (_, source, files) => {
  expect(lint(id, source, { files })).toBe(source);
});

test.each([
  ["history", "FROM a\nCOPY . .", names(".git/HEAD", "a.c"), ".git/: what the machine that builds has of that comes into the image"],
  [
    "in a build stage",
    "FROM gradle AS b\nCOPY . .\nRUN gradle build\nFROM a",
    names(".git/HEAD"),
    ".git/: what the machine that builds has of that comes into this stage",
  ],
  [
    "its folder goes on into the image",
    "FROM a AS b\nCOPY . /s\nFROM a\nCOPY --from=b /s /s",
    { ...names("a.c"), "server.key": "PRIVATE KEY" },
    "server.key: what",
  ],
  [
    "over what is installed",
    "FROM node\nWORKDIR /a\nCOPY package.json ./\nRUN npm ci\nCOPY . .",
    names("package.json"),
    "comes over what npm ci has installed here",
  ],
  [
    "installed elsewhere",
    "FROM node\nCOPY package.json /b/\nRUN cd /b && npm ci\nCOPY . /a",
    names("package.json"),
    "node_modules/: what the machine that builds has of that comes into the image",
  ],
  ["the second COPY", "FROM golang AS b\nCOPY . .\nFROM node\nCOPY . .\nRUN npm ci", names("package.json", "go.mod"), "node_modules/"],
  ["PHP", "FROM php\nCOPY . .\nRUN composer install", { ...names("composer.json"), ".gitignore": "/vendor\n" }, "vendor/"],
  [
    "Perl",
    "FROM perl\nWORKDIR /a\nCOPY cpanfile ./\nRUN cpm install\nCOPY . .",
    { ...names("cpanfile"), ".gitignore": "/local" },
    "local/: what the machine that builds has of that comes over what cpm install",
  ],
  [
    "Rust",
    "FROM rust AS b\nCOPY . .\nRUN cargo build --release\nFROM a\nCOPY --from=b /target/release/x /",
    names("Cargo.toml"),
    "target/",
  ],
  [".NET", "FROM dotnet AS b\nCOPY . .\nRUN dotnet publish\nFROM a\nCOPY --from=b /out /", names("a.csproj"), "obj/"],
  ["Python", "FROM python\nCOPY . .", { ...names("pyproject.toml"), ".gitignore": "__pycache__/\n.venv\n" }, ".venv/"],
])("told: %s", (_, source, files, says) => {
  expect(lint(id, source, { files })).toContain(says);
});

test("a build that reads .git through its tools", () => {
  const source = "FROM a AS b\nCOPY . .\nRUN ./build.sh && make\nFROM a\nCOPY --from=b /out /";
  const files = { ".git/HEAD": "", "a.c": "" };
  expect(lint(id, source, { files })).toContain(".git/");
  for (const [name, text] of Object.entries({
    Makefile: "VERSION := $(shell git describe --tags)",
    "build.sh": "commit=$(git rev-parse HEAD)",
    "pyproject.toml": '[build-system]\nrequires = ["setuptools_scm"]',
    "pom.xml": "<artifactId>git-commit-id-maven-plugin</artifactId>",
    "build.rs": 'Command::new("git").args(["describe"])',
  }))
    expect([name, lint(id, source, { files: { ...files, [name]: text } }).includes(".git/:")]).toEqual([name, false]);
});

test("the fix has what .gitignore names, as far as it is known not to be needed", () => {
  const files = { "a.py": "", ".git/HEAD": "", ".gitignore": "/venv/\n__pycache__/\n.env\ndist\n!keep\n" };
  expect(otherFiles(id, "FROM a\nCOPY . .", { files })).toMatchInlineSnapshot(`
    [
      ".dockerignore 0..0: .git
    .env
    .env.local
    .env.*.local
    .venv
    venv
    **/__pycache__
    **/*.pyc
    ",
    ]
  `);
});

describe("which folder is the context", () => {
  const source = "FROM node:24-alpine\nWORKDIR /app\nCOPY . .\nRUN npm ci";
  const app = { "../../.git/HEAD": "", "package.json": "{}", "a.js": "" };
  test.each([
    ["part of a workspace", { "../../pnpm-workspace.yaml": "" }, false],
    ["the lock file lies above", { "../../package-lock.json": "{}" }, false],
    ["its own lock file lies here", { "../../package-lock.json": "{}", "package-lock.json": "{}" }, true],
    ["nothing above", {}, true],
    ["Compose builds from above", { "../../compose.yaml": "services:\n  a:\n    build: {}\n", ...compose("../..", ".") }, true],
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
    [`${root}/apps/a/Dockerfile`]: "FROM node:24-alpine\nWORKDIR /app\nCOPY . .\nRUN npm ci",
  };
}

test("a build that asks git for its version wants .git", () => {
  const files = { ".git/HEAD": "", "main.c": "" };
  const source = "FROM a AS b\nWORKDIR /src\nCOPY . .\nRUN make V=$(git describe --tags)\nFROM debian:13-slim\nCOPY --from=b /src/app /app";
  expect(lint(id, source, { files })).toBe(source);
  const others = { ...files, "package.json": "" };
  const node = source.replace("RUN make", "RUN npm ci && make");
  expect(lint(id, node, { files: others })).toContain("leaves out node_modules/: what");
  expect(otherFiles(id, node, { files: others }).join()).not.toMatch(/(?:^|\n| )\.git\n/);
  expect(lint(id, source.replace("git describe --tags", "cat VERSION"), { files })).toContain("leaves out .git/: what");
});

test.each(["RUN apk add --no-cache git\nRUN ./scripts/build", "RUN ./scripts/build"])("scripts that may ask git: %j", (runs) => {
  const files = { ".git/HEAD": "", "a.c": "", "scripts/build": "git rev-parse HEAD" };
  const source = `FROM a AS b\nCOPY . .\n${runs}\nFROM a\nCOPY --from=b /out /`;
  expect(lint(id, source, { files })).toBe(source);
});

test("a list of packages for other tools, in the image: only what is known to lie there", () => {
  const source = "FROM python\nCOPY . .";
  expect(lint(id, source, { files: names("package.json") })).toBe(source);
  expect(lint(id, source, { files: { ...names("package.json"), ".gitignore": "node_modules/" } })).toContain("node_modules/");
});

test("Go stamps the commit into what it builds: .git is named only where it ships", () => {
  const files = { ".git/HEAD": "", "go.mod": "" };
  const build = (flags: string) => `FROM golang AS b\nCOPY . /s\nRUN cd /s && go build ${flags} -o /app`;
  expect(lint(id, `${build("")}\nFROM a\nCOPY --from=b /app /`, { files })).not.toContain("~");
  expect(lint(id, `${build("-buildvcs=false")}\nFROM a\nCOPY --from=b /app /`, { files })).toContain(".git/");
  expect(lint(id, build(""), { files })).toContain(".git/");
});

const fromAbove = "services:\n  app:\n    build:\n      context: ..\n      dockerfile: deploy/Dockerfile\n";

test("the context is a folder above, by Compose or by the list that an install reads", () => {
  const source = "FROM node:24\nWORKDIR /app\nCOPY . .\nRUN npm ci\n";
  const files = { Dockerfile: source, "start.sh": "", "../package.json": "{}", "../.git/HEAD": "", "../a.js": "" };
  expect(lint(id, source, { files })).toContain("There is no .dockerignore that leaves out .git/ and node_modules/");
  expect(otherFiles(id, source, { files }).join()).toContain("../.dockerignore");
  expect(lint(id, source, { files: { ...files, "../.dockerignore": "node_modules\n.git\n" } })).toBe(source);
  expect(lint(id, source, { files: { ...files, "Dockerfile.dockerignore": "node_modules\n.git\n" } })).toBe(source);
  const plain = "FROM debian:12\nCOPY . /app\n";
  const named = { "deploy.sh": "", "../.git/HEAD": "", "../a.js": "" };
  expect(lint(id, plain, { files: { ...named, Dockerfile: plain } })).toBe(plain);
  const byCompose = { ...named, "../deploy/Dockerfile": plain, "docker-compose.yml": fromAbove };
  expect(lint(id, plain, { files: byCompose })).toContain("There is no .dockerignore that leaves out .git/");
});

test("a file that was meant to be one has to be named .dockerignore", () => {
  const source = "FROM node:24\nWORKDIR /app\nCOPY . .\n";
  const files = { Dockerfile: "", "package.json": "{}", "a.js": "", dockerignore: ".git\nnode_modules\n" };
  expect(lint(id, source, { files })).toMatchInlineSnapshot(`
    "FROM node:24
    WORKDIR /app
    COPY . .
         ~ dockerignore is not read: the file that leaves things out of the build has to be named .dockerignore. Until then this COPY brings everything [Make a .dockerignore of what dockerignore holds, review]
    "
  `);
  expect(otherFiles(id, source, { files })).toEqual([".dockerignore 0..0: .git\nnode_modules\n"]);
  for (const name of [".dockerignore.txt", "docker.ignore", ".docker-ignore", ".Dockerignore"])
    expect(lint(id, source, { files: { Dockerfile: "", "a.js": "", [name]: ".git\n" } })).toContain(`${name} is not read`);
  expect(lint(id, source, { files: { Dockerfile: "", "a.js": "", ".git/HEAD": "", dockerignore: "# nothing\n" } })).toContain(
    "is not read: the file that leaves things out of the build has to be named .dockerignore. Until then this COPY brings everything [Make a .dockerignore, review]",
  );
});

test.each([
  ["there is one, too", { ".dockerignore": ".git\n", dockerignore: ".git\n" }],
  ["the one of another Dockerfile", { "a.dockerignore": ".git\n" }],
  ["a scaffold", { dockerignore: ".git\n", gitignore: "node_modules\n" }],
  ["a build makes one of it", { dockerignore: ".git\n", ".gitignore": ".dockerignore\n" }],
  ["a folder", { "dockerignore/a": "" }],
])("another name, and rightly so: %s", (_, more) => {
  const source = "FROM node:24\nWORKDIR /app\nCOPY . .\n";
  expect(lint(id, source, { files: { Dockerfile: "", "a.js": "", ...(more as Record<string, string>) } })).toBe(source);
});

test("installs in the context's folder of this name: the ignore file above counts", () => {
  const source = "FROM node:24-slim\nWORKDIR /src\nCOPY . .\nWORKDIR /src/web\nRUN npm ci\nUSER node\n";
  const files = { Dockerfile: "", "package.json": "{}", "node_modules/a": "", "../.git/HEAD": "" };
  const at = (more: Record<string, string>, path = "/w/shop/web/Dockerfile") => lint(id, source, { files: { ...files, ...more }, path });
  expect(at({ "../.dockerignore": "**/node_modules\n.git\n" })).toBe(source);
  expect(at({ "../.dockerignore": "**/node_modules\n" }, "/w/shop/site/Dockerfile")).not.toBe(source);
  expect(at({ "web/package.json": "{}" })).not.toBe(source);
});
