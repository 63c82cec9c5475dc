// The light bulb's fix turns the document into the expected text.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { diagnosticOf, diagnosticsWhen, has, untitled } from "./editor";

const rule = "shell-form-command";

async function quickFixes(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const resolved = 20; // ask the edit of this many
  return vscode.commands.executeCommand(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    resolved,
  );
}

suite("quick fix", () => {
  test("the command becomes an array and the finding goes", async () => {
    const document = await untitled("FROM node:22\nCMD node server.js\n");
    const { range } = await diagnosticOf(document, rule);
    const first = (await quickFixes(document, range)).find(({ title }) => title.includes("JSON array"));
    assert.ok(first?.edit, "the fix has an edit");
    assert.ok(await vscode.workspace.applyEdit(first.edit));
    assert.equal(document.getText(), 'FROM node:22\nCMD ["node", "server.js"]\n');
    await diagnosticsWhen(document, (found) => !has(rule)(found));
  });

  test("a finding can be suppressed by a comment", async () => {
    const document = await untitled("FROM node:22\nCMD node server.js\n");
    const { range } = await diagnosticOf(document, rule);
    const suppress = (await quickFixes(document, range)).find(({ title }) => title === `Ignore ${rule} for this instruction`);
    assert.ok(suppress?.edit, "there is a fix that suppresses");
    assert.ok(await vscode.workspace.applyEdit(suppress.edit));
    assert.match(document.getText(), /^FROM node:22\n# dockwright-ignore: shell-form-command.*\nCMD node server\.js\n$/);
    await diagnosticsWhen(document, (found) => !has(rule)(found));
  });
});
