// Keeps exactly one language server running, and asks it.
import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

export interface Session {
  /** Ends the running server, if there is one, and starts a new one. Calls are queued. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Asks the running server. @throws Error where none runs */
  request<Result>(method: string, params: unknown): Promise<Result>;
}

/** @param create makes a client that is not started yet. */
export function keepOneRunning(create: () => BaseLanguageClient, output: vscode.LogOutputChannel): Session {
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
