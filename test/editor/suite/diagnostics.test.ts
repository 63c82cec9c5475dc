// Findings reach the editor with all that it can show, in files and in untitled buffers, and leave with the fault.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { diagnosticOf, diagnosticsWhen, has, open, replaceAll, untitled } from "./editor";

suite("diagnostics", () => {
  test("range, source, severity, code and link", async () => {
    const document = await open("Dockerfile");
    const diagnostic = await diagnosticOf(document, "shell-form-command");
    assert.equal(document.getText(diagnostic.range), "node server.js");
    assert.equal(diagnostic.range.start.line, 2);
    assert.equal(diagnostic.source, "dockwright");
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Warning);
    assert.ok(typeof diagnostic.code === "object");
    assert.equal(diagnostic.code.value, "shell-form-command");
    assert.match(diagnostic.code.target.toString(), /shell-form-command/);
  });

  test("an untitled buffer is checked", async () => {
    const document = await untitled("FROM node\n");
    assert.equal(document.uri.scheme, "untitled");
    const diagnostic = await diagnosticOf(document, "untagged-base-image");
    assert.equal(document.getText(diagnostic.range), "node");
  });

  test("a finding goes away with its fault and comes back with it", async () => {
    const document = await untitled("FROM node\n");
    await diagnosticsWhen(document, has("untagged-base-image"));
    await replaceAll(document, "FROM node:22\n");
    await diagnosticsWhen(document, (found) => !has("untagged-base-image")(found));
    await replaceAll(document, "FROM node\n");
    await diagnosticsWhen(document, has("untagged-base-image"));
  });

  test("characters outside the BMP do not move a range", async () => {
    const document = await untitled('FROM node:22\nLABEL a="🐳🐳" \\\n  b="🐳"\nCMD node 🐳.js\n');
    const diagnostic = await diagnosticOf(document, "shell-form-command");
    assert.equal(document.getText(diagnostic.range), "node 🐳.js");
  });
});
