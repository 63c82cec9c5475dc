// Restarting the server keeps the extension working, however often and however fast.
import * as vscode from "vscode";
import { diagnosticsWhen, has, replaceAll, untitled } from "./editor";

const rule = "untagged-base-image";

suite("restart", () => {
  test("diagnostics go on after each of two restarts", async () => {
    const document = await untitled("FROM node\n");
    await diagnosticsWhen(document, has(rule));
    for (const tag of ["20", "22"]) {
      await vscode.commands.executeCommand("dockwright.restart");
      await diagnosticsWhen(document, has(rule));
      await replaceAll(document, `FROM node:${tag}\n`);
      await diagnosticsWhen(document, (found) => !has(rule)(found));
      await replaceAll(document, "FROM node\n");
      await diagnosticsWhen(document, has(rule));
    }
  });

  test("restarts that overlap leave one server", async () => {
    const document = await untitled("FROM node\n");
    await Promise.all([1, 2, 3].map(() => vscode.commands.executeCommand("dockwright.restart")));
    await diagnosticsWhen(document, (found) => found.filter((diagnostic) => has(rule)([diagnostic])).length === 1);
  });
});
