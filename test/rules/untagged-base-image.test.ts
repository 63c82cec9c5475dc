// untagged-base-image: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "untagged-base-image";

test("underlines the image; nobody would merge `:latest`, so that there is no fix", () => {
  expect(lint(id, "FROM debian AS build")).toBe(
    "FROM debian AS build\n     ~~~~~~ debian has no tag, so every build takes whatever `latest` is that day. Name a version, such as debian:<version>",
  );
});

test.each([
  "FROM debian:12",
  "FROM debian@sha256:e83913597ca9deb9d699316a9a9d806c2a87ed61195ac66ae0a8ac55089a84b9",
  "FROM scratch",
  "FROM golang:1.24 AS build\nFROM build",
  "ARG IMAGE\nFROM ${IMAGE}",
  "ARG TAG=12\nFROM debian:${TAG}",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("a variable whose default has no tag is told by its value", () => {
  expect(lint(id, "ARG IMAGE=debian\nFROM ${IMAGE}")).toContain("~~~~~~~~ debian has no tag");
});

test("hadolint wants a tag behind a part that is a variable, too", () => {
  const strict = { config: { profile: "hadolint" } } as const;
  expect(lint(id, "ARG A\nFROM build_${A}", strict)).toContain("build_${A} has no tag");
  expect(lint(id, "ARG A\nFROM ${A}", strict)).not.toContain("has no tag");
  expect(lint(id, "ARG A\nFROM build:${A}", strict)).not.toContain("has no tag");
});

test.each([
  ["no stage uses it", "FROM org/a AS x\nFROM debian:12", "info"],
  ["local by its name", "FROM localhost:5000/app", "info"],
  ["local by its name", "FROM acme/app-local", "info"],
  ["a comment tells", "# injected as a context by the bakefile\nFROM org/a", "info"],
  ["another comment", "# The runtime\nFROM org/a", "warning"],
  ["a heading", "# Build stage\nFROM org/a", "warning"],
  ["where it is built", "# run make build in ../a first, then build this\nFROM org/a", "info"],
  ["where it comes from", "# Image source: https://example.com/a\nFROM org/a", "info"],
  ["a used stage", "FROM org/a AS x\nFROM debian:12\nCOPY --from=x /a /a", "warning"],
  ["a word in a name", "FROM acme/locale", "warning"],
] as const)("%s: %j", (_, source, severity) => {
  expect(findings(id, source).map((found) => found.severity)).toEqual([severity]);
});

test("an image that COPY or RUN takes files from, told once", () => {
  expect(
    lint(
      id,
      "FROM python:3.13\nCOPY --from=ghcr.io/astral-sh/uv /uv /bin/\nRUN --mount=from=ghcr.io/astral-sh/uv,source=/uv,target=/bin/uv uv sync\nRUN --mount=type=bind,from=acme/tool,target=/t x\nCOPY --from=composer /usr/bin/composer /usr/bin/composer",
    ),
  ).toMatchInlineSnapshot(`
    "FROM python:3.13
    COPY --from=ghcr.io/astral-sh/uv /uv /bin/
                ~~~~~~~~~~~~~~~~~~~~ ghcr.io/astral-sh/uv has no tag, so every build copies from whatever \`latest\` is that day. Name a version, such as ghcr.io/astral-sh/uv:<version>
    RUN --mount=from=ghcr.io/astral-sh/uv,source=/uv,target=/bin/uv uv sync
    RUN --mount=type=bind,from=acme/tool,target=/t x
                               ~~~~~~~~~ acme/tool has no tag, so every build mounts whatever \`latest\` is that day. Name a version, such as acme/tool:<version>
    COPY --from=composer /usr/bin/composer /usr/bin/composer
                ~~~~~~~~ composer has no tag, so every build copies from whatever \`latest\` is that day. Name a version, such as composer:<version>"
  `);
});

test.each([
  ["the name of a stage above", "FROM golang:1.25 AS node\nFROM debian:13\nCOPY --from=node /a /a"],
  ["the name of a stage in other letters", "FROM golang:1.25 AS Build\nFROM debian:13\nCOPY --from=bUILD /a /a"],
  ["the number of a stage", "FROM golang:1.25\nFROM debian:13\nCOPY --from=0 /a /a"],
  ["a number of no stage", "FROM debian:13\nCOPY --from=7 /a /a"],
  ["a word that may be a named context", "FROM debian:13\nCOPY --from=app /a /a"],
  ["a mount of a named context", "FROM debian:13\nRUN --mount=type=bind,from=src,target=/s make"],
  ["a mount without from", "FROM debian:13\nRUN --mount=type=cache,target=/s make"],
  ["a variable", "FROM debian:13\nCOPY --from=$IMAGE /a /a\nCOPY --from=acme/${IMAGE} /a /a"],
  ["a tag", "FROM debian:13\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/"],
  ["the tag latest", "FROM debian:13\nCOPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/"],
  ["a digest", "FROM debian:13\nCOPY --from=a/b@sha256:e83913597ca9deb9d699316a9a9d806c2a87ed61195ac66ae0a8ac55089a84b9 /uv /bin/"],
  ["a registry with a port, and a tag", "FROM debian:13\nCOPY --from=localhost:5000/uv:1 /uv /bin/"],
  ["scratch", "FROM debian:13\nCOPY --from=scratch / /x"],
  [
    "a context that a comment declares",
    "# docker buildx build --build-context node=docker-image://node:24 .\nFROM debian:13\nCOPY --from=node /a /a",
  ],
  ["a stage of the child's file", "FROM debian:13\nONBUILD COPY --from=node /a /a"],
])("silent for %s", (_, source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  ["a port is no tag", "FROM debian:13\nCOPY --from=registry:5000/uv /uv /bin/", "warning"],
  ["in an ONBUILD", "FROM debian:13\nONBUILD COPY --from=ghcr.io/astral-sh/uv /uv /bin/", "warning"],
  ["local by its name", "FROM debian:13\nCOPY --from=localhost/uv /uv /bin/", "info"],
  ["a comment tells", "FROM debian:13\n# replaced by a named context in CI\nCOPY --from=acme/uv /uv /bin/", "info"],
] as const)("%s: %j", (_, source, severity) => {
  expect(findings(id, source).map((found) => found.severity)).toEqual([severity]);
});

test.each([
  ["no image of Docker Hub", "FROM php-base", {}],
  ["the folder beside builds it", "FROM acme/ubuntu", { "../ubuntu/Dockerfile": "FROM ubuntu:24.04\n" }],
  [
    "a context of the bake file",
    "FROM acme/base",
    { ".git/HEAD": "", "docker-bake.hcl": 'target "a" {\n  contexts = { "acme/base" = "target:base" }\n}\n' },
  ],
  [
    "a context by its argument",
    "ARG CORE=ghcr.io/acme/core\nFROM ${CORE}",
    { ".git/HEAD": "", "build.sh": 'docker build --build-context "$CORE=target" .\n' },
  ],
  ["a folder for each tag builds it", "FROM acme/toolbox", { "../../toolbox/latest/Dockerfile": "" }],
  ["COPY takes from it", "FROM debian:12\nCOPY --from=acme/toolbox /a /a", { "../../toolbox/latest/Dockerfile": "" }],
  ["RUN mounts it", "FROM debian:12\nRUN --mount=from=acme/toolbox,target=/t x", { "../toolbox/Dockerfile": "" }],
  ["a folder beside has one for each tag", "FROM acme/toolbox", { "../toolbox/latest/Dockerfile": "" }],
  ["a file beside builds it", "FROM acme/base", { "base.Dockerfile": "" }],
] as const)("own: %s", (_, source, files) => {
  expect(lint(id, source, { files: { ...files } })).toBe(source);
});

test("an official image is one of Docker Hub whatever folders are called", () => {
  expect(lint(id, "FROM redis", { files: { "../redis/Dockerfile": "" } })).toContain("redis has no tag");
  expect(lint(id, "FROM library/redis")).toContain("library/redis has no tag");
});

test("a stage that nothing uses is not fetched", () => {
  expect(lint(id, "FROM org/a AS x\nFROM debian:12")).toContain("no build even fetches it");
});

test.each([
  ["FROM redhat/ubi9-minimal", "info", "Name a version"],
  ["FROM gcr.io/distroless/cc-debian12", "info", "Add its digest"],
  ["FROM gcr.io/distroless/cc", "warning", "Take gcr.io/distroless/cc-debian13"],
  ["FROM registry.access.redhat.com/ubi10", "info", "Name a version"],
  ["FROM registry.access.redhat.com/ubi9/ubi-minimal", "info", "Name a version"],
  ["FROM acme/debianizer", "warning", "Name a version"],
  ["FROM cgr.dev/chainguard/wolfi-base", "info", "Add its digest"],
  ["FROM cgr.dev/acme.com/wolfi-base", "warning", "Name a version"],
  ["FROM debian:12\nCOPY --from=cgr.dev/chainguard/static /a /a", "info", "Add its digest"],
  ["FROM debian:12\nCOPY --from=gcr.io/distroless/static /a /a", "warning", "static-debian13"],
] as const)("what latest may become: %s", (source, severity, advice) => {
  expect(findings(id, source).map((found) => found.severity)).toEqual([severity]);
  expect(lint(id, source)).toContain(advice);
});

test("a folder that has other tags only does not build the newest", () => {
  expect(lint(id, "FROM acme/toolbox", { files: { "../../toolbox/8.1/Dockerfile": "" } })).toContain("acme/toolbox has no tag");
});

test("a stage that nothing takes from is not called useless where a build may ask for it", () => {
  const stage = (start: string) => `FROM org/tool AS tool\n${start}FROM debian:13`;
  const says = (source: string, files = {}) =>
    findings(id, source, { files }).map(({ message, severity }) => [/Remove the stage/.test(message.template), severity]);
  expect(says(stage(""))).toEqual([[true, "info"]]);
  expect(says(stage('ENTRYPOINT ["/tool"]\n'))).toEqual([[false, "info"]]);
  const root = { ".git/HEAD": "" };
  for (const files of [
    { Makefile: "i:\n\tdocker build --target tool .\n" },
    { "scripts/build/images.sh": "docker build --target=tool .\n" },
    { ".github/workflows/a.yml": "with:\n  target: tool\n" },
    { "docker-bake.hcl": 'target "x" {\n  target = "tool"\n}\n' },
    { "package.json": '{"scripts":{"i":"docker build --target tool ."}}' },
  ])
    expect(says(stage(""), { ...root, ...files })).toEqual([[false, "warning"]]);
  expect(says(stage(""), { ...root, Makefile: "docker build --target tools .\n" })).toEqual([[true, "info"]]);
});

test("a name with a variable in it may mean every stage above that its pattern takes", () => {
  const says = (source: string, files = {}) =>
    findings(id, source, { files }).map(({ message, severity }) => [/Remove the stage/.test(message.template), severity]);
  const unused = [[true, "info"]];
  const used = [[false, "warning"]];
  const last = "FROM app-${GPU:+gpu-}${GPU:-cpu}";
  expect(says(`ARG GPU\nFROM debian:13 AS app-cpu\nFROM org/rocm AS app-gpu-amd\n${last}`)).toEqual(used);
  expect(says(`ARG GPU\nFROM debian:13 AS app-cpu\nFROM org/rocm AS other\n${last}`)).toEqual(unused);
  expect(says(`ARG GPU\nFROM debian:13 AS app-cpu\n${last}\nFROM org/rocm AS app-gpu-amd\nFROM debian:13`)).toEqual(unused);
  expect(says("ARG V\nFROM org/rocm AS amd\nFROM $V")).toEqual(used);
  expect(says("ARG V=cpu\nFROM debian:13 AS cpu\nFROM org/rocm AS amd\nFROM $V")).toEqual(used);
  expect(says("ARG V=debian:13\nFROM org/rocm AS amd\nFROM $V")).toEqual(unused);
  expect(says("ARG V=a\nFROM org/rocm AS app-amd\nFROM debian:13\nCOPY --from=app-$V /a /a")).toEqual(used);
  const stage = "FROM org/tool AS tool-a\nFROM debian:13";
  for (const [target, expected] of [
    ['"tool-$X"', used],
    ["$X", used],
    ['"other-$X"', unused],
  ] as const)
    expect(says(stage, { ".git/HEAD": "", Makefile: `docker build --target ${target} .\n` })).toEqual(expected);
});

test("an image that the project builds under this name is its own", () => {
  const told = (source: string, files: Readonly<Record<string, string>>): boolean =>
    lint(id, source, { files: { "../../.git/HEAD": "", ...files } }).includes("~~");
  const source = "FROM acme/base";
  for (const [path, text] of [
    ["../../factory/docker-compose.yml", "services:\n  a:\n    build: .\n    image: ${PREFIX-}acme/base:${V}\n"],
    ["../../compose.yaml", "services:\n  a:\n    image: '${OWNER}/base'\n    build:\n      context: .\n"],
    ["../../compose.yaml", "services:\n  a:\n    build:\n      context: .\n      tags:\n        - acme/base:1\n"],
    ["../../docker-bake.hcl", 'target "a" {\n  tags = ["${OWNER}/base:latest"]\n}\n'],
    ["../../.github/workflows/a.yml", "with:\n  tags: ${{ env.OWNER }}/base:latest\n  push: true\n"],
    ["../../.github/workflows/a.yml", "with:\n  tags: |\n    acme/base:latest\n    acme/base:1\n"],
    ["../../scripts/build.sh", "docker build \\\n  -t acme/base:1 .\n"],
    ["../../Makefile", "base:\n\tdocker buildx build --tag=$(OWNER)/base .\n"],
    ["../../build.sh", "for c in base app; do docker build -t $OWNER/ba$c:latest $c; done\n"],
    ["../../build.sh", 'docker build -t "acme/${NAME}:1" .\n'],
  ] as const)
    expect([path, text, told(source, { [path]: text })]).toEqual([path, text, false]);
  for (const [path, text] of [
    ["../../compose.yaml", "services:\n  a:\n    build: .\n  b:\n    image: acme/base\n"],
    ["../../compose.yaml", "services:\n  a:\n    build: .\n    image: acme/database\n"],
    ["../../Makefile", "base:\n\tdocker build -t acme/other .\n"],
    ["../../build.sh", "docker build -t $OWNER/other-$c $c\n"],
    ["../../build.sh", "docker build -t $OWNER/$c $c\n"],
    ["../../Makefile", "base:\n\tdocker run -t acme/base\n"],
  ] as const)
    expect([path, text, told(source, { [path]: text })]).toEqual([path, text, true]);
  expect(told("FROM redis", { "../../Makefile": "docker build -t redis .\n" })).toBe(true);
});

const taken = "FROM alpine:3.24\nCOPY --from=clickhouse ./local/*.xml /etc/\nRUN --mount=from=clickhouse,target=/c x";
const inRepository = (path: string, text: string) => ({ files: { ".git/HEAD": "", [path]: text } });

test.each([
  ["a Makefile", "Makefile", "b:\n\tdocker buildx build . \\\n\t\t--build-context clickhouse=./docker/clickhouse \\\n\t\t-f Dockerfile\n"],
  ["a script", "build.sh", "docker buildx build --build-context 'clickhouse=./c' .\n"],
  ["words of a list", "build.py", 'run(["docker", "build", "--build-context", f"clickhouse={path}", "."])\n'],
  ["Compose, a map", "compose.yaml", "services:\n  a:\n    build:\n      additional_contexts:\n        clickhouse: ./c\n"],
  ["Compose, a list", "compose.yaml", "services:\n  a:\n    build:\n      additional_contexts:\n      - clickhouse=./c\n"],
  ["Compose, in braces", "compose.yaml", "services:\n  a:\n    build: { context: ., additional_contexts: { clickhouse: ./c } }\n"],
  ["bake", "docker-bake.hcl", 'target "a" {\n  contexts = {\n    x = "./${X}"\n    clickhouse = "target:c"\n  }\n}\n'],
  ["bake in JSON", "docker-bake.json", '{ "target": { "a": { "contexts": { "clickhouse": "./c" } } } }'],
  [
    "an action",
    ".github/workflows/a.yml",
    "      with:\n        build-contexts: |\n          x=./x\n          clickhouse=./c\n        push: true\n",
  ],
  ["an action, one line", ".github/workflows/a.yml", "      with:\n        build-contexts: clickhouse=./c\n"],
])("a name of a context is no image: %s", (_, path, text) => {
  expect(lint(id, taken, inRepository(path, text))).toBe(taken);
  const base = "FROM clickhouse";
  expect(lint(id, base, inRepository(path, text))).toBe(base);
});

test("a comment tells the build command", () => {
  const source = `# docker build --build-context clickhouse=./c .\n${taken}`;
  expect(lint(id, source)).toBe(source);
});

test.each([
  ["another name", "build.sh", "docker build --build-context clickhouse-conf=./c --build-context my-clickhouse=./c .\n"],
  ["the name with a tag", "build.sh", "docker build --build-context clickhouse:25=docker-image://clickhouse:24 .\n"],
  ["a path of another context", "build.sh", "docker build --build-context x=clickhouse .\n"],
  [
    "a service below",
    "compose.yaml",
    "services:\n  a:\n    build:\n      additional_contexts:\n        x: ./c\n    environment:\n      clickhouse: a\n  clickhouse:\n    image: clickhouse:25\n",
  ],
  [
    "another input",
    ".github/workflows/a.yml",
    "      with:\n        build-contexts: |\n          x=./x\n        build-args: |\n          clickhouse=1\n",
  ],
  ["an argument", "docker-bake.hcl", 'target "a" {\n  contexts = {\n    x = "./${X}"\n  }\n  args = {\n    clickhouse = "1"\n  }\n}\n'],
])("still an image: %s", (_, path, text) => {
  expect(findings(id, taken, inRepository(path, text))).toHaveLength(1);
});

test("the builder looks for contexts by the short name", () => {
  const source = "FROM docker.io/library/debian";
  expect(lint(id, source, inRepository("build.sh", "docker build --build-context debian=docker-image://debian:13 .\n"))).toBe(source);
});
