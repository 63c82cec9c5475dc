// The extension on the web: the server is a web worker.
import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { type Session, startClient } from "./startClient";

let session: Session | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, "dist/browser/server.js").toString(true);
  const createWorker = async (): Promise<Worker> => new Worker(script);
  session = await startClient(context, (options) => new LanguageClient("dockwright", "Dockwright", createWorker, options));
}

export const deactivate = (): Promise<void> | undefined => session?.stop();
