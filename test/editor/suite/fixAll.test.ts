// "Apply all safe fixes" mends what is safe and leaves what needs a look.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { diagnosticsWhen, has, untitled } from "./editor";

suite("fix all", () => {
  test("safe fixes are applied, those to review are not", async () => {
    const document = await untitled("FROM node:22\nENV A b\nENV C d e\nCMD node server.js\n");
    await diagnosticsWhen(document, has("legacy-key-value"));
    await vscode.commands.executeCommand("dockwright.fixAll");
    assert.equal(document.getText(), 'FROM node:22\nENV A=b\nENV C="d e"\nCMD node server.js\n');
  });
});
