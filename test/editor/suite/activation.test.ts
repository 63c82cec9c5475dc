// The extension starts on a Dockerfile, and knows one by its name or first line.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { namedFiles } from "../host/names";
import { extensionId, open, untitled } from "./editor";

suite("activation", () => {
  test("a Dockerfile activates the extension", async () => {
    await vscode.window.showTextDocument(await open("Dockerfile"));
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension);
    await extension.activate(); // rejects when activation fails
    assert.ok(vscode.extensions.getExtension(extensionId)?.isActive);
  });

  for (const [name, language] of Object.entries(namedFiles)) {
    test(`${name} is a ${language}`, async () => {
      assert.equal((await open(name)).languageId, language);
    });
  }

  test("the commands are there", async () => {
    await untitled("FROM scratch\n");
    const commands = await vscode.commands.getCommands(true);
    for (const command of ["dockwright.restart", "dockwright.showOutput", "dockwright.fixAll"])
      assert.ok(commands.includes(command), command);
    // No container can be run from the web.
    assert.equal(commands.includes("dockwright.proveStartup"), typeof process !== "undefined");
  });
});
