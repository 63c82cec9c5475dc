// What an engine says of the images that it has; the engine is played by a shell script.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fullName, imagesOfEngine } from "../../server/src/io/engine/images";

function engine(answer: string, tail = "") {
  const folder = mkdtempSync(join(tmpdir(), "dockwright-images-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const program = join(folder, "docker");
  writeFileSync(join(folder, "answer"), answer);
  writeFileSync(program, `#!/bin/sh\necho "$@" >>${folder}/calls\ncat ${folder}/answer\n${tail}\n`);
  chmodSync(program, 0o755);
  return { name: "docker", program, calls: () => readFileSync(join(folder, "calls"), "utf8").trim().split("\n") };
}

const image = (names: readonly string[], config: object, more: object = {}): object => ({
  RepoTags: names,
  RepoDigests: [],
  Os: "linux",
  Architecture: "amd64",
  Config: config,
  ...more,
});

const ask = (name: string, platform?: string) => ({ name, platform });

test.each([
  ["debian", "docker.io/library/debian:latest"],
  ["debian:12", "docker.io/library/debian:12"],
  ["grafana/loki", "docker.io/grafana/loki:latest"],
  ["docker.io/debian:12", "docker.io/library/debian:12"],
  ["index.docker.io/library/debian:12", "docker.io/library/debian:12"],
  ["localhost/own", "localhost/own:latest"],
  ["localhost:5000/own:1", "localhost:5000/own:1"],
  ["ghcr.io/a/b:1@sha256:aa", "ghcr.io/a/b@sha256:aa"],
  ["node@sha256:aa", "docker.io/library/node@sha256:aa"],
])("%s is %s", (name, full) => {
  expect(fullName(name)).toBe(full);
});

test("one call for all names, and each gets its own image", async () => {
  const config = {
    Entrypoint: ["/e.sh"],
    Cmd: null,
    User: "app",
    Env: ["A=1=2", "B"],
    WorkingDir: "/srv",
    StopSignal: "SIGINT",
    OnBuild: null,
  };
  const own = engine(
    JSON.stringify([image(["nginx:1.27", "web:latest"], config), image(["docker.io/library/node:22"], { Cmd: ["node"] })]),
    "echo no such image: x >&2; exit 1",
  );
  const found = await imagesOfEngine(own, [
    ask("nginx:1.27"),
    ask("missing"),
    ask("node:22"),
    ask("web"),
    ask("nginx:1.27", "linux/arm64"),
  ]);
  expect(own.calls()).toEqual(["image inspect nginx:1.27 missing node:22 web"]);
  expect(found.get("nginx:1.27")?.config).toEqual({
    from: "engine",
    entrypoint: ["/e.sh"],
    cmd: null,
    user: "app",
    env: { A: "1=2", B: "" },
    workdir: "/srv",
    stopSignal: "SIGINT",
    shell: null,
    ports: [],
    volumes: [],
    healthcheck: null,
    labels: {},
    onbuild: [],
  });
  expect(found.get("node:22")?.config?.cmd).toEqual(["node"]);
  expect(found.get("web")).toEqual(found.get("nginx:1.27"));
  // An image for another processor is not the one that is meant; and nobody says which platforms there are.
  expect([found.get("missing"), found.get("nginx:1.27 linux/arm64"), found.get("web")?.platforms]).toEqual([null, null, undefined]);
});

test("what is found by the beginning of an identity is not the image of that name", async () => {
  expect((await imagesOfEngine(engine(JSON.stringify([image(["other:1"], {})])), [ask("cafe")])).get("cafe")).toBeNull();
});

test("podman's own images lie under localhost", async () => {
  const found = await imagesOfEngine(engine(JSON.stringify([image(["localhost/own:1"], { Cmd: ["a"] })])), [
    ask("own/x"),
    ask("localhost/own:1"),
  ]);
  expect([found.get("own/x"), found.get("localhost/own:1")?.config?.cmd]).toEqual([null, ["a"]]);
});

test.each<[string, string | undefined, string]>([
  ["no engine", undefined, ""],
  ["an engine without a daemon", "[]", "echo cannot connect >&2; exit 1"],
  ["an engine that says something else", "Usage: docker", ""],
  ["odd answers", '[null, 3, {"RepoTags": 3, "Config": []}]', ""],
])("%s knows nothing", async (_, answer, tail) => {
  const found = await imagesOfEngine(answer === undefined ? undefined : engine(answer, tail), [ask("node:22")]);
  expect([...found]).toEqual([["node:22", null]]);
});
