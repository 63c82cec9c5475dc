// `dockwright lint` over many files: threads share the work, and what is told is the same as without them.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { type Folder, folder } from "./support";

const program = resolve(import.meta.dirname, "../../dist/cli.js");

/** Seven files with different findings, one of them with a syntax error, one in a folder with a wrong configuration. */
const project = (): Folder =>
  folder({
    "a/Dockerfile": "FROM debian\n",
    "b/Dockerfile": "FROM debian:12\nMAINTAINER a@example.com\n",
    "c/Dockerfile": "FORM debian:12\n",
    "d/Dockerfile": "FROM node:22\nWORKDIR app\nCMD node server.js\n",
    "e/Dockerfile": "FROM debian:12\n",
    "f/Dockerfile": "FROM debian:12\nADD a.txt /\n",
    "g/Dockerfile": "FROM debian:12\nENV A b\n",
    ".dockwright.yaml": "profil: all\n",
  });

function lint(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, "lint", ...args], { cwd, encoding: "utf8" });
  return { status, stdout, stderr };
}

test.each([
  ["text", ["2", "20"]],
  ["json", ["3"]],
] as const)("threads tell in %s what one thread tells, a wrong configuration once", (format, counts) => {
  const { path } = project();
  const alone = lint(path, "--format", format, "--concurrency", "1");
  expect(alone.stdout).toContain("deprecated-maintainer");
  expect(alone.stderr).toMatch(/^dockwright: [^\n]*profil[^\n]*\n$/);
  expect(alone.status).toBe(2);
  for (const count of counts) expect(lint(path, "--format", format, "--concurrency", count)).toEqual(alone);
});

test("findings of any thread make the exit code", () => {
  const { path } = project();
  for (const turn of [0, 1]) {
    const names = turn ? ["c/Dockerfile", "e/Dockerfile"] : ["e/Dockerfile", "c/Dockerfile"];
    expect(lint(path, "--no-config", "--concurrency", "2", ...names).status).toBe(1);
  }
  expect(lint(path, "--no-config", "--concurrency", "2", "e/Dockerfile", "e/Dockerfile").status).toBe(0);
});

test("without a number each core gets a share of many files, in the order of the files", () => {
  const names = Array.from({ length: 120 }, (_, index) => `n${String(index).padStart(3, "0")}/Dockerfile`);
  const { path } = folder(Object.fromEntries(names.map((name) => [name, "FROM debian\n"])));
  const told = JSON.parse(lint(path, "--no-config", "--format", "json").stdout) as { file: string; findings: unknown[] }[];
  expect(told.map(({ file }) => file)).toEqual(names);
  expect(told.every(({ findings }) => findings.length === 1)).toBe(true);
});

test.each(["0", "many", "-1", "1000"])("--concurrency=%s is refused with what it takes", (count) => {
  const { stderr, status } = lint(project().path, `--concurrency=${count}`);
  expect(stderr).toBe(`dockwright: --concurrency ${count}: give a number of threads from 1 to 999\n`);
  expect(status).toBe(2);
});
