// The language status item: whether the server runs, with a way to its output.
import * as vscode from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";
import { languages } from "../../server/src/protocol";
import { showOutputCommand } from "./commands/showOutput";

export interface Status extends vscode.Disposable {
  /** Shows this client's state from now on. */
  follow(client: BaseLanguageClient): void;
}

export function showStatus(): Status {
  const item = vscode.languages.createLanguageStatusItem("dockwright.status", { language: languages.dockerfile });
  item.name = "Dockwright";
  item.command = { command: showOutputCommand, title: vscode.l10n.t("Show output") };
  let following: vscode.Disposable | undefined;
  return {
    follow(client) {
      following?.dispose();
      show(item, client.state);
      following = client.onDidChangeState(({ newState }) => show(item, newState));
    },
    dispose() {
      following?.dispose();
      item.dispose();
    },
  };
}

function show(item: vscode.LanguageStatusItem, state: State): void {
  item.busy = state === State.Starting;
  item.text = "Dockwright";
  item.severity = vscode.LanguageStatusSeverity.Information;
  if (state === State.Running) {
    item.detail = vscode.l10n.t("running");
  } else if (state === State.Starting) {
    item.detail = vscode.l10n.t("starting");
  } else {
    item.detail = vscode.l10n.t("stopped");
    item.severity = vscode.LanguageStatusSeverity.Warning;
  }
}
