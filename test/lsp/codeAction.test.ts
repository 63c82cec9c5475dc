// The light bulb: fixes, comments that ignore a finding, and all safe fixes on save.
import { expect, test } from "vitest";
import type { CodeAction, Range, TextDocumentEdit } from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { drawn, editor, startClient, type TestClient } from "./client";

const uri = "untitled:a";
const at = (line: number, character: number): Range => ({ start: { line, character }, end: { line, character } });

async function actions(client: TestClient, range: Range, only?: string[]): Promise<CodeAction[]> {
  const context = { diagnostics: [], ...(only && { only }) };
  return client.connection.sendRequest("textDocument/codeAction", { textDocument: { uri }, range, context });
}

async function applied(client: TestClient, text: string, action: CodeAction | undefined): Promise<string> {
  if (!action) throw new Error("there is no such action");
  const { edit } = action.edit ? action : await client.connection.sendRequest<CodeAction>("codeAction/resolve", action);
  const edits = edit?.documentChanges
    ? (edit.documentChanges as TextDocumentEdit[]).flatMap((change) => change.edits)
    : (edit?.changes?.[uri] ?? []);
  return TextDocument.applyEdits(TextDocument.create(uri, "dockerfile", 1, text), edits as { range: Range; newText: string }[]);
}

const asArray = (found: readonly CodeAction[]): CodeAction | undefined =>
  found.find(({ title }) => title.startsWith("Write CMD as a JSON array"));

const shellForm = "FROM debian:12\nCMD node server.js\n";

test("a fix comes without its edit, with the diagnostic that it mends; resolving gives the edit", async () => {
  const client = await startClient();
  await client.open(uri, shellForm);
  const fix = asArray(await actions(client, at(1, 6)));
  expect(fix).toMatchObject({ kind: "quickfix", diagnostics: [{ code: "shell-form-command" }] });
  expect(fix?.edit).toBeUndefined();
  expect(await applied(client, shellForm, fix)).toBe('FROM debian:12\nCMD ["node", "server.js"]\n');
});

test("a client that cannot resolve gets the edits at once, as plain changes if it knows no others", async () => {
  const { textDocument } = editor;
  const codeAction = { ...textDocument?.codeAction, resolveSupport: undefined };
  const client = await startClient({ capabilities: { textDocument: { ...textDocument, codeAction } } });
  expect(client.initialized.capabilities.codeActionProvider).toMatchObject({ resolveProvider: false });
  await client.open(uri, shellForm);
  const fix = asArray(await actions(client, at(1, 6)));
  expect(fix?.edit?.changes?.[uri]).toHaveLength(1);
  expect(await applied(client, shellForm, fix)).toBe('FROM debian:12\nCMD ["node", "server.js"]\n');
});

test("away from findings there is nothing to fix", async () => {
  const client = await startClient();
  await client.open(uri, shellForm);
  expect(await actions(client, at(0, 2), ["quickfix"])).toEqual([]);
});

test("an action of an older version is refused, so that its edit cannot land in the wrong place", async () => {
  const client = await startClient();
  await client.open(uri, shellForm);
  const fix = asArray(await actions(client, at(1, 6)));
  await client.edit(uri, 2, { range: at(0, 0), newText: "# new\n" });
  await expect(client.connection.sendRequest("codeAction/resolve", fix)).rejects.toMatchObject({ code: -32801 });
});

test("a finding can be ignored for its instruction, and the comment works", async () => {
  const client = await startClient();
  await client.open(uri, shellForm);
  const ignore = (await actions(client, at(1, 6))).find(({ title }) => title === "Ignore shell-form-command for this instruction");
  const text = await applied(client, shellForm, ignore);
  expect(text).toBe("FROM debian:12\n# dockwright-ignore: shell-form-command -- reason\nCMD node server.js\n");
  await client.open("untitled:b", text);
  expect(drawn(await client.diagnostics("untitled:b"))).toEqual([]);
});

test("a finding can be ignored in its file, below the directives, and the comment works", async () => {
  const client = await startClient();
  const before = `# syntax=docker/dockerfile:1\n${shellForm}`;
  await client.open(uri, before);
  const ignore = (await actions(client, at(2, 6))).find(({ title }) => title === "Ignore shell-form-command in this file");
  const text = await applied(client, before, ignore);
  expect(text).toBe(`# syntax=docker/dockerfile:1\n# dockwright-ignore-file: shell-form-command -- reason\n${shellForm}`);
  await client.open("untitled:b", text);
  expect(drawn(await client.diagnostics("untitled:b"))).toEqual([]);
});

test("source.fixAll applies the safe fixes and leaves the others to a person", async () => {
  const client = await startClient();
  const before = "FROM debian:12\nENV a b\nCMD node server.js\n";
  await client.open(uri, before);
  const range = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };
  const found = await actions(client, range, ["source.fixAll"]);
  expect(found.map(({ kind }) => kind)).toEqual(["source.fixAll.dockwright"]);
  const after = await applied(client, before, found[0]);
  expect(after).toBe("FROM debian:12\nENV a=b\nCMD node server.js\n");
  expect(await actions(client, range, ["source.organizeImports"])).toEqual([]);
});
