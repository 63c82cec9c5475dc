// Starts the language server on a connection: what Node and the web have in common.
import { type Connection, type InitializeResult, TextDocumentSyncKind } from "vscode-languageserver";
import { settingsSection } from "../protocol";
import { readClient } from "./client";
import { clientFiles } from "./clientFiles";
import { openDocuments } from "./documents";
import { documentFacts } from "./facts";
import type { Feature, Server } from "./feature";
import { features } from "./features";
import { sayIn } from "./messages";
import type { MakeRuntime } from "./runtime";
import { documentSettings } from "./settings";
import { watch } from "./watch";

/** Begins to listen. The features are made when the client has said what it can do. @param version of this program, for the client's logs */
export function startServer(connection: Connection, makeRuntime: MakeRuntime, version?: string): void {
  const log = connection.console;
  const documents = openDocuments(connection, log);
  connection.onInitialize((params): InitializeResult => {
    const client = readClient(params);
    const runtime = makeRuntime(client.readsFiles ? clientFiles(connection) : undefined);
    const say = sayIn(runtime.translations(client.locale));
    const settings = documentSettings(connection, client, runtime, say, params.initializationOptions?.[settingsSection]);
    const server: Server = { connection, client, runtime, say, log, documents, settings, facts: documentFacts(runtime, log) };
    const running: readonly Feature[] = features.filter((feature) => feature.suits?.(client) ?? true);
    for (const feature of running) feature.start(server);
    const stopWaiting = connection.onInitialized(() => {
      stopWaiting.dispose();
      watch(server);
    });
    return {
      serverInfo: { name: "dockwright", version },
      capabilities: {
        positionEncoding: "utf-16",
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
        ...Object.assign({}, ...running.map((feature) => feature.capabilities(client))),
      },
    };
  });
  connection.listen();
}
