// Sends diagnostics (`textDocument/publishDiagnostics`) when a document is quiet, for clients that do not ask for them.
import type { Diagnostic } from "vscode-languageserver";
import { analyse, updateFacts } from "../analysis";
import { diagnosticsOf } from "../diagnose";
import type { OpenDocument } from "../document";
import type { Server, StartFeature } from "../feature";
import { guard } from "../handle";

export const publishDiagnostics: StartFeature = (server) => {
  const { connection, documents, log, runtime } = server;
  const waiting = new Map<string, () => void>();
  const publish = publisher(server);
  const clear = guard("clearing diagnostics", log, (uri: string) => connection.sendDiagnostics({ uri, diagnostics: [] }));
  function changed(document: OpenDocument): void {
    waiting.get(document.uri)?.(); // twenty edits at once are worked on once
    const run = guard("diagnostics", log, async () => {
      waiting.delete(document.uri);
      await publish(document);
    });
    waiting.set(document.uri, runtime.soon(run));
  }
  documents.listen({
    changed,
    refreshed() {
      for (const document of documents.all()) changed(document);
    },
    closed({ uri }) {
      waiting.get(uri)?.();
      waiting.delete(uri);
      void clear(uri);
    },
  });
};

/** Publishes what is known at once, and again when the facts say something new. Stops where a newer version has arrived. */
function publisher(server: Server): (document: OpenDocument) => Promise<void> {
  const { connection, documents } = server;
  const isCurrent = (document: OpenDocument, version: number): boolean =>
    documents.get(document.uri) === document && document.version === version;
  /** @returns what was sent, or would have been: what the editor shows already is not sent again */
  async function publish(document: OpenDocument, shown?: readonly Diagnostic[]): Promise<readonly Diagnostic[]> {
    const { uri, version } = document;
    const analysis = await analyse(server, document);
    if (!isCurrent(document, version)) return [];
    const diagnostics = diagnosticsOf(server, document, analysis);
    if (shown && JSON.stringify(shown) === JSON.stringify(diagnostics)) return shown;
    await connection.sendDiagnostics({ uri, version, diagnostics });
    return diagnostics;
  }
  return async (document) => {
    const { version } = document;
    const shown = await publish(document);
    if (isCurrent(document, version) && (await updateFacts(server, document)) && isCurrent(document, version))
      await publish(document, shown);
  };
}
