// The command that shows the log of the extension and its server.
import * as vscode from "vscode";

export const showOutputCommand = "dockwright.showOutput";

export const registerShowOutput = (output: vscode.LogOutputChannel): vscode.Disposable =>
  vscode.commands.registerCommand(showOutputCommand, () => output.show());
