// Starts the language server on a connection: what Node and the web have in common. Answers `initialize` first and loads the rest then.
import { type Connection, type InitializeResult, TextDocumentSyncKind } from "vscode-languageserver";
import { readClient } from "./client";
import { features } from "./features";
import { guard } from "./handle";
import type { Host } from "./runtime";

/** Begins to listen. */
export function startServer(connection: Connection, host: Host): void {
  let register: () => Promise<void> = () => Promise.resolve();
  connection.onInitialize((params): InitializeResult => {
    const client = readClient(params);
    const running = features.filter((feature) => feature.suits?.(client) ?? true);
    const load = guard("starting", connection.console, async () => {
      const session = await import("./session");
      await session.startSession(connection, client, params.initializationOptions, running, host);
    });
    // The answer leaves before the rules are loaded; the client's next message is read after that.
    const ready = new Promise<void>((resolve) => void host.later(() => void load().then(resolve)));
    register = async () => {
      await ready;
      const watch = await import("./watch");
      await watch.register(connection, client);
    };
    return {
      serverInfo: { name: "dockwright", version: host.version },
      capabilities: {
        positionEncoding: "utf-16",
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
        ...Object.assign({}, ...running.map((feature) => feature.capabilities(client))),
      },
    };
  });
  connection.onInitialized(guard("registering for changes", connection.console, () => register()));
  connection.listen();
}
