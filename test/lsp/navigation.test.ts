// Completion, outline, folding, definition, references, rename, links and signatures through the protocol.
import { expect, test } from "vitest";
import type {
  CompletionItem,
  CompletionList,
  DocumentSymbol,
  FoldingRange,
  Location,
  SymbolInformation,
  WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { editor, startClient } from "./client";

const uri = "untitled:a";
const source = "FROM golang:1.24 AS build\nARG VERSION=1\nRUN go build \\\n  -o /app\n\nFROM alpine:3.22\nCOPY --from=build /app /app\n";
const trees = {
  ...editor,
  textDocument: { ...editor.textDocument, documentSymbol: { hierarchicalDocumentSymbolSupport: true }, definition: { linkSupport: true } },
};

async function opened(text = source, capabilities: typeof editor = trees) {
  const client = await startClient({ capabilities });
  await client.open(uri, text);
  return <Answer>(method: string, more: object = {}) => client.connection.sendRequest<Answer>(method, { textDocument: { uri }, ...more });
}
const at = (line: number, character: number) => ({ position: { line, character } });

test("completion offers instructions with a range to replace, and documentation when it is asked for", async () => {
  const client = await startClient();
  await client.open(uri, "FROM a:1\nCO");
  const list = await client.connection.sendRequest<CompletionList>("textDocument/completion", { textDocument: { uri }, ...at(1, 2) });
  const copy = list.items.find(({ label }) => label === "COPY");
  expect(copy).toMatchObject({ textEdit: { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 2 } } } });
  const resolved = await client.connection.sendRequest<CompletionItem>("completionItem/resolve", copy);
  expect(resolved.documentation).toMatchObject({ kind: "markdown", value: expect.stringMatching(/copies/i) });
});

test("the outline is a tree of stages, or a list where the client knows no trees", async () => {
  const ask = await opened();
  const [build, final] = await ask<DocumentSymbol[]>("textDocument/documentSymbol");
  expect(build?.name).toBe("build");
  expect(build?.children?.map(({ name }) => name)).toEqual(["ARG", "RUN"]);
  expect(final?.children?.map(({ name }) => name)).toEqual(["COPY"]);
  const plain = await opened(source, editor);
  const flat = await plain<SymbolInformation[]>("textDocument/documentSymbol");
  expect(flat.map(({ name, containerName }) => `${containerName ?? ""}/${name}`)).toEqual([
    "/build",
    "build/ARG",
    "build/RUN",
    "/alpine:3.22",
    "alpine:3.22/COPY",
  ]);
});

test("stages and continued instructions fold", async () => {
  const ranges = await (await opened())<FoldingRange[]>("textDocument/foldingRange");
  expect(ranges.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
    [0, 3],
    [2, 3],
    [5, 6],
  ]);
});

test("COPY --from leads to the stage, and the stage's uses are found and renamed", async () => {
  const ask = await opened();
  const [link] = await ask<{ targetSelectionRange: unknown }[]>("textDocument/definition", at(6, 14));
  expect(link?.targetSelectionRange).toEqual({ start: { line: 0, character: 20 }, end: { line: 0, character: 25 } });
  const uses = await ask<Location[]>("textDocument/references", { ...at(0, 22), context: { includeDeclaration: true } });
  expect(uses.map(({ range }) => range.start.line)).toEqual([0, 6]);
  const highlights = await ask<{ range: unknown }[]>("textDocument/documentHighlight", at(0, 22));
  expect(highlights).toHaveLength(2);
  const { changes } = await ask<WorkspaceEdit>("textDocument/rename", { ...at(0, 22), newName: "compile" });
  expect(changes?.[uri]?.map(({ newText }) => newText)).toEqual(["compile", "compile"]);
});

test("a name that no stage can have is refused", async () => {
  const ask = await opened();
  await expect(ask("textDocument/rename", { ...at(0, 22), newName: "1 x" })).rejects.toThrow();
});

test("images are links", async () => {
  const links = await (await opened())<{ target: string }[]>("textDocument/documentLink");
  expect(links).toHaveLength(2);
  expect(links[0]?.target).toMatch(/^https:\/\/.*golang/);
});

test("the form of an instruction is shown while its parts are typed", async () => {
  const ask = await opened("FROM a:1\nCOPY a ");
  const help = await ask<{ signatures: { label: string }[] }>("textDocument/signatureHelp", at(1, 7));
  expect(help.signatures.map(({ label }) => label).join("\n")).toMatch(/^COPY /m);
});
