// Answers `textDocument/references` and `textDocument/documentHighlight`.
import { type DocumentHighlight, DocumentHighlightKind, type Location } from "vscode-languageserver";
import { references as coreReferences, documentHighlight } from "../../core";
import type { StartFeature } from "../feature";
import { toRange } from "../toLsp";
import { onDocument } from "./onDocument";

export const references: StartFeature = (server) => {
  server.connection.onReferences(
    onDocument("textDocument/references", server, (doc, { textDocument: { uri }, position, context }, positions): Location[] =>
      coreReferences(doc, positions.offsetAt(position), context.includeDeclaration).map((span) => ({
        uri,
        range: toRange(positions, span),
      })),
    ),
  );
  server.connection.onDocumentHighlight(
    onDocument("textDocument/documentHighlight", server, (doc, { position }, positions): DocumentHighlight[] =>
      documentHighlight(doc, positions.offsetAt(position)).map(({ span, kind }) => ({
        range: toRange(positions, span),
        kind: kind === "write" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      })),
    ),
  );
};
