// The code lens through the protocol: the line over the start command, and the setting that takes it away.
import { expect, test } from "vitest";
import type { CodeLens } from "vscode-languageserver-protocol/node";
import { folder, startClient } from "./client";

const source = 'FROM debian:12-slim\nCOPY run.sh /run.sh\nENTRYPOINT ["/run.sh"]\n';

async function lenses(settings?: unknown): Promise<CodeLens[] | null> {
  const { uri } = folder({ Dockerfile: source, "run.sh": "#!/bin/sh\nnode server.js\n" });
  const client = await startClient({ settings });
  await client.open(uri("Dockerfile"), source);
  return client.connection.sendRequest<CodeLens[] | null>("textDocument/codeLens", { textDocument: { uri: uri("Dockerfile") } });
}

test("stands over the deciding instruction and knows the script beside the file", async () => {
  const [lens, ...others] = (await lenses()) ?? [];
  expect(others).toEqual([]);
  expect(lens?.range).toEqual({ start: { line: 2, character: 0 }, end: { line: 2, character: 10 } });
  expect(lens?.command?.title).toMatch(/^PID 1: .*→ node · SIGTERM does not reach node$/);
});

test("is off by a setting", async () => {
  expect(await lenses({ codeLens: { startup: false } })).toBeNull();
});
