// sudo-in-run: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "sudo-in-run";
const strict = { config: { profile: "all" } } as const;

test("underlines sudo where the command runs as root", () => {
  expect(lint(id, "FROM debian:12\nRUN sudo apt-get update && sudo -E make")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN sudo apt-get update && sudo -E make
        ~~~~ This RUN runs as root already, and most images have no sudo. Leave it out [Leave sudo out, review]"
  `);
  expect(lint(id, "FROM debian:12\nUSER root\nRUN sh -c 'sudo make'")).toMatchInlineSnapshot(`
    "FROM debian:12
    USER root
    RUN sh -c 'sudo make'
               ~~~~ This RUN runs as root already, and most images have no sudo. Leave it out [Leave sudo out, review]"
  `);
});

test("root by a variable is root", () => {
  expect(lint(id, "FROM debian:12\nARG U=root\nUSER $U\nRUN sudo make")).toContain("runs as root already");
});

test.each([
  "FROM debian:12\nUSER app\nRUN sudo apt-get update",
  "FROM debian:12\nRUN sudo -u postgres createdb x",
  "FROM jenkins/jenkins\nRUN sudo apt-get update",
  "FROM example.com/unknown\nRUN sudo make",
  "FROM debian:12\nRUN apt-get install -y sudo",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN apt-get update && \\\n    sudo -E \\\n    make")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN apt-get update && \\
        make"
  `);
  expect(fixAll(id, "FROM debian:12\nONBUILD run sudo A=1 make # sudo")).toMatchInlineSnapshot(`
    "FROM debian:12
    ONBUILD run A=1 make # sudo"
  `);
});

test("strict profiles report more", () => {
  expect(lint(id, "FROM debian:12\nUSER app\nRUN sudo apt-get update", strict)).toMatchInlineSnapshot(`
    "FROM debian:12
    USER app
    RUN sudo apt-get update
        ~~~~ sudo runs one command as another user. Switch with USER instead"
  `);
});

test("a warning only where sudo is not known to be there", () => {
  const loud = (source: string) => findings(id, source).map(({ severity }) => severity);
  expect(loud("FROM ubuntu:24.04\nRUN sudo a")).toEqual(["warning"]);
  expect(loud("FROM ubuntu:24.04\nRUN sudo a && apt-get install -y sudo")).toEqual(["warning"]);
  expect(loud("FROM ubuntu:24.04\nRUN apt-get install -y sudo && sudo a && sudo b")).toEqual(["info"]);
  expect(loud("FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y sudo\nRUN sudo a")).toEqual(["info"]);
  expect(loud("FROM ubuntu:24.04\nRUN apt-get install -y sudo && apt-get purge -y sudo\nRUN sudo a")).toEqual(["warning"]);
});

test.each([
  ["RUN apt-get install -y curl sudo && sudo make", "RUN apt-get install -y curl && make"],
  [
    "RUN apt-get install -y \\\n    curl \\\n    sudo \\\n    git \\\n && sudo make",
    "RUN apt-get install -y \\\n    curl \\\n    git \\\n && make",
  ],
  ["RUN apt-get install -y curl \\\n    sudo && sudo make", "RUN apt-get install -y curl \\\n && make"],
])("sudo that the RUN installs for itself goes, too: %j", (run, expected) => {
  expect(fixAll(id, `FROM debian:12\n${run}\n`)).toBe(`FROM debian:12\n${expected}\n`);
});

test.each([
  'RUN buildDeps="gcc sudo make" && apt-get install -y $buildDeps && sudo make && SUDO_FORCE_REMOVE=yes apt-get purge -y $buildDeps',
  "RUN apt-get install -y sudo curl && sudo make && apt-get purge -y sudo",
  "RUN apt-get install -y sudo && sudo make",
  "RUN apt-get install -y sudo && apt-get install -y \\\n sudo git && sudo make",
])("no fix where it cannot be taken out: %j", (run) => {
  const [found] = findings(id, `FROM debian:12\n${run}\n`);
  expect([found?.message.template, found?.fixes]).toEqual([
    "This RUN runs as root already, so sudo only puts a process in between and clears variables. Leave it out",
    [],
  ]);
});

test("where others use sudo it stays installed", () => {
  const source = "FROM debian:12\nRUN apt-get install -y curl sudo && sudo make\nUSER app\nRUN sudo ls\n";
  expect(fixAll(id, source)).toBe(source.replace("sudo make", "make"));
});
