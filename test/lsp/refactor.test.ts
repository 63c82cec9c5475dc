// Refactorings over the protocol: announced kinds, resolved late, confirmed where the client can show a preview.
import { expect, test } from "vitest";
import type { CodeAction, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { editor, startClient, type TestClient } from "./client";

const uri = "untitled:a";
const single = 'FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD ["node", "server.js"]\n';

async function actions(client: TestClient, line: number, only: string[]): Promise<CodeAction[]> {
  const at = { line, character: 0 };
  return client.connection.sendRequest("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: at, end: at },
    context: { diagnostics: [], only },
  });
}

async function editOf(client: TestClient, action: CodeAction | undefined): Promise<WorkspaceEdit> {
  if (!action) throw new Error("there is no such action");
  const { edit } = await client.connection.sendRequest<CodeAction>("codeAction/resolve", action);
  if (!edit) throw new Error("the action has no edit");
  return edit;
}

const applied = (text: string, { documentChanges }: WorkspaceEdit): string =>
  TextDocument.applyEdits(
    TextDocument.create(uri, "dockerfile", 1, text),
    (documentChanges as TextDocumentEdit[]).flatMap(({ edits }) => edits) as Parameters<typeof TextDocument.applyEdits>[1],
  );

const named = (found: readonly CodeAction[], title: string): CodeAction | undefined => found.find((each) => each.title.startsWith(title));

test("the kinds are announced, and only those asked for are given", async () => {
  const client = await startClient();
  expect(client.initialized.capabilities.codeActionProvider).toMatchObject({
    codeActionKinds: expect.arrayContaining(["refactor.rewrite", "refactor.extract", "refactor.inline"]),
  });
  await client.open(uri, "FROM debian:12\nRUN ls && date\nRUN pwd\nCMD date\n");
  const kinds = async (only: string) => new Set((await actions(client, 1, [only])).map(({ kind }) => kind));
  expect(await kinds("refactor")).toEqual(new Set(["refactor.rewrite", "refactor.extract", "refactor.inline"]));
  expect(await kinds("refactor.inline")).toEqual(new Set(["refactor.inline"]));
});

test("the split comes without its edit, and resolving gives it", async () => {
  const client = await startClient();
  await client.open(uri, single);
  const split = named(await actions(client, 0, ["refactor.rewrite"]), "Split into build and runtime stages");
  expect(split?.edit).toBeUndefined();
  const edit = await editOf(client, split);
  expect(edit.changeAnnotations).toBeUndefined();
  expect(applied(single, edit)).toBe(
    "FROM node:22 AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci\n\nFROM node:22-slim\nWORKDIR /app\nCOPY --from=build /app /app\n" +
      'CMD ["node", "server.js"]\n',
  );
});

test("a client that shows changes first is asked to, for what a person should look at", async () => {
  const workspaceEdit = { ...editor.workspace?.workspaceEdit, changeAnnotationSupport: {} };
  const client = await startClient({ capabilities: { ...editor, workspace: { ...editor.workspace, workspaceEdit } } });
  await client.open(uri, single);
  const found = await actions(client, 3, ["refactor"]);
  const split = await editOf(client, named(found, "Split into build and runtime stages"));
  expect(split.changeAnnotations).toEqual({ review: { label: "Split into build and runtime stages", needsConfirmation: true } });
  expect((split.documentChanges as TextDocumentEdit[])[0]?.edits).toEqual(
    expect.arrayContaining([expect.objectContaining({ annotationId: "review" })]),
  );
  const extract = await editOf(client, named(found, "Extract everything up to this RUN"));
  expect(extract.changeAnnotations).toBeUndefined();
});
