// The command that applies every safe fix to the Dockerfile in the active editor.
import * as vscode from "vscode";
import { languages } from "../../../server/src/protocol";

const fixAllKind = "source.fixAll.dockwright";

/** Runs the same source action that `editor.codeActionsOnSave` runs, and waits until its edit is made. */
async function fixAll(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== languages.dockerfile) {
    await vscode.window.showInformationMessage(vscode.l10n.t("Open a Dockerfile first: there is nothing to fix here."));
    return;
  }
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const resolved = 1; // how many actions to ask the edit of
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    all,
    fixAllKind,
    resolved,
  );
  const edit = actions.find(({ kind }) => kind?.value === fixAllKind)?.edit;
  if (edit) await vscode.workspace.applyEdit(edit);
}

export const registerFixAll = (): vscode.Disposable => vscode.commands.registerCommand("dockwright.fixAll", fixAll);
