// What a document knows of the files around it: asked once, asked again when files have changed, never waited for too long.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { FactQuery } from "../../server/src/core";
import { fileRuntime } from "../../server/src/fileRuntime";
import { disk } from "../../server/src/io/disk";
import { documentFacts } from "../../server/src/lsp/facts";

const ask = (): readonly FactQuery[] => [{ kind: "file", path: "run.sh" }, { kind: "dockerignore" }];

function setUp() {
  const path = mkdtempSync(join(tmpdir(), "dockwright-lsp-facts-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const failures: string[] = [];
  const place = { files: disk, location: join(path, "Dockerfile"), uriOf: (location: string) => location };
  const runtime = fileRuntime(
    (uri) => (uri === "file:Dockerfile" ? place : undefined),
    () => () => undefined,
    () => undefined,
  );
  const facts = documentFacts(runtime, { error: (message) => void failures.push(message) }, async () => "table");
  return { path, failures, facts };
}

test("nothing is known until it is asked for, and then it stays known", async () => {
  const { facts, path } = setUp();
  writeFileSync(join(path, "run.sh"), "one");
  expect(facts.known("file:Dockerfile").files.size).toBe(0);
  const first = await facts.update("file:Dockerfile", ask);
  expect(first.files.get("run.sh")).toBe("one");
  expect(first.dockerignore).toBeNull();
  expect(facts.known("file:Dockerfile")).toBe(first);
  writeFileSync(join(path, "run.sh"), "another");
  expect(await facts.update("file:Dockerfile", ask)).toBe(first);
  facts.stale();
  expect((await facts.update("file:Dockerfile", ask)).files.get("run.sh")).toBe("another");
});

test("files that change without consequence leave the same answers", async () => {
  const { facts } = setUp();
  const first = await facts.update("file:Dockerfile", ask);
  facts.stale();
  expect(await facts.update("file:Dockerfile", ask)).toBe(first);
});

test("a closed document is forgotten", async () => {
  const { facts } = setUp();
  await facts.update("file:Dockerfile", ask);
  facts.forget("file:Dockerfile");
  expect(facts.known("file:Dockerfile").files.size).toBe(0);
});

test("a buffer that lies nowhere has no files around it", async () => {
  const { facts, failures } = setUp();
  expect((await facts.update("untitled:a", ask)).files.size).toBe(0);
  expect(failures).toEqual([]);
});

test("where a document lies is known from the start, under a version of its own", () => {
  const { facts } = setUp();
  const [a, b] = ["file:///a/Dockerfile.dev", "file:///a/Dockerfile"].map((uri) => facts.known(uri));
  expect(a?.path).toBe("file:///a/Dockerfile.dev");
  expect(a?.version).not.toBe(b?.version);
  expect(facts.known("file:///a/Dockerfile.dev")).toBe(a);
});
