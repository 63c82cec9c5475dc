// What the server publishes: where, with which code and link, for which version.
import { expect, test } from "vitest";
import { drawn, editor, folder, startClient } from "./client";

const faulty = "FROM node:22\nWORKDIR app\nCMD node server.js\n";

test("initialize announces what there is, and no more", async () => {
  const { initialized } = await startClient();
  expect(initialized.serverInfo?.name).toBe("dockwright");
  expect(initialized.capabilities).toMatchObject({
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: 2 },
    hoverProvider: true,
    codeActionProvider: {
      codeActionKinds: ["quickfix", "source.fixAll.dockwright", "refactor.rewrite", "refactor.extract", "refactor.inline"],
      resolveProvider: true,
    },
    completionProvider: { resolveProvider: true },
    codeLensProvider: { resolveProvider: false },
    documentSymbolProvider: true,
    definitionProvider: true,
    referencesProvider: true,
  });
  expect(initialized.capabilities.diagnosticProvider).toBeUndefined();
});

test("a finding has the token's range, severity, source, code and a link to its page", async () => {
  const client = await startClient();
  const { uri } = folder({ Dockerfile: faulty });
  await client.open(uri("Dockerfile"), faulty);
  const published = await client.diagnostics(uri("Dockerfile"));
  expect(published.version).toBe(1);
  expect(drawn(published)).toEqual(["1:8-11 warning relative-workdir", "2:4-18 warning shell-form-command"]);
  expect(published.diagnostics[0]).toMatchObject({
    source: "dockwright",
    codeDescription: { href: "https://github.com/dockwright/dockwright/blob/main/docs/rules/relative-workdir.md" },
    message: expect.stringContaining("app"),
  });
});

test("what the builder refuses is an error", async () => {
  const client = await startClient();
  const { uri } = folder({});
  await client.open(uri("Dockerfile"), "FROM debian:12\nCOPPY a b\n");
  const published = await client.diagnostics(uri("Dockerfile"));
  expect(drawn(published)).toEqual(["1:0-5 error unknown-instruction"]);
  expect(published.diagnostics[0]?.message).toContain("COPPY");
});

test("an untitled buffer is like a file", async () => {
  const client = await startClient();
  await client.open("untitled:Untitled-1", faulty);
  expect(drawn(await client.diagnostics("untitled:Untitled-1"))).toEqual([
    "1:8-11 warning relative-workdir",
    "2:4-18 warning shell-form-command",
  ]);
});

test("positions behind characters outside the Basic Multilingual Plane count UTF-16 units", async () => {
  const client = await startClient();
  await client.open("untitled:a", 'FROM debian:12\nLABEL a="🐳" b=\n# 🐳\nWORKDIR 🐳\n');
  const published = await client.diagnostics("untitled:a");
  expect(drawn(published)).toContain("3:8-10 warning relative-workdir");
});

test("an ignore file is not read as a Dockerfile", async () => {
  const client = await startClient();
  await client.open("untitled:.dockerignore", "node_modules\n", "dockerignore");
  expect(drawn(await client.diagnostics("untitled:.dockerignore"))).toEqual([]);
});

test("closing a document takes its diagnostics away", async () => {
  const client = await startClient();
  await client.open("untitled:a", faulty);
  await client.diagnostics("untitled:a", ({ diagnostics }) => diagnostics.length > 0);
  await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri: "untitled:a" } });
  await client.settled();
  expect(client.published.at(-1)).toMatchObject({ uri: "untitled:a", diagnostics: [] });
});

test("a client that knows no links and tags gets none", async () => {
  const client = await startClient({ capabilities: { textDocument: { publishDiagnostics: {} } } });
  await client.open("untitled:a", faulty);
  const { diagnostics } = await client.diagnostics("untitled:a");
  expect(Object.keys(diagnostics[0] ?? {}).sort()).toEqual(["code", "message", "range", "severity", "source"]);
});

test("a client that only asks for diagnostics is answered and sent nothing", async () => {
  const { textDocument } = editor;
  const client = await startClient({
    capabilities: { ...editor, textDocument: { ...textDocument, publishDiagnostics: undefined, diagnostic: {} } },
  });
  expect(client.initialized.capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: false });
  await client.open("untitled:a", faulty);
  const pull = (previousResultId?: string) =>
    client.connection.sendRequest<{ kind: string; resultId: string; items: [] }>("textDocument/diagnostic", {
      textDocument: { uri: "untitled:a" },
      previousResultId,
    });
  const first = await pull();
  expect(drawn({ diagnostics: first.items })).toEqual(["1:8-11 warning relative-workdir", "2:4-18 warning shell-form-command"]);
  expect((await pull(first.resultId)).kind).toBe("unchanged");
  await client.edit("untitled:a", 2, { range: { start: { line: 1, character: 8 }, end: { line: 1, character: 8 } }, newText: "/" });
  expect(drawn({ diagnostics: (await pull(first.resultId)).items })).toEqual(["2:4-18 warning shell-form-command"]);
  expect(client.published).toEqual([]);
});
