// The command "New Dockerfile" writes the files for a project through the editor's file system, and shows the Dockerfile.
import assert from "node:assert/strict";
import * as vscode from "vscode";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = async (file: vscode.Uri): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(file));

suite("new Dockerfile", () => {
  test("a Go project gets its Dockerfile, .dockerignore and compose.yaml", async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root, "a folder is open");
    const folder = vscode.Uri.joinPath(root, "links");
    await vscode.workspace.fs.delete(folder, { recursive: true }).then(undefined, () => undefined);
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, "go.mod"), bytes("module example.org/links\n\ngo 1.26\n"));
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, "main.go"), bytes("package main\n\nfunc main() {}\n"));
    await vscode.commands.executeCommand("dockwright.newDockerfile", folder, { compose: true });
    assert.match(await textOf(vscode.Uri.joinPath(folder, "Dockerfile")), /golang:1\.26[\s\S]*ENTRYPOINT \["\/links"\]/);
    assert.match(await textOf(vscode.Uri.joinPath(folder, ".dockerignore")), /^\.git$/m);
    assert.match(await textOf(vscode.Uri.joinPath(folder, "compose.yaml")), /init: true/);
    assert.match(vscode.window.activeTextEditor?.document.fileName ?? "", /Dockerfile$/);
  });
});
