// debian-frontend-in-env: a build setting that stays in the image.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "debian-frontend-in-env";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM debian:12-slim\nCMD a\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "DEBIAN_FRONTEND stays set in the finished image, where it silences questions for good. ARG sets it for the build alone",
  );
});

test.each([
  ["FROM debian:12-slim\nCMD a\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a", ["DEBIAN_FRONTEND"]],
  ['FROM debian:12-slim\nCMD a\nENV A=1 DEBIAN_FRONTEND="noninteractive"\nRUN apt-get install -y a', ["DEBIAN_FRONTEND"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM debian:12-slim\nCMD a\nARG DEBIAN_FRONTEND=noninteractive",
  "FROM debian:12-slim\nCMD a\nENV DEBIAN_FRONTEND=noninteractive\nENV DEBIAN_FRONTEND=dialog",
  "FROM debian:12 AS b\nENV DEBIAN_FRONTEND=noninteractive\nFROM scratch",
  "FROM debian:12-slim\nCMD a\nENV DEBIAN_FRONTEND=teletype",
  "FROM alpine:3.22\nENV DEBIAN_FRONTEND=noninteractive",
  'FROM debian:12-slim\nCMD a\nENV DEBIAN_FRONTEND=noninteractive\nRUN echo "Defaults env_keep += \\"DEBIAN_FRONTEND\\"" >> /etc/sudoers',
  "FROM debian:12-slim AS a\nCOPY <<X /etc/sudoers.d/apt\nDefaults env_keep+=DEBIAN_FRONTEND\nX\nFROM a\nCMD a\nENV DEBIAN_FRONTEND=noninteractive",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  [
    "FROM debian:12-slim\nCMD a\nENV DEBIAN_FRONTEND noninteractive\nRUN apt-get install -y a",
    "FROM debian:12-slim\nCMD a\nARG DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a",
  ],
  [
    "FROM debian:12-slim\nCMD a\nenv DEBIAN_FRONTEND=noninteractive\r\nRUN apt-get install -y a\r\n",
    "FROM debian:12-slim\nCMD a\narg DEBIAN_FRONTEND=noninteractive\r\nRUN apt-get install -y a\r\n",
  ],
  [
    "FROM debian:12-slim\nCMD a\nENV A=1 \\\n  DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a",
    "FROM debian:12-slim\nCMD a\nENV A=1 \\\n  DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a",
  ],
] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});

test("a base of other images means to have it", () => {
  const source = "FROM debian:12-slim\nCMD a\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a";
  expect(lint(id, source, { path: "/p/docker/base/Dockerfile" })).toBe(source);
  expect(lint(id, source, { path: "/p/docker/web/Dockerfile" })).toContain("stays set");
});

test("no fix where a stage above sets it too: it would stay", () => {
  const source =
    "FROM debian:13 AS base\nENV DEBIAN_FRONTEND=noninteractive\nFROM base\nCMD a\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a";
  expect(lint(id, source)).toContain("stays set");
  expect(fixAll(id, source)).toBe(source);
});

test.each([
  "FROM debian:12-slim\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a",
  'FROM debian:12-slim\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a\nCMD ["/bin/bash"]',
  "FROM debian:12-slim\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a\nENTRYPOINT bash -l",
  'FROM debian:12-slim\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a\nENTRYPOINT ["/init.sh"]\nCMD ["tail", "-f", "/dev/null"]',
  "FROM eclipse-temurin:21-jdk\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a",
  "FROM nvidia/cuda:13.0.0-base-ubuntu24.04 AS base\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a\nFROM base AS app\nCOPY a /a",
  "ARG BASE\nFROM $BASE\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a",
])("an image that people work in or build on: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  "FROM php:8.4-fpm\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a",
  'FROM debian:12-slim\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a\nCMD ["bash", "/start.sh"]',
  'FROM debian:12-slim\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a\nENTRYPOINT ["/start.sh"]',
  "FROM debian:12-slim\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a\nCMD tail -f /var/log/a",
])("but one that runs something: %j", (source) => {
  expect(lint(id, source)).toContain("stays set");
});

test("blanks behind the keyword stay", () => {
  expect(fixAll(id, "FROM debian:12-slim\nENV     DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a\nCMD     a")).toBe(
    "FROM debian:12-slim\nARG     DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a\nCMD     a",
  );
});

test("in a stage that the final one is built on it stays just the same", () => {
  const source = "FROM ubuntu:24.04 AS base\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y a\nFROM base\nCOPY a /a\nCMD a\n";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM ubuntu:24.04 AS base
    ENV DEBIAN_FRONTEND=noninteractive
        ~~~~~~~~~~~~~~~ DEBIAN_FRONTEND stays set in the finished image, which is built on this stage, and silences questions there for good. ARG sets it for the build alone, in each stage that installs [Use ARG, review]
    RUN apt-get install -y a
    FROM base
    COPY a /a
    CMD a
    "
  `);
  expect(fixAll(id, source)).toBe(source.replace("ENV", "ARG"));
  const tested = `${source.replace("FROM base", "FROM base AS app")}FROM app AS test\nRUN apt-get install -y b\n`;
  expect(lint(id, tested)).toContain("built on this stage");
  expect(fixAll(id, tested)).toBe(tested);
});

test("no fix where a stage below installs, too: ARG does not reach it", () => {
  const source =
    "FROM ubuntu:24.04 AS base\nENV DEBIAN_FRONTEND=noninteractive\nFROM base AS build\nRUN apt-get install -y gcc\nFROM base\nCMD a\n";
  expect(lint(id, source)).toContain("in each stage that installs");
  expect(fixAll(id, source)).toBe(source);
});

test.each([
  "FROM ubuntu:24.04 AS base\nENV DEBIAN_FRONTEND=noninteractive\nFROM base\nENV DEBIAN_FRONTEND=\nCMD a\n",
  "FROM ubuntu:24.04 AS base\nENV DEBIAN_FRONTEND=noninteractive\nFROM ubuntu:24.04\nCOPY --from=base /a /a\nCMD a\n",
  "FROM ubuntu:24.04 AS base\nARG DEBIAN_FRONTEND=noninteractive\nFROM base\nCMD a\n",
  "FROM ubuntu:24.04 AS base\nENV DEBIAN_FRONTEND=noninteractive\nFROM base\nCMD bash\n",
])("silent with a stage in front: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

const env = "ENV DEBIAN_FRONTEND=noninteractive";

test.each([
  `FROM debian:13 AS merge\nRUN apt-get install -y a\nFROM debian:13\nCOPY --from=merge / /\nENTRYPOINT ["/init"]\n${env}`,
  `FROM debian:13\nRUN apt-get update && apt-get install -y a\n${env}\nCMD ["a"]`,
  `FROM python:3.14\n${env}\nRUN pip install a && npm install b && make install\nCMD ["a"]`,
  `FROM debian:13 AS base\n${env}\nFROM debian:13 AS other\nRUN apt-get install -y a\nFROM base\nCMD ["a"]`,
])("silent where nothing installs behind it: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  `FROM debian:13\n${env}\nRUN /build/install-tools\nCMD ["a"]`,
  `FROM debian:13\n${env}\nRUN curl -fsS https://example.org/x | bash\nCMD ["a"]`,
  `FROM node:24\n${env}\nRUN npx playwright install --with-deps chromium\nCMD ["a"]`,
  `FROM debian:13 AS base\n${env}\nFROM base AS build\nRUN apt-get install -y gcc\nFROM base\nCMD ["a"]`,
  `FROM debian:13\n${env}\nRUN apt-get install -y a\n${env}\nCMD ["a"]`,
  `FROM debian:13\n${env}\nRUN <<X\napt-get install -y a\nX\nCMD ["a"]`,
])("told where something behind it does, or may: %j", (source) => {
  expect(lint(id, source)).toContain("stays set");
});

const base = `FROM php:8.4-fpm\n${env}\nRUN apt-get install -y a\n`;
const upon = "RUN apt-get update && apt-get install -y b\n";

test.each([
  ["RUN apt-get install -y b", true],
  ["RUN /usr/local/bin/install_all.sh", true],
  ["RUN echo a", false],
  ["COPY a.sh /", false],
])("ONBUILD %s", (trigger, isSilent) => {
  const source = `${base}ONBUILD ${trigger}\n`;
  expect(lint(id, source) === source).toBe(isSilent);
});

const bake = (more: string): string =>
  `target "slim" {\n  tags = ["acme/slim:1"]\n}\ntarget "cli" {\n  dockerfile = "Dockerfile.cli"\n${more}\n}\n`;
const context = '  contexts = {\n    slim = "target:slim"\n  }';
const compose = (more: string): string =>
  `services:\n  base:\n    build: .\n  app:\n    build:\n      context: app\n      additional_contexts:\n        ${more}\n`;

test.each([
  ["a context of bake", { "docker-bake.hcl": bake(context), "Dockerfile.cli": `FROM slim\n${upon}` }, true],
  ["a variable", { "docker-bake.hcl": bake(`${context}\n  args = { B = "slim" }`), "Dockerfile.cli": `ARG B\nFROM $B\n${upon}` }, true],
  ["a script", { "docker-bake.hcl": bake(context), "Dockerfile.cli": "FROM slim\nUSER root\nRUN /x/install_all.sh\n" }, true],
  ["its tag", { "docker-bake.hcl": bake(""), "Dockerfile.cli": `FROM acme/slim:1\n${upon}` }, true],
  ["a tag of a script", { "build.sh": "docker build -t acme/x .\n", "app/Dockerfile": `FROM acme/x\n${upon}` }, true],
  ["a service of Compose", { "compose.yaml": compose("base: service:base"), "app/Dockerfile": `FROM base\n${upon}` }, true],
  ["installs nothing", { "docker-bake.hcl": bake(context), "Dockerfile.cli": "FROM slim\nCOPY a.sh /\nRUN echo a\n" }, false],
  [
    "its own setting",
    { "docker-bake.hcl": bake(context), "Dockerfile.cli": `FROM slim\nARG DEBIAN_FRONTEND=noninteractive\n${upon}` },
    false,
  ],
  [
    "another target",
    { "docker-bake.hcl": bake(context.replace("target:slim", "target:fat")), "Dockerfile.cli": `FROM slim\n${upon}` },
    false,
  ],
  ["another base", { "docker-bake.hcl": bake(context), "Dockerfile.cli": `FROM debian:13\n${upon}` }, false],
  ["another tag", { "build.sh": "docker build -t acme/x .\n", "app/Dockerfile": `FROM acme/y\n${upon}` }, false],
  ["another service", { "compose.yaml": compose("base: service:db"), "app/Dockerfile": `FROM base\n${upon}` }, false],
] as const)("built on by another Dockerfile: %s", (_, files, isSilent) => {
  expect(lint(id, base, { files: { ".git/HEAD": "", Dockerfile: base, ...files } }) === base).toBe(isSilent);
});
