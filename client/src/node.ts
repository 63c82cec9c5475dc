// The extension on desktop and in remote hosts: the server is a process of its own.
import type { ExtensionContext } from "vscode";
import { LanguageClient, type ServerOptions, TransportKind } from "vscode-languageclient/node";
import { registerProveStartup } from "./commands/proveStartup";
import type { Session } from "./session";
import { startClient } from "./startClient";

let session: Session | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath("dist/server.js");
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ["--nolazy", "--inspect=6009"] } },
  };
  session = await startClient(context, (options) => new LanguageClient("dockwright", "Dockwright", server, options));
  context.subscriptions.push(registerProveStartup(session));
}

export const deactivate = (): Promise<void> | undefined => session?.stop();
