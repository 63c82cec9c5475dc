// The document as the server has it after edits: the same as in the editor, whatever the edits were.
import { expect, test } from "vitest";
import type { Range, TextEdit } from "vscode-languageserver-protocol/node";
import { drawn, startClient } from "./client";

const range = (line: number, from: number, to = from, endLine = line): Range => ({
  start: { line, character: from },
  end: { line: endLine, character: to },
});
const uri = "untitled:a";

test("a finding goes when its line is mended, and comes when it is broken again", async () => {
  const client = await startClient();
  await client.open(uri, "FROM debian:12\nWORKDIR app\n");
  expect(drawn(await client.diagnostics(uri))).toEqual(["1:8-11 warning relative-workdir"]);
  await client.edit(uri, 2, { range: range(1, 8), newText: "/" });
  expect(drawn(await client.diagnostics(uri, ({ version }) => version === 2))).toEqual([]);
  await client.edit(uri, 3, { range: range(1, 8, 9), newText: "" });
  expect(drawn(await client.diagnostics(uri, ({ version }) => version === 3))).toEqual(["1:8-11 warning relative-workdir"]);
});

test("several edits in one change are applied one after the other", async () => {
  const client = await startClient();
  await client.open(uri, "FROM debian:12\nWORKDIR app\nFROM debian:12\nWORKDIR /b\n");
  await client.edit(
    uri,
    2,
    { range: range(3, 8, 9), newText: "" },
    { range: range(0, 0), newText: "# a\n# b\n" },
    { range: range(3, 8, 11), newText: "/app" },
  );
  expect(drawn(await client.diagnostics(uri, ({ version }) => version === 2))).toEqual(["5:8-9 warning relative-workdir"]);
});

test("edits across line ends, in a file with CR LF, keep the positions right", async () => {
  const client = await startClient();
  await client.open(uri, "FROM debian:12\r\nRUN true\r\nWORKDIR app\r\n");
  await client.edit(uri, 2, { range: range(0, 14, 8, 1), newText: "" });
  expect(drawn(await client.diagnostics(uri, ({ version }) => version === 2))).toEqual(["1:8-11 warning relative-workdir"]);
});

test("a change without a range is the whole text", async () => {
  const client = await startClient();
  await client.open(uri, "FROM debian:12\nWORKDIR app\n");
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: "FROM debian:12\n\n\nWORKDIR b\n" }],
  });
  expect(drawn(await client.diagnostics(uri, ({ version }) => version === 2))).toEqual(["3:8-9 warning relative-workdir"]);
});

test("twenty edits at once are answered by one publication, of the last version", async () => {
  const client = await startClient();
  await client.open(uri, "FROM debian:12\nWORKDIR a\n");
  await client.diagnostics(uri);
  const before = client.published.length;
  const edits = Array.from({ length: 20 }, (_, index) => {
    const params = { textDocument: { uri, version: index + 2 }, contentChanges: [{ range: range(1, 8), text: "b" }] };
    const body = JSON.stringify({ jsonrpc: "2.0", method: "textDocument/didChange", params });
    return `Content-Length: ${body.length}\r\n\r\n${body}`;
  });
  client.process.stdin?.write(edits.join("")); // in one piece, as they arrive when the server was busy
  await client.diagnostics(uri, ({ version }) => version === 21);
  await client.settled();
  expect(client.published.slice(before).map(({ version }) => version)).toEqual([21]);
  expect(drawn({ diagnostics: client.published.at(-1)?.diagnostics ?? [] })).toEqual(["1:8-29 warning relative-workdir"]);
});

test("random edits leave the server with the editor's text", async () => {
  const client = await startClient();
  let text = "FROM debian:12\nWORKDIR app\nRUN echo a \\\n  b\nCMD node x\n";
  await client.open(uri, text);
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  const pieces = ["\n", "WORKDIR x\n", "", "\\\n", " ", "🐳", "RUN <<EOF\n", "EOF\n", "# c\r\n"];
  const place = (offset: number): { line: number; character: number } => {
    const before = text.slice(0, offset).split("\n");
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  };
  for (let version = 2; version <= 60; version++) {
    const start = random(text.length + 1);
    const end = Math.min(text.length, start + random(6));
    const inside = /\r$/.test(text.slice(0, start)) || /\r$/.test(text.slice(0, end)); // editors do not cut CR LF in two
    const edit: TextEdit = { range: { start: place(start), end: place(end) }, newText: pieces[random(pieces.length)] ?? "" };
    if (!inside) text = text.slice(0, start) + edit.newText + text.slice(end);
    await client.edit(uri, version, ...(inside ? [] : [edit]));
  }
  await client.open("untitled:fresh", text);
  const edited = await client.diagnostics(uri, ({ version }) => version === 60);
  expect(drawn(edited)).toEqual(drawn(await client.diagnostics("untitled:fresh")));
});
