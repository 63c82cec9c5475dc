// Base images told by the engine of the machine, through the protocol: asked behind the scenes, and everything said anew when it answers.
import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Hover } from "vscode-languageserver-protocol/node";
import { folder, startClient } from "./client";

// Nobody knows whether the image sets it, until the engine says.
const source = "FROM own/base:1\nRUN echo $THERE\n";
const answer = JSON.stringify([
  { RepoTags: ["own/base:1"], Os: "linux", Architecture: "amd64", Config: { Env: ["HERE=there"], Entrypoint: ["/entry.sh"] } },
]);

const select = ["unset-variable"];

/** An engine that takes its time, in front of all others. */
function setUp() {
  const { path, uri } = folder({ Dockerfile: source, "bin/answer": answer });
  const program = join(path, "bin/docker");
  writeFileSync(program, `#!/bin/sh\necho "$@" >>${path}/calls\nsleep 0.5\ncat ${path}/bin/answer\n`);
  chmodSync(program, 0o755);
  const before = process.env.PATH;
  process.env.PATH = `${join(path, "bin")}:${before}`;
  onTestFinished(() => {
    process.env.PATH = before;
  });
  return { uri: uri("Dockerfile"), asked: () => existsSync(join(path, "calls")) };
}

const unset = ({ diagnostics }: { readonly diagnostics: readonly { readonly code?: unknown }[] }): boolean =>
  diagnostics.some(({ code }) => code === "unset-variable");

test("the first findings do not wait for the engine, the next ones are of its answer", async () => {
  const { uri } = setUp();
  const client = await startClient({ initializationOptions: { trusted: true }, settings: { select } });
  await client.open(uri, source);
  expect(unset(await client.diagnostics(uri))).toBe(false);
  await client.diagnostics(uri, unset);
  const hover = await client.connection.sendRequest<Hover | null>("textDocument/hover", {
    textDocument: { uri },
    position: { line: 0, character: 8 },
  });
  expect(JSON.stringify(hover?.contents)).toContain("The image on this machine has ENTRYPOINT");
});

test.each<[string, object | undefined, object]>([
  ["in a workspace that is not trusted", { trusted: false }, { baseImages: "engine" }],
  ["by an editor that knows nothing of trust", undefined, {}],
  ["where the table is chosen", { trusted: true }, { baseImages: "table" }],
])("nothing is asked %s", async (_, initializationOptions, settings) => {
  const { uri, asked } = setUp();
  const client = await startClient({ initializationOptions, settings: { ...settings, select } });
  await client.open(uri, source);
  expect(unset(await client.diagnostics(uri))).toBe(false);
  await client.settled();
  expect(asked()).toBe(false);
});

test("the setting counts at once", async () => {
  const { uri } = setUp();
  const client = await startClient({ settings: { select } });
  await client.open(uri, source);
  await client.diagnostics(uri);
  client.settings = { baseImages: "engine", select };
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  await client.diagnostics(uri, unset);
});
