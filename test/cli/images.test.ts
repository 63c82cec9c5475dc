// `--images`: the base images of a run are asked about once, in front of everything; without it nobody is asked.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { folder } from "./support";

const program = resolve(import.meta.dirname, "../../dist/cli.js");

const answer = JSON.stringify([
  {
    RepoTags: ["own/base:1"],
    Os: "linux",
    Architecture: "amd64",
    Config: { Env: ["HERE=/srv"], Entrypoint: ["nginx", "-g", "daemon off;"], StopSignal: "SIGQUIT" },
  },
]);

function setUp() {
  const project = folder({
    "a/Dockerfile": "FROM own/base:1 AS base\nFROM debian:12\nFROM base\nRUN echo $HERE $THERE\n",
    "b/Dockerfile": "FROM own/base:1\nRUN echo $THERE\n",
    "bin/answer": answer,
  });
  const docker = join(project.path, "bin/docker");
  writeFileSync(docker, `#!/bin/sh\necho "$@" >>${project.path}/calls\ncat ${project.path}/bin/answer\n`);
  chmodSync(docker, 0o755);
  const environment = { ...process.env, PATH: `${join(project.path, "bin")}:${process.env.PATH}` };
  return {
    calls: () => (existsSync(join(project.path, "calls")) ? readFileSync(join(project.path, "calls"), "utf8").trim().split("\n") : []),
    run(...args: readonly string[]) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
        cwd: project.path,
        encoding: "utf8",
        env: environment,
      });
      return { status, stdout, stderr };
    },
  };
}

test.each([["1"], ["2"]])("lint in %s threads asks one engine once", (count) => {
  const { run, calls } = setUp();
  const lint = (...args: readonly string[]): readonly string[] => {
    const { stdout } = run(
      "lint",
      "--no-config",
      "--select",
      "unset-variable",
      "--format",
      "json",
      "--concurrency",
      count,
      ...args,
      "a",
      "b",
    );
    const files = JSON.parse(stdout) as { file: string; findings: { rule: string; range: { start: { line: number } } }[] }[];
    return files.flatMap(({ file, findings }) =>
      findings.filter(({ rule }) => rule === "unset-variable").map(({ range }) => `${file}:${range.start.line}`),
    );
  };
  expect(lint()).toEqual([]);
  expect(calls()).toEqual([]);
  expect(lint("--images", "engine")).toEqual(["a/Dockerfile:4", "b/Dockerfile:2"]);
  expect(calls()).toEqual(["image inspect own/base:1 debian:12"]);
});

test("startup says what the image starts, and who told it", () => {
  const { run } = setUp();
  expect(run("startup", "b").stdout).toContain("What own/base:1 starts with is not known.");
  const { stdout } = run("startup", "--images", "engine", "b");
  expect(stdout).toContain("PID 1  nginx -g 'daemon off;'");
  expect(stdout).toContain("ENTRYPOINT is that of the image on this machine.");
  expect(stdout).toContain("verdict ok");
});

test("a wrong word is told with the right ones", () => {
  const { status, stderr } = setUp().run("fix", "--images", "docker", "b");
  expect([status, stderr]).toEqual([2, "dockwright: --images docker: choose one of table, engine, registry\n"]);
});
