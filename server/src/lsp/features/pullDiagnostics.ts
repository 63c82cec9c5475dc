// Answers `textDocument/diagnostic`, for clients that ask for diagnostics and take none unasked.
import { type DocumentDiagnosticParams, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from "vscode-languageserver";
import { analyse, updateFacts } from "../analysis";
import { diagnosticsOf } from "../diagnose";
import type { OpenDocument } from "../document";
import type { Server, StartFeature } from "../feature";
import { answer, guard } from "../handle";

const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

export const pullDiagnostics: StartFeature = (server) => {
  const { client, connection, documents, log } = server;
  const refresh = guard("asking for a refresh", log, () =>
    client.refreshesDiagnostics ? connection.languages.diagnostics.refresh() : undefined,
  );
  connection.languages.diagnostics.on(
    answer(
      "textDocument/diagnostic",
      log,
      async ({ textDocument, previousResultId }: DocumentDiagnosticParams) => {
        const document = documents.get(textDocument.uri);
        return document ? report(server, document, previousResultId, refresh) : nothing;
      },
      () => nothing,
    ),
  );
  documents.listen({ refreshed: () => void refresh() });
};

/** The version and the state of the facts name a report; the facts may bring a better one later. */
async function report(
  server: Server,
  document: OpenDocument,
  previous: string | undefined,
  refresh: () => Promise<void>,
): Promise<DocumentDiagnosticReport> {
  const analysis = await analyse(server, document);
  const resultId = `${analysis.version}.${analysis.facts.version}.${analysis.settings.serial}`;
  void guard("looking for facts", server.log, async () => {
    if (await updateFacts(server, document)) await refresh();
  })();
  if (resultId === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(server, document, analysis) };
}
