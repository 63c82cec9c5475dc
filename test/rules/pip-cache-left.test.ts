// pip-cache-left: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "pip-cache-left";

test("underlines the command and adds the option, through python -m too", () => {
  expect(lint(id, "FROM debian:12\nRUN pip3 install flask")).toBe(
    "FROM debian:12\nRUN pip3 install flask\n    ~~~~~~~~~~~~ pip keeps a second copy of what it downloads in this layer. Add --no-cache-dir [Add --no-cache-dir]",
  );
  expect(fixAll(id, "FROM debian:12\nRUN python3 -m pip install flask")).toBe(
    "FROM debian:12\nRUN python3 -m pip install --no-cache-dir flask",
  );
});

test.each([
  "FROM debian:12\nRUN pip install --no-cache-dir flask",
  "FROM debian:12\nENV PIP_NO_CACHE_DIR=1\nRUN pip install flask",
  "FROM debian:12\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask",
  "FROM debian:12\nRUN pip install flask && rm -rf ~/.cache",
  "FROM debian:12 AS build\nRUN pip install flask\nFROM scratch",
  "FROM python:3.13\nRUN pip wheel numpy\nRUN pip install /root/numpy*.whl && pip wheel --no-deps scipy",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("pip takes the beginning of an option that only one has", () => {
  const told = (run: string): boolean => lint(id, `FROM python:3.13\nRUN ${run}`).includes("~");
  for (const run of [
    "pip install --no-cache /wheels/*",
    "pip install --no-ca a",
    "python3 -m pip --no-cache install a",
    "pip install a && rm -rf /root/.cache",
    "pip install a && rm -rf /root/.cach*",
  ])
    expect([run, told(run)]).toEqual([run, false]);
  for (const run of [
    "pip install --no-c a",
    "pip install --no-compile a",
    "pip install --no-cached a",
    "pip install a && rm -rf /root/.config",
  ])
    expect([run, told(run)]).toEqual([run, true]);
});

const safetyOf = (source: string) => findings(id, source).flatMap(({ fixes }) => fixes.map(({ safety }) => safety));

test.each([
  ['FROM python:3.14-slim\nRUN pip install flask\nCOPY . .\nCMD ["python", "a.py"]'],
  ["FROM python:3.14-slim\nRUN pip install flask && rm -rf /tmp/x\nRUN python manage.py collectstatic"],
  ["FROM debian:13\nRUN apt-get update && apt-get install -y python3-pip\nRUN pip install flask"],
  ["FROM python:3.14 AS a\nRUN pip install flask\nFROM a\nCMD a"],
])("the option is safe where nothing behind it uses the cache: %j", (source) => {
  expect(safetyOf(source)).toEqual(["safe"]);
});

test.each([
  ["pip again", "FROM python:3.14\nRUN pip install flask && pip install --no-cache-dir x"],
  ["pip in a later RUN", "FROM python:3.14\nRUN pip install flask\nRUN python3 -m pip wheel --no-cache-dir -w /w flask"],
  ["a module that calls pip", "FROM python:3.14\nRUN pip install build\nRUN python -m build"],
  ["a script", "FROM python:3.14\nRUN pip install flask\nRUN ./setup.sh"],
  ["a script in the same RUN", "FROM python:3.14\nRUN pip install flask && bash setup"],
  ["another stage takes the home", "FROM python:3.14 AS a\nRUN pip install x\nFROM a AS b\nFROM a\nCOPY --from=b /root /root"],
  ["another stage takes the cache", "FROM python:3.14 AS a\nRUN pip install x\nFROM a\nCOPY --from=a /root/.cache/pip /c"],
  ["a mount of a stage", "FROM python:3.14 AS a\nRUN pip install x\nFROM a\nRUN --mount=type=bind,from=a,target=/m ls"],
  ["the start", 'FROM python:3.14\nRUN pip install x\nCMD ["pip", "install", "y"]'],
  ["children", "FROM python:3.14\nRUN pip install x\nONBUILD RUN pip install --no-cache-dir y"],
  ["an image that is not known", "FROM example.com/a:1\nRUN pip install x"],
  ["an old python", "FROM python:3.4.2\nRUN pip install x"],
  ["a cache of its own", "FROM python:3.14\nRUN pip install --cache-dir /c x"],
  ["a shell that is not read", 'FROM python:3.14\nRUN pip install x\nSHELL ["python", "-c"]\nRUN print(1)'],
])("the option needs a look: %s", (_, source) => {
  expect(safetyOf(source)).toEqual(["review"]);
});

test("the pip of Debian 8 and Ubuntu 14.04 keeps no cache and knows no option", () => {
  for (const image of ["debian:8", "ubuntu:14.04", "debian:jessie-slim"]) expect(safetyOf(`FROM ${image}\nRUN pip install a`)).toEqual([]);
  expect(safetyOf("FROM ubuntu:14.04\nRUN pip install -U pip && echo a")).toEqual(["review"]);
  expect(safetyOf("FROM ubuntu:16.04\nRUN pip install a")).toEqual(["safe"]);
});

test("several of one RUN are told once, with one fix for all", () => {
  const source = "FROM python:3.13\nRUN pip install a==1 && pip install b==2\n";
  expect(lint(id, source).match(/second copy/g)).toHaveLength(1);
  expect(fixAll(id, source)).toBe("FROM python:3.13\nRUN pip install --no-cache-dir a==1 && pip install --no-cache-dir b==2\n");
});

test("nothing is loaded without an index", () => {
  const source = "FROM python:3.13\nCOPY w /w\nRUN pip install --no-index /w/*.whl";
  expect(lint(id, source)).toBe(source);
});

test.each([
  "ARG PIP_CACHE_DIR=/tmp/c\nRUN --mount=type=cache,target=/tmp/c pip install flask",
  "ARG PIP_CACHE_DIR=/tmp/c\nRUN --mount=type=cache,target=${PIP_CACHE_DIR} pip install flask",
  "ENV PIP_CACHE_DIR=/c\nRUN --mount=type=cache,target=/c pip install flask",
  "ARG C=/root/.cache/pip\nRUN --mount=type=cache,target=$C pip install flask",
  "RUN --mount=type=cache,target=/c pip install --cache-dir /c flask",
  "RUN --mount=type=cache,target=/c pip install --cache-dir=/c flask",
  "RUN --mount=type=cache,target=/c PIP_CACHE_DIR=/c pip install flask",
  "ARG C\nRUN --mount=type=cache,target=$C pip install flask",
  "ARG PIP_CACHE_DIR\nRUN --mount=type=cache,target=/c pip install flask",
  "RUN pip install flask && docker-image-cleanup",
])("a cache that lies in a mount, wherever it was moved to, or that a program for it cleans: %j", (run) => {
  const source = `FROM python:3.14-slim\n${run}`;
  expect(lint(id, source)).toBe(source);
});

test.each([
  "ENV PIP_CACHE_DIR=/d\nRUN --mount=type=cache,target=/c pip install flask",
  "ARG C=/root/.npm\nRUN --mount=type=cache,target=$C pip install flask",
  "RUN pip install flask && make clean",
])("a mount for something else: %j", (run) => expect(lint(id, `FROM python:3.14-slim\n${run}`)).toContain("second copy"));

test("wheels: those that the stage has made need no download", () => {
  const told = (run: string, before = "RUN pip wheel -w /w numpy"): number =>
    findings(id, `FROM python:3.13\n${before}\nRUN ${run}`).length;
  expect(told("pip install /w/*.whl")).toBe(0);
  expect(told("pip3 install ./a.whl b.whl", "RUN pip3 download a b")).toBe(0);
  expect(told("pip install /w/*.whl", "COPY --from=build /w /w")).toBe(1);
  expect(told("pip install /w/*.whl flask")).toBe(1);
  expect(told("pip install /w/*.whl -r requirements.txt")).toBe(1);
  expect(told("pip install https://example.com/a.whl")).toBe(1);
  expect(told("pip install flask")).toBe(1);
});
