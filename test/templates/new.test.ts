// `dockwright new`: what it writes, what it refuses, what it asks at a terminal.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { run } from "../../server/src/cli/run";
import { folder } from "../cli/support";

const go = { "go.mod": "module example.org/a\n\ngo 1.26\n", "main.go": "package main\n\nfunc main() {}\n" };
const site = { "web/index.html": "<p>hello</p>\n" };

/** As a person at a terminal who types these lines. */
async function atTerminal(cwd: string, args: readonly string[], ...lines: readonly string[]) {
  const err: string[] = [];
  const stdin = Object.assign(Readable.from(lines.map((line) => `${line}\n`)), { isTTY: true });
  const code = await run(["new", ...args], { cwd, stdin, colour: false, out: () => undefined, err: (text) => err.push(text) });
  return { code, err: err.join("\n") };
}

describe("with no terminal", () => {
  test("writes the Dockerfile and .dockerignore of the one kind that it finds, and says so", async () => {
    const at = folder(go);
    expect(await at.dockwright(["new"])).toEqual({
      code: 0,
      out: "Dockerfile: written (Go)\n.dockerignore: written (Go)",
      err: "",
    });
    expect(at.read("Dockerfile")).toContain("FROM --platform=$BUILDPLATFORM golang:1.26-bookworm AS build");
    expect(existsSync(join(at.path, "compose.yaml"))).toBe(false);
  });

  test("takes another folder", async () => {
    const at = folder(site);
    expect((await at.dockwright(["new", "web"])).out).toContain("web/Dockerfile: written (Static site)");
  });

  test("names the choices where nothing is known, and writes nothing", async () => {
    const at = folder({ "notes.txt": "" });
    const { code, err } = await at.dockwright(["new"]);
    expect(code).toBe(2);
    expect(err).toContain("dockwright: no project that is known in this folder; choose a kind:");
    expect(err).toMatch(/^ {2}--kind go +Go$/m);
    expect(existsSync(join(at.path, "Dockerfile"))).toBe(false);
  });

  test("names the folders that hold projects where the folder itself holds none", async () => {
    const { code, err } = await folder({ ...site, "api/go.mod": "module a\n" }).dockwright(["new"]);
    expect(code).toBe(2);
    expect(err).toMatch(/^ {2}api\/ +Go$/m);
    expect(err).toMatch(/^ {2}web\/ +Static site$/m);
  });

  test("names the kinds where there are several, and takes the one that --kind names", async () => {
    const at = folder({ ...go, "Cargo.toml": '[package]\nname = "a"\n' });
    const { code, err } = await at.dockwright(["new"]);
    expect(code).toBe(2);
    expect(err).toContain("several kinds of project in this folder; choose one:");
    expect(err).toMatch(/--kind go +Go, from go\.mod\n +--kind rust +Rust, from Cargo\.toml/);
    expect((await at.dockwright(["new", "--kind", "rust"])).code).toBe(0);
    expect(at.read("Dockerfile")).toContain("cargo build");
  });

  test("overwrites nothing without --force", async () => {
    const at = folder({ ...go, Dockerfile: "FROM scratch\n" });
    const { code, err } = await at.dockwright(["new"]);
    expect({ code, err }).toEqual({ code: 2, err: "dockwright: Dockerfile: there already, nothing was written; --force overwrites" });
    expect(at.read("Dockerfile")).toBe("FROM scratch\n");
    expect(existsSync(join(at.path, ".dockerignore"))).toBe(false);
    expect((await at.dockwright(["new", "--force"])).code).toBe(0);
    expect(at.read("Dockerfile")).toContain("golang");
  });

  test("leaves a .dockerignore as it is, and says so", async () => {
    const at = folder({ ...go, ".dockerignore": "docs\n" });
    const { code, out, err } = await at.dockwright(["new"]);
    expect({ code, out }).toEqual({ code: 0, out: "Dockerfile: written (Go)" });
    expect(err).toBe("dockwright: .dockerignore: there already, left as it is; --force overwrites");
    expect(at.read(".dockerignore")).toBe("docs\n");
  });

  test("--dry-run prints the files and writes none", async () => {
    const at = folder(go);
    const { code, out } = await at.dockwright(["new", "--dry-run", "--compose"]);
    expect(code).toBe(0);
    expect(out.match(/^==> .*$/gm)).toEqual(["==> Dockerfile", "==> .dockerignore", "==> compose.yaml"]);
    expect(existsSync(join(at.path, "Dockerfile"))).toBe(false);
  });

  test("a wrong kind or folder is said clearly", async () => {
    const at = folder(go);
    expect((await at.dockwright(["new", "--kind", "cobol"])).err).toContain("--kind cobol: choose one of node, ");
    expect(await at.dockwright(["new", "nowhere"])).toMatchObject({ code: 2, err: "dockwright: nowhere: no such folder" });
    expect(await at.dockwright(["new", "a", "b"])).toMatchObject({ code: 2, err: "dockwright: new takes one folder, not 2" });
  });
});

describe("at a terminal", () => {
  test("asks which kind where there are several", async () => {
    const at = folder({ ...go, "Cargo.toml": '[package]\nname = "a"\n' });
    expect(await atTerminal(at.path, [], "2")).toEqual({ code: 0, err: "" });
    expect(at.read("Dockerfile")).toContain("cargo build");
  });

  test("asks before it overwrites; anything but yes leaves all as it is", async () => {
    const at = folder({ ...go, Dockerfile: "FROM scratch\n" });
    expect((await atTerminal(at.path, [], "")).code).toBe(2);
    expect(at.read("Dockerfile")).toBe("FROM scratch\n");
    expect((await atTerminal(at.path, [], "y")).code).toBe(0);
    expect(at.read("Dockerfile")).toContain("golang");
  });

  test("asks for a kind where nothing is known; without an answer names them and writes nothing", async () => {
    const at = folder({ "notes.txt": "" });
    expect((await atTerminal(at.path, [], "")).err).toContain("choose a kind:");
    expect(await atTerminal(at.path, [], "static")).toEqual({ code: 0, err: "" });
    expect(at.read("Dockerfile")).toContain("nginx-unprivileged");
  });

  test("asks nothing where nothing is to be asked", async () => {
    expect(await atTerminal(folder(go).path, [])).toEqual({ code: 0, err: "" });
  });
});

test("on a disk everything is looked at, however deep it lies", async () => {
  const at = folder({
    "pyproject.toml": '[project]\nname = "a"\ndependencies = ["fastapi"]\n',
    "src/shop/api.py": "",
    "src/shop/main.py": 'from fastapi import FastAPI\n\nshop = FastAPI()\n\n\n@shop.get("/healthz")\ndef healthz():\n    return "fine"\n',
  });
  expect((await at.dockwright(["new"])).code).toBe(0);
  expect(at.read("Dockerfile")).toContain('CMD ["uvicorn", "shop.main:shop", ');
  expect(at.read("Dockerfile")).toContain("'/healthz'");
});
