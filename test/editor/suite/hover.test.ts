// A hover says what the instruction or flag under it does.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { untitled } from "./editor";

async function hoverText(document: vscode.TextDocument, line: number, character: number): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    new vscode.Position(line, character),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === "string" ? content : content.value))
    .join("\n");
}

suite("hover", () => {
  test("an instruction", async () => {
    const document = await untitled("FROM node:22\nWORKDIR /app\n");
    const text = await hoverText(document, 1, 2);
    assert.match(text, /WORKDIR/);
    assert.match(text, /director/i);
    assert.match(text, /https:\/\//);
  });

  test("a flag", async () => {
    const document = await untitled("FROM node:22\nCOPY --chown=node . .\n");
    assert.match(await hoverText(document, 1, 8), /owner/i);
  });
});
