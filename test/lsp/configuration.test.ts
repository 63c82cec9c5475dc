// Settings of the editor and configuration files: read, obeyed, complained about once, and read again when they change.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { drawn, editor, folder, startClient } from "./client";

const text = "FROM debian:12\nWORKDIR app\nCMD node server.js\n";

test("the editor's settings choose rules and severities", async () => {
  const client = await startClient({ settings: { ignore: ["shell-form-command"], severity: { DL3000: "error" } } });
  await client.open("untitled:a", text);
  expect(drawn(await client.diagnostics("untitled:a"))).toEqual(["1:8-11 error relative-workdir"]);
});

test("enable: false reports nothing", async () => {
  const client = await startClient({ settings: { enable: false } });
  await client.open("untitled:a", text);
  expect(drawn(await client.diagnostics("untitled:a"))).toEqual([]);
});

test("changed settings count at once", async () => {
  const client = await startClient({ settings: {} });
  await client.open("untitled:a", text);
  await client.diagnostics("untitled:a", (params) => drawn(params).length === 2);
  client.settings = { ignore: ["all"] };
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  await client.settled();
  expect(client.published.at(-1)?.diagnostics).toEqual([]);
});

test("settings that a client sends instead of answering for them count too", async () => {
  const { workspace, ...capabilities } = editor;
  const client = await startClient({ capabilities, initializationOptions: { dockwright: { ignore: ["relative-workdir"] } } });
  await client.open("untitled:a", text);
  expect(drawn(await client.diagnostics("untitled:a"))).toEqual(["2:4-18 warning shell-form-command"]);
  await client.connection.sendNotification("workspace/didChangeConfiguration", {
    settings: { dockwright: { ignore: ["shell-form-command"] } },
  });
  await client.settled();
  expect(drawn({ diagnostics: client.published.at(-1)?.diagnostics ?? [] })).toEqual(["1:8-11 warning relative-workdir"]);
  expect(workspace).toBeDefined();
});

test("the nearest .dockwright.yaml counts, over the editor's settings", async () => {
  const client = await startClient({ settings: { ignore: ["shell-form-command"] } });
  const { uri } = folder({ ".dockwright.yaml": "ignore: [relative-workdir]\n", "app/Dockerfile": text });
  await client.open(uri("app/Dockerfile"), text);
  expect(drawn(await client.diagnostics(uri("app/Dockerfile")))).toEqual(["2:4-18 warning shell-form-command"]);
});

test("a wrong configuration is told once, with its place, and the rest of it counts", async () => {
  const client = await startClient();
  const { uri, path } = folder({ ".dockwright.yaml": "ignore: [relative-workdir]\nprofil: all\n", Dockerfile: text });
  await client.open(uri("Dockerfile"), text);
  await client.open(uri("Other.Dockerfile"), text);
  expect(drawn(await client.diagnostics(uri("Dockerfile")))).toEqual(["2:4-18 warning shell-form-command"]);
  await client.diagnostics(uri("Other.Dockerfile"));
  const told = `${join(path, ".dockwright.yaml")}:2:1: There is no key profil; did you mean profile?`;
  expect(client.shown.filter((message) => message.startsWith(told))).toHaveLength(1);
  expect(client.logged.filter((message) => message.startsWith(told))).toHaveLength(1);
});

test("configuration and ignore files are watched where the client can", async () => {
  const client = await startClient();
  await client.settled();
  const watched = client.registrations.find(({ method }) => method === "workspace/didChangeWatchedFiles");
  const globs = (watched?.registerOptions as { watchers: { globPattern: string }[] } | undefined)?.watchers.map(
    ({ globPattern }) => globPattern,
  );
  expect(globs).toContain("**/.{dockwright,hadolint}.{yaml,yml}");
  expect(globs).toContain("**/{.,*.}dockerignore");
});

test("a configuration file that changes on the disk counts from then on", async () => {
  const client = await startClient();
  const { uri, path } = folder({ ".dockwright.yaml": "ignore: [relative-workdir]\n", Dockerfile: text });
  await client.open(uri("Dockerfile"), text);
  await client.diagnostics(uri("Dockerfile"), (params) => drawn(params).length === 1);
  writeFileSync(join(path, ".dockwright.yaml"), "ignore: [all]\n");
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uri(".dockwright.yaml"), type: 2 }] });
  await client.settled();
  expect(client.published.at(-1)).toMatchObject({ uri: uri("Dockerfile"), diagnostics: [] });
});
