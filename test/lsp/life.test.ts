// The server's life: it survives what fails, stops what is cancelled, and ends as the protocol says.
import { once } from "node:events";
import { expect, test } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver-protocol/node";
import { drawn, startClient } from "./client";

const text = "FROM debian:12\nWORKDIR app\n";

test("a feature that fails is logged and answers nothing; the server lives on", async () => {
  const client = await startClient();
  await client.open("untitled:a", text);
  const broken = await client.connection.sendRequest("textDocument/hover", { textDocument: { uri: "untitled:a" } });
  expect(broken).toBeNull();
  expect(client.logged.join("\n")).toContain("textDocument/hover failed: TypeError");
  const whole = await client.connection.sendRequest("textDocument/hover", {
    textDocument: { uri: "untitled:a" },
    position: { line: 1, character: 1 },
  });
  expect(whole).not.toBeNull();
});

test("a broken notification is logged, and the documents stay as they were", async () => {
  const client = await startClient();
  await client.open("untitled:a", text);
  await client.connection.sendNotification("textDocument/didChange", { textDocument: { uri: "untitled:a", version: 2 } });
  await client.edit("untitled:a", 3, { range: { start: { line: 1, character: 8 }, end: { line: 1, character: 8 } }, newText: "/" });
  expect(drawn(await client.diagnostics("untitled:a", ({ version }) => version === 3))).toEqual([]);
  expect(client.logged.join("\n")).toContain("editing a document failed");
});

test("a cancelled request is answered as cancelled", async () => {
  const client = await startClient();
  const lines = Array.from({ length: 2000 }, (_, index) => `RUN echo ${index} && cd /tmp && echo $X${index}`);
  const source = new CancellationTokenSource();
  void client.open("untitled:a", `FROM debian:12\n${lines.join("\n")}\n`);
  const asked = client.connection.sendRequest(
    "textDocument/codeAction",
    {
      textDocument: { uri: "untitled:a" },
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
      context: { diagnostics: [] },
    },
    source.token,
  );
  source.cancel();
  await expect(asked).rejects.toMatchObject({ code: -32800 });
});

test("a request for an unknown method is refused, and nothing else happens", async () => {
  const client = await startClient();
  await expect(client.connection.sendRequest("dockwright/unknown", {})).rejects.toMatchObject({ code: -32601 });
  await client.settled();
});

test("shutdown and exit end the process with 0", async () => {
  const client = await startClient();
  await client.connection.sendRequest("shutdown");
  await client.connection.sendNotification("exit");
  expect((await once(client.process, "exit"))[0]).toBe(0);
});

test("exit without shutdown ends it with 1", async () => {
  const client = await startClient();
  await client.connection.sendNotification("exit");
  expect((await once(client.process, "exit"))[0]).toBe(1);
});

test("an editor that goes away takes the server with it", async () => {
  const client = await startClient();
  client.process.stdin?.end();
  expect((await once(client.process, "exit"))[0]).toBe(1);
});

test("the command line starts the same server", async () => {
  const client = await startClient({ program: ["cli.js", "lsp"] });
  await client.open("untitled:a", text);
  expect(drawn(await client.diagnostics("untitled:a"))).toEqual(["1:8-11 warning relative-workdir"]);
  await client.connection.sendRequest("shutdown");
  await client.connection.sendNotification("exit");
  expect((await once(client.process, "exit"))[0]).toBe(0);
});
