// The package that ships: it holds what it should and nothing else, is small, and its server starts.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createVSIX } from "@vscode/vsce";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createProtocolConnection, InitializeRequest, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";

const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "dockwright-vsix-"));
const vsix = join(folder, "dockwright.vsix");
const extension = join(folder, "extension");

beforeAll(async () => {
  await createVSIX({ cwd: root, packagePath: vsix, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(vsix)))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const l10n = readdirSync(root).includes("l10n") ? readdirSync(join(root, "l10n")).map((name) => `l10n/${name}`) : [];

test("holds what .vscodeignore lets through, and nothing else", () => {
  const held = readdirSync(extension, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(extension.length + 1));
  expect(held.sort()).toEqual(
    [
      "LICENSE.txt", // vsce gives the file a suffix, and small letters to the two below
      "changelog.md",
      "readme.md",
      "package.json",
      "package.nls.json",
      "package.nls.ko.json",
      "docs/images/icon.png",
      "dist/THIRD-PARTY-LICENCES.txt",
      "dist/client.js",
      "dist/cli.js",
      "dist/cli.main.js",
      "dist/core.main.js",
      "dist/server.js",
      "dist/server.main.js",
      "dist/browser/client.js",
      "dist/browser/server.js",
      "schemas/dockwright.schema.json",
      "syntaxes/dockerfile.tmLanguage.json",
      "syntaxes/dockerignore-configuration.json",
      "syntaxes/dockerignore.tmLanguage.json",
      "syntaxes/language-configuration.json",
      "syntaxes/snippets.json",
      ...l10n,
    ].sort(),
  );
});

test("is at most 1.8 MB", () => {
  expect(statSync(vsix).size).toBeLessThanOrEqual(1.8 * 1024 * 1024);
});

test("every file that the manifest names is there", () => {
  const text = readFileSync(join(extension, "package.json"), "utf8");
  const named = [...text.matchAll(/"\.\/([\w./-]+)"/g)].map(([, path]) => join(extension, path ?? ""));
  expect(named.length).toBeGreaterThan(5);
  for (const path of named) expect(statSync(path).isFile()).toBe(true);
});

test("every text of the manifest is there in English and Korean", () => {
  const names = [...readFileSync(join(root, "package.json"), "utf8").matchAll(/"%([\w.]+)%"/g)].map(([, name]) => name);
  for (const file of ["package.nls.json", "package.nls.ko.json"]) {
    const texts = JSON.parse(readFileSync(join(extension, file), "utf8")) as Record<string, string>;
    expect(Object.keys(texts).sort()).toEqual([...new Set(names)].sort());
  }
});

test("the packed server answers initialize over stdio", async () => {
  const server = spawn(process.execPath, [join(extension, "dist/server.js"), "--stdio"], {
    cwd: tmpdir(),
    stdio: ["pipe", "pipe", "inherit"],
  });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  const { serverInfo, capabilities } = await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    capabilities: {},
  });
  expect(serverInfo?.name).toBe("dockwright");
  expect(capabilities.hoverProvider).toBeTruthy();
  connection.dispose();
  server.kill();
});

test("the packed command line runs", async () => {
  const cli = spawn(process.execPath, [join(extension, "dist/cli.js"), "lint", "-"], { stdio: ["pipe", "pipe", "inherit"] });
  cli.stdin.end("FROM node\n");
  let output = "";
  for await (const chunk of cli.stdout) output += String(chunk);
  expect(output).toContain("untagged-base-image");
});
