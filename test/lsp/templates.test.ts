// New Dockerfiles through the protocol: completion and the light bulb in an empty file, the request behind the editor's command.
import { expect, test } from "vitest";
import type { CodeAction, CompletionItem, CompletionList, CreateFile, TextDocumentEdit } from "vscode-languageserver-protocol/node";
import { type TemplatesResult, templatesRequest } from "../../server/src/protocol";
import { folder, startClient } from "./client";

const project = { "go.mod": "module example.org/links\n\ngo 1.26\n", "main.go": "package main\n\nfunc main() {}\n", Dockerfile: "" };
const start = { line: 0, character: 0 };

test("completion in an empty file begins with the template that fits", async () => {
  const at = folder(project);
  const client = await startClient();
  const uri = at.uri("Dockerfile");
  await client.open(uri, "");
  const params = { textDocument: { uri }, position: start };
  const { items } = await client.connection.sendRequest<CompletionList>("textDocument/completion", params);
  expect(items.slice(0, 2).map(({ label }) => label)).toEqual(["Dockerfile for Go", "FROM"]);
  expect(items[0]?.textEdit?.newText).toContain("go build");
  expect(new Set(items.map(({ sortText }) => sortText)).size).toBe(items.length);
  const resolved = await client.connection.sendRequest<CompletionItem>("completionItem/resolve", items[0]);
  expect(resolved.documentation).toMatchObject({
    kind: "markdown",
    value: expect.stringContaining("FROM --platform=$BUILDPLATFORM golang"),
  });
});

test("the light bulb of an empty file writes the Dockerfile and .dockerignore", async () => {
  const at = folder(project);
  const client = await startClient();
  const uri = at.uri("Dockerfile");
  await client.open(uri, "");
  const params = { textDocument: { uri }, range: { start, end: start }, context: { diagnostics: [] } };
  const [action] = await client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", params);
  expect(action).toMatchObject({ title: "Write the Dockerfile for Go (from go.mod)", kind: "quickfix", isPreferred: true });
  const { edit } = await client.connection.sendRequest<CodeAction>("codeAction/resolve", action);
  const [own, create, ignore] = (edit?.documentChanges ?? []) as [TextDocumentEdit, CreateFile, TextDocumentEdit];
  expect(own).toMatchObject({ textDocument: { uri, version: 1 }, edits: [{ newText: expect.stringContaining("AS runtime") }] });
  expect(create).toMatchObject({ kind: "create", uri: at.uri(".dockerignore") });
  expect(ignore.textDocument.uri).toBe(at.uri(".dockerignore"));
});

test("the request names the projects of a folder with their files, and every kind", async () => {
  const at = folder(project);
  const client = await startClient();
  const ask = (params: object) => client.connection.sendRequest<TemplatesResult>(templatesRequest, params);
  const { projects, kinds } = await ask({ folder: at.uri(""), compose: true });
  expect(projects).toMatchObject([{ kind: "go", title: "Go", because: "go.mod" }]);
  expect(projects[0]?.files.map(({ path }) => path)).toEqual(["Dockerfile", ".dockerignore", "compose.yaml"]);
  expect(kinds.length).toBeGreaterThan(20);
  expect(await ask({ folder: at.uri(""), kind: "static", compose: false })).toMatchObject({ projects: [{ kind: "static" }] });
  expect(await ask({ folder: at.uri("nowhere"), compose: false })).toMatchObject({ projects: [] });
});
