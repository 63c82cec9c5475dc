// Starts the language client and keeps exactly one running: what desktop and web share.
import * as vscode from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { type InitializationOptions, languages, settingsSection } from "../../server/src/protocol";
import { registerFixAll } from "./commands/fixAll";
import { registerNewDockerfile } from "./commands/newDockerfile";
import { registerRestart } from "./commands/restart";
import { registerShowOutput } from "./commands/showOutput";
import { answerFileRequests } from "./fileRequests";
import { showStatus } from "./status";

/** Makes a client that is not started yet; the only difference between desktop and web. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

export interface Session {
  /** Ends the running server, if there is one, and starts a new one. Calls are queued. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Asks the running server. @throws Error where none runs */
  request<Result>(method: string, params: unknown): Promise<Result>;
}

/** Wires the extension up and starts the server; resolves when it answers. */
export async function startClient(context: vscode.ExtensionContext, createClient: CreateClient): Promise<Session> {
  const output = vscode.window.createOutputChannel("Dockwright", { log: true });
  const status = showStatus();
  const options: LanguageClientOptions = {
    // No scheme: untitled files, notebooks and virtual file systems are served like files on disk.
    documentSelector: [{ language: languages.dockerfile }],
    outputChannel: output,
    diagnosticCollectionName: settingsSection,
    initializationOptions: { readsFiles: true } satisfies InitializationOptions,
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
  );
  await session.restart();
  return session;
}

function keepOneRunning(create: () => BaseLanguageClient, output: vscode.LogOutputChannel): Session {
  let running: BaseLanguageClient | undefined;
  let queue: Promise<void> = Promise.resolve();
  const inTurn = (step: () => Promise<void>): Promise<void> => {
    queue = queue.then(step).catch((failure: unknown) => output.error(failure instanceof Error ? failure : String(failure)));
    return queue;
  };
  const end = async (): Promise<void> => {
    const client = running;
    running = undefined;
    // A server that hangs or has died must not keep the next one from starting.
    await client?.dispose().catch((failure: unknown) => output.warn(`The server did not stop in order: ${String(failure)}`));
  };
  return {
    restart: () =>
      inTurn(async () => {
        await end();
        running = create();
        await running.start();
      }),
    stop: () => inTurn(end),
    async request<Result>(method: string, params: unknown): Promise<Result> {
      await queue; // a server that is starting has not answered yet
      if (!running) throw new Error(vscode.l10n.t("The language server does not run."));
      return running.sendRequest<Result>(method, params);
    },
  };
}
