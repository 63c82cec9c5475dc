// The extension on the web: the server is a web worker.
import { type ExtensionContext, Uri, workspace } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient, type MessageTransports } from "vscode-languageclient/browser";
import type { Session } from "./session";
import { startClient } from "./startClient";

let session: Session | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, "dist/browser/server.js");
  session = await startClient(context, (options) => new LanguageClient("dockwright", "Dockwright", () => startWorker(script), options));
}

/** A worker can be loaded from the web only; where the extension lies in another file system, from a copy of the script. */
async function startWorker(script: Uri): Promise<MessageTransports> {
  const onWeb = /^https?$/.test(script.scheme);
  const worker = new Worker(onWeb ? script.toString(true) : copyOf(await workspace.fs.readFile(script)));
  // Not the worker itself: the client knows it by `instanceof`, which the editor's own Worker does not pass.
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}

const copyOf = (script: Uint8Array): string =>
  URL.createObjectURL(new Blob([new TextDecoder().decode(script)], { type: "text/javascript" }));

export const deactivate = (): Promise<void> | undefined => session?.stop();
