// The engine of the user's machine, played by a shell script.
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findEngine, runEngine } from "../../server/src/io/engine/engine";

/** A folder with a program of that name that is this shell script. */
function folderWith(name: string, script: string): string {
  const folder = mkdtempSync(join(tmpdir(), "engine-"));
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
  return folder;
}

const engine = (script: string) => {
  const found = findEngine(folderWith("podman", script), "");
  if (found === undefined) throw new Error("not found");
  return found;
};

test("docker before podman, and none where none is", () => {
  expect(findEngine("/nonexistent", "")).toBeUndefined();
  const both = `${folderWith("podman", "true")}:${folderWith("docker", "true")}`;
  expect(findEngine(both, "")?.name).toBe("docker");
  expect(engine("true").name).toBe("podman");
});

test("a command's outputs, lines and code", async () => {
  const lines: string[] = [];
  const answer = await runEngine(engine('cat; echo "$1"; echo bad >&2; exit 3'), ["version"], {
    input: "in\n",
    onLine: (line) => lines.push(line),
  });
  expect(answer).toEqual({ code: 3, stdout: "in\nversion\n", stderr: "bad\n" });
  expect(lines.sort()).toEqual(["bad", "in", "version"]);
});

test("one that takes too long, is called off or cannot be started has no code", async () => {
  const slow = engine("exec sleep 20");
  expect((await runEngine(slow, [], { timeoutMilliseconds: 100 })).code).toBeUndefined();
  const abort = new AbortController();
  setTimeout(() => abort.abort(), 50);
  expect((await runEngine(slow, [], { signal: abort.signal })).code).toBeUndefined();
  const none = await runEngine({ name: "docker", program: "/nonexistent/docker" }, ["ps"]);
  expect(none.code).toBeUndefined();
  expect(none.stderr).toContain("ENOENT");
});
