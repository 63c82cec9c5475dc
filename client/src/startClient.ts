// Wires the extension up and starts the language client: what desktop and web share.
import * as vscode from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { type InitializationOptions, languages, settingsSection } from "../../server/src/protocol";
import { registerFixAll } from "./commands/fixAll";
import { registerNewDockerfile } from "./commands/newDockerfile";
import { registerRestart } from "./commands/restart";
import { registerShowOutput } from "./commands/showOutput";
import { answerFileRequests } from "./fileRequests";
import { keepOneRunning, type Session } from "./session";
import { showStatus } from "./status";

/** Makes a client that is not started yet; the only difference between desktop and web. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** Wires the extension up and starts the server; resolves when it answers. */
export async function startClient(context: vscode.ExtensionContext, createClient: CreateClient): Promise<Session> {
  const output = vscode.window.createOutputChannel("Dockwright", { log: true });
  const status = showStatus();
  const options: LanguageClientOptions = {
    // No scheme: untitled files, notebooks and virtual file systems are served like files on disk.
    documentSelector: [{ language: languages.dockerfile }],
    outputChannel: output,
    diagnosticCollectionName: settingsSection,
    // Asked anew at every start of the server.
    initializationOptions: (): InitializationOptions => ({ readsFiles: true, trusted: vscode.workspace.isTrusted }),
  };
  const session = keepOneRunning(() => {
    const client = createClient(options);
    status.follow(client);
    answerFileRequests(client);
    return client;
  }, output);
  context.subscriptions.push(
    output,
    status,
    registerRestart(session),
    registerShowOutput(output),
    registerFixAll(),
    registerNewDockerfile(session),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void session.restart()),
  );
  await session.restart();
  return session;
}
