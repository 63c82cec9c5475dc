// Hover through the protocol: Markdown over the token's range, nothing elsewhere.
import { expect, test } from "vitest";
import { type Hover, MarkupKind } from "vscode-languageserver-protocol/node";
import { startClient } from "./client";

test("hovering a keyword explains it", async () => {
  const client = await startClient();
  await client.open("untitled:a", "FROM debian:12\n  WORKDIR /app\n\n");
  const hover = (line: number, character: number) =>
    client.connection.sendRequest<Hover | null>("textDocument/hover", {
      textDocument: { uri: "untitled:a" },
      position: { line, character },
    });
  const shown = await hover(1, 4);
  expect(shown?.range).toEqual({ start: { line: 1, character: 2 }, end: { line: 1, character: 9 } });
  expect(shown?.contents).toMatchObject({ kind: MarkupKind.Markdown, value: expect.stringContaining("WORKDIR") });
  expect(await hover(2, 0)).toBeNull();
});

test("hovering in a document that is not open answers nothing", async () => {
  const client = await startClient();
  const position = { line: 0, character: 0 };
  expect(await client.connection.sendRequest("textDocument/hover", { textDocument: { uri: "untitled:gone" }, position })).toBeNull();
});
