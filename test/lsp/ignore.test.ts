// Ignoring a finding from the light bulb: the place for its reason, and the configuration for all files.
import { expect, test } from "vitest";
import type { CodeAction, CreateFile, TextDocumentEdit, TextEdit } from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { editor, folder, type Options, startClient } from "./client";

const source = "FROM debian:12\n  CMD node server.js\n";
const snippets = {
  ...editor,
  workspace: { ...editor.workspace, workspaceEdit: { ...editor.workspace?.workspaceEdit, snippetEditSupport: true } },
};

async function offered(uri: string, options: Options = {}, text = source) {
  const client = await startClient(options);
  await client.open(uri, text);
  const position = TextDocument.create(uri, "dockerfile", 1, text).positionAt(text.indexOf("node"));
  const params = { textDocument: { uri }, range: { start: position, end: position }, context: { diagnostics: [] } };
  const actions = await client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", params);
  const ignoring = actions.filter(({ title }) => title.startsWith("Ignore shell-form-command"));
  const resolve = async (end: string): Promise<CodeAction> => {
    const action = ignoring.find(({ title }) => title.endsWith(end));
    return client.connection.sendRequest<CodeAction>("codeAction/resolve", action);
  };
  return { ignoring, resolve };
}

/** Text of the configuration after the action, and whether the file was made. */
async function everywhere(uri: string, before: string | undefined) {
  const { resolve } = await offered(uri);
  const { edit } = await resolve("everywhere");
  if (!edit?.documentChanges) return undefined;
  const created = edit.documentChanges.filter((change): change is CreateFile => "kind" in change && change.kind === "create");
  const [change] = edit.documentChanges.filter((each): each is TextDocumentEdit => "textDocument" in each);
  const document = TextDocument.create("", "yaml", 1, before ?? "");
  return {
    file: change?.textDocument.uri.split("/").at(-1),
    created: created.length,
    text: TextDocument.applyEdits(document, (change?.edits ?? []) as TextEdit[]),
  };
}

test("here, in the file, everywhere: each once, none preferred", async () => {
  const { ignoring } = await offered(folder({}).uri("Dockerfile"));
  expect(ignoring.map(({ title, isPreferred }) => [title, isPreferred])).toEqual([
    ["Ignore shell-form-command for this instruction", undefined],
    ["Ignore shell-form-command in this file", undefined],
    ["Ignore shell-form-command everywhere", undefined],
  ]);
});

test("a buffer that lies nowhere has no configuration", async () => {
  const { ignoring } = await offered("untitled:a");
  expect(ignoring.map(({ title }) => title)).toEqual([
    "Ignore shell-form-command for this instruction",
    "Ignore shell-form-command in this file",
  ]);
});

test("an editor that knows snippets gets the reason as a place to fill in", async () => {
  const { resolve } = await offered("untitled:a", { capabilities: snippets });
  expect((await resolve("instruction")).edit?.documentChanges).toEqual([
    {
      textDocument: { uri: "untitled:a", version: 1 },
      edits: [
        {
          range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
          snippet: { kind: "snippet", value: "  # dockwright-ignore: shell-form-command -- ${1:reason}\n" },
        },
      ],
    },
  ]);
});

test("a comment that is there already gets the name, and keeps its own reason", async () => {
  const { resolve } = await offered("untitled:a", { capabilities: snippets }, `# dockwright-ignore-file: x -- why\n${source}`);
  const at = { line: 0, character: 27 };
  expect((await resolve("file")).edit?.documentChanges).toMatchObject([
    { edits: [{ range: { start: at, end: at }, newText: ", shell-form-command" }] },
  ]);
});

test("the nearest .dockwright.yaml gets the rule and keeps everything else", async () => {
  const before = "# team\nprofile: all # loud\nignore:\n  - DL3006 # why\n";
  const { uri } = folder({ ".dockwright.yaml": before, "app/Dockerfile": source });
  expect(await everywhere(uri("app/Dockerfile"), before)).toEqual({
    file: ".dockwright.yaml",
    created: 0,
    text: "# team\nprofile: all # loud\nignore:\n  - DL3006 # why\n  - shell-form-command\n",
  });
});

test("a .hadolint.yaml that counts gets hadolint's name: a new file would hide it", async () => {
  const before = "ignored: [DL3006]\n";
  const { uri } = folder({ ".hadolint.yaml": before, Dockerfile: source });
  expect(await everywhere(uri("Dockerfile"), before)).toEqual({ file: ".hadolint.yaml", created: 0, text: "ignored: [DL3006, DL3025]\n" });
});

test("without a file one is made, in the workspace's folder", async () => {
  const { uri } = folder({ "work/app/Dockerfile": source });
  const options = { workspaceFolders: [{ uri: uri("work"), name: "work" }] };
  const { resolve } = await offered(uri("work/app/Dockerfile"), options);
  const at = uri("work/.dockwright.yaml");
  const start = { line: 0, character: 0 };
  expect((await resolve("everywhere")).edit?.documentChanges).toEqual([
    { kind: "create", uri: at, options: { overwrite: false } },
    { textDocument: { uri: at, version: null }, edits: [{ range: { start, end: start }, newText: "ignore:\n  - shell-form-command\n" }] },
  ]);
});

test("and without a workspace beside the Dockerfile", async () => {
  const { uri } = folder({ "app/Dockerfile": source });
  expect(await everywhere(uri("app/Dockerfile"), undefined)).toEqual({
    file: ".dockwright.yaml",
    created: 1,
    text: "ignore:\n  - shell-form-command\n",
  });
});
