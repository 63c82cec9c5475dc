// The command that restarts the language server.
import * as vscode from "vscode";
import type { Session } from "../session";

export const registerRestart = (session: Session): vscode.Disposable =>
  vscode.commands.registerCommand("dockwright.restart", () => session.restart());
