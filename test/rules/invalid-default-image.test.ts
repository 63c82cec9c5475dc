// invalid-default-image: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "invalid-default-image";

test("underlines the image and shows what a plain build would take", () => {
  expect(lint(id, "ARG TAG\nFROM node:${TAG}")).toBe(
    'ARG TAG\nFROM node:${TAG}\n     ~~~~~~~~~~~ Without --build-arg this is "node:", which is no image name, and the build fails. Give ARG TAG a default',
  );
});

test.each([
  "ARG TAG=22\nFROM node:${TAG}",
  "ARG VARIANT\nFROM node:22${VARIANT}",
  "ARG REGISTRY=localhost:5000/\nFROM ${REGISTRY}node:22",
  "ARG A=x\nARG B=$A/y\nFROM $B",
  "FROM node:${TAG:-22}",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("what the builder refuses is none: an image id, a digest of the wrong length", () => {
  expect(lint(id, `ARG ID=${"a".repeat(64)}\nFROM $ID`)).toContain("which is no image name");
  expect(lint(id, `ARG SUM=${"a".repeat(40)}\nFROM debian@sha256:$SUM`)).toContain("which is no image name");
});

test("an ARG without a default may be one on purpose: an info, once for each", () => {
  const found = findings(id, "ARG A\nARG B=\nFROM $A\nFROM $A\nFROM x/$B:1");
  expect(found.map(({ severity }) => severity)).toEqual(["info", "warning"]);
  expect(findings(id, "ARG A\nFROM $A\nFROM $A", { config: { profile: "buildkit" } })).toHaveLength(2);
});

test("a default that stands in a stage is named", () => {
  expect(lint(id, "ARG OLD\nFROM golang:1.26 AS t\nARG OLD=postgres:17\nFROM ${OLD}")).toContain(
    'ARG OLD has its default inside a stage, where FROM does not see it, so without --build-arg this is ""',
  );
  expect(lint(id, "ARG OLD\nFROM golang:1.26 AS t\nARG OLD\nFROM ${OLD}")).toContain("Give ARG OLD a default");
  expect(lint(id, "ARG OLD\nFROM ${OLD}\nARG OLD=postgres:17")).toContain("Give ARG OLD a default");
});

test("what no ARG declares is told elsewhere", () => {
  expect(lint(id, "FROM node:$V")).toBe("FROM node:$V");
});

test.each([
  ["a comment", "# docker build --build-arg TAG=22 .\nARG TAG\nFROM node:${TAG}", {}],
  ["a workflow", "ARG TAG\nFROM node:${TAG}", { ".git/HEAD": "", ".github/workflows/a.yml": "build-args: |\n  TAG=22\n" }],
  [
    "tox",
    "ARG TAG\nFROM node:${TAG}",
    {
      ".git/HEAD": "",
      "tox.ini":
        "[testenv:docker]\ncommands =\n    docker build . \\\n        --tag x:{env:TAG} \\\n        --build-arg TAG \\\n        --file Dockerfile\n",
    },
  ],
  [
    "tox, over a continuation",
    "ARG TAG\nFROM node:${TAG}",
    { ".git/HEAD": "", "tox.ini": "commands = docker build --build-arg \\\n    TAG=22 .\n" },
  ],
  [
    "nox",
    "ARG TAG\nFROM node:${TAG}",
    { ".git/HEAD": "", "noxfile.py": 'session.run("docker", "build", "--build-arg", f"TAG={tag}", ".", external=True)\n' },
  ],
  ["pyproject.toml", "ARG TAG\nFROM node:${TAG}", { ".git/HEAD": "", "pyproject.toml": 'build = "docker build --build-arg TAG=22 ."\n' }],
  ["a Makefile", "ARG TAG\nFROM node:${TAG}", { ".git/HEAD": "", Makefile: "i:\n\tdocker build --build-arg TAG=22 .\n" }],
] as const)("whoever builds it passes the argument: %s", (_, source, files) => {
  expect(lint(id, source, { files: { ...files } })).toBe(source);
  expect(lint(id, source, { files: { ...files }, config: { profile: "buildkit" } })).toContain("which is no image name");
});

test("another argument is passed", () => {
  const other = { ".git/HEAD": "", "tox.ini": "passenv =\n    TAG\ncommands = docker build --build-arg TAGS=22 .\n" };
  expect(lint(id, "ARG TAG\nFROM node:${TAG}", { files: other })).toContain("fails");
  expect(lint(id, "ARG TAG\nFROM node:${TAG}", { files: { ".git/HEAD": "", Makefile: "docker build --build-arg TAGS=22 .\n" } })).toContain(
    "fails",
  );
});

test("a comment above the ARG tells who sets it", () => {
  const source = "# Architecture of the base image (amd64, arm64v8), set by the build script\nARG ARCH\nFROM ${ARCH}/debian:13-slim";
  expect(lint(id, source)).toBe(source);
});

test("a name that is no word is not taken for a pattern", () => {
  expect(lint(id, "# docker build --build-arg TAG=1 .\nARG a(b\nFROM node:${a(b}")).not.toContain("threw");
  expect(lint(id, "# --build-arg X\nARG T.G\nARG TAG\nFROM node:${TAG}")).toContain("no image name");
});

test("every ARG without a default is named; one that has a wrong one wants another", () => {
  expect(lint(id, 'ARG BASE\nARG MAJOR\nARG V="${MAJOR}.1"\nFROM "${BASE}:${V}"')).toContain("Give ARG BASE and ARG MAJOR a default");
  expect(lint(id, "ARG V=a:b\nFROM node:$V")).toContain("Give ARG V another default");
});

test.each([
  'ARG SHA="pass-a-valid-sha-otherwise-this-will-fail"\nFROM alpine@sha256:${SHA}',
  "ARG TAG=<set-me>\nFROM node:${TAG}",
  "ARG CROSS_BASE_IMAGE\nFROM $CROSS_BASE_IMAGE",
  "ARG BUILD_FROM\nFROM $BUILD_FROM",
])("a default that stops the build on purpose, an argument that a tool passes: %j", (source) => {
  expect(lint(id, source)).toBe(source);
  expect(lint(id, source, { config: { profile: "buildkit" } })).toContain("which is no image name");
});

test.each([
  ["a tool's own spelling", { "test.sh": "tool +build --TAG=22\n" }, false],
  ["a loop in a script beside it", { build: 'for l in $(cat args); do ARGS+=" --build-arg $l"; done\n' }, false],
  ["a script in a folder of scripts", { "scripts/release/a.sh": "docker build --build-arg TAG=22 .\n" }, false],
  ["a loop that names others", { "scripts/a.sh": 'for l in OTHER=1; do ARGS+=" --build-arg $l"; done\n' }, true],
  ["a version in package.json is no argument", { "package.json": '{ "TAG": "1" }' }, true],
] as const)("%s", (_, files, isFound) => {
  expect(lint(id, "ARG TAG\nFROM node:${TAG}", { files: { ".git/HEAD": "", ...files } }).includes("no image name")).toBe(isFound);
});

test("Dazzle passes `base` to each of its chunks", () => {
  const source = "ARG base\nFROM ${base}";
  expect(lint(id, source, { files: { "../../.git/HEAD": "", "../../dazzle.yaml": "", Dockerfile: "" } })).toBe(source);
  expect(lint(id, source, { files: { "../../.git/HEAD": "", Dockerfile: "" } })).toContain("no image name");
});

const bare = "ARG IMAGE_NAME\nARG IMAGE_TAG\nFROM ${IMAGE_NAME}:${IMAGE_TAG}";
const isFound = (path: string, text: string, source = bare): boolean =>
  lint(id, source, { files: { ".git/HEAD": "", [path]: text } }).includes("no image name");
const pom = (inside: string): string => `<project>\n<build>\n${inside}\n</build>\n</project>\n`;

test.each([
  ["fabric8", "pom.xml", pom("<build><args>\n<IMAGE_NAME>a</IMAGE_NAME>\n<IMAGE_TAG>${docker.tag}</IMAGE_TAG>\n</args></build>")],
  ["fabric8, above", "../pom.xml", pom("<build><args><IMAGE_NAME>a</IMAGE_NAME><IMAGE_TAG>1</IMAGE_TAG></args></build>")],
  [
    "its properties",
    "pom.xml",
    pom("<docker.buildArg.IMAGE_NAME>a</docker.buildArg.IMAGE_NAME><docker.args.IMAGE_TAG>1</docker.args.IMAGE_TAG>"),
  ],
  ["Spotify", "pom.xml", pom("<buildArgs><IMAGE_NAME>a</IMAGE_NAME><IMAGE_TAG>1</IMAGE_TAG></buildArgs>")],
  [
    "exec-maven-plugin",
    "pom.xml",
    pom(
      "<argument>--build-arg</argument>\n  <argument>IMAGE_NAME=a</argument>\n<argument>--build-arg</argument>\n<argument>IMAGE_TAG=1</argument>",
    ),
  ],
  ["Gradle", "build.gradle", "docker {\n  buildArgs([IMAGE_NAME: 'a', 'IMAGE_TAG': \"${version}\"])\n}\n"],
  [
    "Gradle, a property",
    "build.gradle",
    "task i(type: DockerBuildImage) {\n  buildArgs = [\n    'IMAGE_NAME': a,\n    'IMAGE_TAG': b\n  ]\n}\n",
  ],
  ["Kotlin", "build.gradle.kts", 'buildArgs.put("IMAGE_NAME", "a")\nbuildArgs["IMAGE_TAG"] = "1"\n'],
  ["Kotlin, a map", "build.gradle.kts", 'buildArgs.set(mapOf("IMAGE_NAME" to "a", "IMAGE_TAG" to "1"))\n'],
  ["Gradle, a command", "build.gradle", 'commandLine "docker", "build", "--build-arg", "IMAGE_NAME=a", "--build-arg", "IMAGE_TAG=1"\n'],
  ["Tilt", "Tiltfile", "docker_build('a', '.', build_args={'IMAGE_NAME': 'a', 'IMAGE_TAG': tag})\n"],
  ["Tilt, dict", "Tiltfile", "docker_build('a', '.', build_args=dict(\n  IMAGE_NAME='a',\n  IMAGE_TAG=tag))\n"],
  ["Skaffold", "skaffold.yaml", "    docker:\n      buildArgs:\n        IMAGE_NAME: a\n        IMAGE_TAG: '1'\n"],
  ["Task", "Taskfile.yml", "cmds:\n  - docker build --build-arg IMAGE_NAME=a --build-arg IMAGE_TAG={{.TAG}} .\n"],
  ["just", "justfile", 'b:\n    docker build --build-arg IMAGE_NAME=a --build-arg "IMAGE_TAG={{tag}}" .\n'],
  ["Mage", "magefile.go", 'sh.Run("docker", "build", "--build-arg", "IMAGE_NAME=a",\n\t"--build-arg", "IMAGE_TAG="+tag, ".")\n'],
  ["Mage, Docker's client", "magefile.go", 'types.ImageBuildOptions{BuildArgs: map[string]*string{"IMAGE_NAME": &a, "IMAGE_TAG": &b}}\n'],
  ["Earthly", "Earthfile", "i:\n  FROM DOCKERFILE --build-arg IMAGE_NAME=a --build-arg IMAGE_TAG=1 .\n"],
  ["Jenkins", "Jenkinsfile", 'docker.build("x", "--build-arg IMAGE_NAME=a --build-arg IMAGE_TAG=${t} .")\n'],
  ["a script without an ending", "builder-release", 'docker build --build-arg IMAGE_NAME="$A" --build-arg IMAGE_TAG="$B" .\n'],
  ["GitLab", ".gitlab-ci.yml", "script:\n  - docker build --build-arg IMAGE_NAME=a --build-arg IMAGE_TAG=$T .\n"],
  ["docker for Python", "build.py", 'client.images.build(path=".", buildargs={"IMAGE_NAME": "a", "IMAGE_TAG": tag})\n'],
  ["a test in TypeScript", "index.ts", "exec(`docker build -t a --build-arg IMAGE_NAME=${a} --build-arg IMAGE_TAG=${b} .`)\n"],
  ["execa", "build.mjs", "execa('docker', ['build', '--build-arg', `IMAGE_NAME=${a}`, '--build-arg', `IMAGE_TAG=${b}`])\n"],
  ["dockerode", "build.js", "docker.buildImage(s, { buildargs: { IMAGE_NAME: a, IMAGE_TAG: 'b' } })\n"],
  ["testcontainers", "a.test.ts", '.withBuildArgs({ IMAGE_NAME: "a", IMAGE_TAG: b })\n'],
  ["testcontainers for Java", "AIT.java", 'new X().withBuildArg("IMAGE_NAME", a)\n  .withBuildArg("IMAGE_TAG", b)\n'],
  ["testcontainers for Go", "../a_test.go", 'FromDockerfile{BuildArgs: map[string]*string{"IMAGE_NAME": &a, "IMAGE_TAG": &b}}\n'],
  ["Ruby", "build.rb", "Docker::Image.build_from_dir('.', 'buildargs' => { 'IMAGE_NAME' => a, 'IMAGE_TAG' => b }.to_json)\n"],
  ["Bazel", "BUILD.bazel", 'image(build_args = {\n  "IMAGE_NAME": "a",\n  "IMAGE_TAG": "b",\n})\n'],
  ["a script of the project", "scripts/images.ts", "sh(`docker build --build-arg IMAGE_NAME=a --build-arg IMAGE_TAG=${t}`)\n"],
  ["Skaffold, another artifact", "skaffold.yaml", "requires:\n- image: a\n  alias: IMAGE_NAME\n- image: b\n  alias: IMAGE_TAG\n"],
  ["Compose, from its environment", "compose.yaml", "build:\n  args:\n    - IMAGE_NAME\n    - IMAGE_TAG\n"],
  ["eight folders above", `${"../".repeat(8)}Makefile`, "b:\n\tdocker build --build-arg IMAGE_NAME=a --build-arg IMAGE_TAG=1 .\n"],
  ["four folders above", "../../../../Makefile", "b:\n\tdocker build --build-arg IMAGE_NAME=a --build-arg IMAGE_TAG=1 .\n"],
] as const)("the file of a build tool passes them: %s", (_, path, text) => {
  const up = path.split("/").filter((part) => part === "..").length;
  const git = `${"../".repeat(up)}.git/HEAD`;
  const told = (written: string) => lint(id, bare, { files: { [git]: "", Dockerfile: "", [path]: written } }).includes("no image name");
  expect(told(text)).toBe(false);
  expect(told(text.replaceAll("IMAGE_TAG", "IMAGE_TAGS"))).toBe(true);
});

test.each([
  ["a property of Maven", "pom.xml", pom("<properties><IMAGE_NAME>a</IMAGE_NAME><IMAGE_TAG>1</IMAGE_TAG></properties>")],
  ["beside the arguments", "pom.xml", pom("<args><X>1</X></args><env><IMAGE_NAME>a</IMAGE_NAME><IMAGE_TAG>1</IMAGE_TAG></env>")],
  [
    "a variable of Gradle",
    "build.gradle",
    "def IMAGE_NAME = 'a'\ndef IMAGE_TAG = '1'\nbuildArgs = [X: 1]\nenv = [IMAGE_NAME: 1, IMAGE_TAG: 2]\n",
  ],
  ["the value of another", "Tiltfile", "docker_build('a', '.', build_args={'X': IMAGE_NAME, 'Y': IMAGE_TAG}, only=['IMAGE_TAG'])\n"],
  ["a constant of Go", "magefile.go", 'const IMAGE_NAME = "a"\nconst IMAGE_TAG = "b"\n'],
] as const)("does not pass them: %s", (_, path, text) => {
  expect(isFound(path, text)).toBe(true);
});

test("an empty default that the project overrides", () => {
  const source = "ARG TAG=\nFROM node:${TAG}";
  expect(isFound("compose.yaml", "build:\n  args:\n    - TAG=${TAG}\n", source)).toBe(false);
  expect(isFound("compose.yaml", "build:\n  args:\n    - TAGS=${TAG}\n", source)).toBe(true);
  expect(isFound("compose.yaml", "build:\n  args:\n    - TAG=1\n", "ARG TAG=\nFROM node:${TAG}.A@")).toBe(true);
});

test("a template is filled in by something else", () => {
  for (const value of ["postgres:%%MAJOR%%-alpine", "<%= image %>", "{{ image }}"])
    expect(lint(id, `ARG IMAGE=${value}\nFROM ${"$"}{IMAGE}`)).not.toContain("no image name");
});

const chained = 'ARG V\nARG F="acme/php:$V"\nFROM $F\n';
const git = { ".git/HEAD": "" };
const severityOf = (source: string, files: Readonly<Record<string, string>> = {}, path?: string) =>
  findings(id, source, { files: { ...git, ...files }, ...(path !== undefined && { path }) })[0]?.severity;

test("a default that uses a bare ARG is as good as a bare ARG", () => {
  expect(lint(id, chained)).toMatchInlineSnapshot(`
    "ARG V
    ARG F="acme/php:$V"
    FROM $F
         ~~ Without --build-arg this is "acme/php:", which is no image name, and the build fails. Give ARG V a default
    "
  `);
  expect(severityOf(chained)).toBe("info");
  expect(severityOf("ARG V=\nARG F=acme/php:$V\nFROM $F\n")).toBe("warning");
});

test.each([
  ["bake, the last of the chain", { "docker-bake.hcl": 'target "a" {\n  args = {\n    F = "slim"\n  }\n}\n' }, undefined],
  ["bake, the first of the chain", { "docker-bake.hcl": 'target "a" {\n  args = { V = "8.3" }\n}\n' }, undefined],
  [
    "bake, one each",
    { "docker-bake.hcl": 'target "a" {\n  args = { V = "8.3" }\n}\ntarget "b" {\n  args = { "F" = "${slim("x")}" }\n}\n' },
    undefined,
  ],
  [
    "bake, inherited",
    {
      "docker-bake.hcl":
        '# target "c" {}\ntarget "_all" {\n  args = { F = "x" }\n}\ntarget "a" {\n  inherits = ["_all"]\n  context = "."\n}\n',
    },
    undefined,
  ],
  [
    "bake, a target that does not",
    { "docker-bake.hcl": 'target "a" {\n  args = { F = "x" }\n}\ntarget "b" {\n  args = { W = "F" }\n}\n' },
    "info",
  ],
  [
    "bake, a target of another file",
    { "docker-bake.hcl": 'target "a" {\n  args = { F = "x" }\n}\ntarget "b" {\n  dockerfile = "Dockerfile.b"\n}\n' },
    undefined,
  ],
  ["bake in JSON", { "docker-bake.json": '{"target": {"a": {"args": {"F": "x"}}}}' }, undefined],
  ["bake in JSON, another", { "docker-bake.json": '{"target": {"a": {"args": {"G": "x"}}}}' }, "info"],
  ["make", { Makefile: "i:\n\tdocker build --build-arg V=8 .\n" }, undefined],
  ["make, with its variables", { Makefile: "D := Dockerfile\ni:\n\tdocker build --build-arg F=$(BASE) --file $(D) .\n" }, undefined],
  ["a workflow", { ".github/workflows/a.yml": "build-args: |\n  F=slim\n" }, undefined],
  ["compose", { "compose.yaml": "services:\n  a:\n    build:\n      args:\n        F: slim\n" }, undefined],
  ["something else", { Makefile: "i:\n\tdocker build --build-arg W=8 .\n" }, "info"],
] as const)("what passes along the chain: %s", (_, files, severity) => {
  expect(severityOf(chained, files)).toBe(severity);
});

test("the Dockerfile of a target by its path", () => {
  const bake = 'target "a" {\n  dockerfile = "docker/Dockerfile.cli"\n  args = { F = "x" }\n}\ntarget "b" {\n  context = "other"\n}\n';
  const files = { "../.git/HEAD": "", "../docker-bake.hcl": bake };
  expect(findings(id, chained, { files, path: "/p/docker/Dockerfile.cli" })).toHaveLength(0);
  const other = { "../.git/HEAD": "", "../docker-bake.hcl": bake.replace("docker/Dockerfile.cli", "docker/Dockerfile.fpm") };
  expect(findings(id, chained, { files: other, path: "/p/docker/Dockerfile.cli" })).toHaveLength(0);
});

test.each([
  ["ARG V\nARG F=acme/php::$V\nFROM $F\n", "whatever is passed for ARG V, it is none. Give ARG F another default"],
  ["ARG F=acme/php:$V\nFROM $F\n", "the default of ARG F uses V, which no ARG in front of it declares"],
  ["ARG F=acme/php:$V\nARG V\nFROM $F\n", "the default of ARG F uses V, which no ARG in front of it declares"],
  ["ARG G=x:$V\nARG F=$G\nFROM $F\n", "the default of ARG G uses V"],
])("a default that can never be a name is told with its cause, whatever is passed: %j", (source, words) => {
  const files = { ...git, "docker-bake.hcl": 'target "a" {\n  args = { F = "x", V = "1" }\n}\n' };
  expect(lint(id, source, { files })).toContain(words);
  expect(findings(id, source, { files })[0]?.severity).toBe("warning");
});

test("an ARG that is made of itself", () => {
  expect(lint(id, "ARG V=${V}\nFROM node:${V}\n")).toContain("no image name, and the build fails. Give ARG V another default");
});
