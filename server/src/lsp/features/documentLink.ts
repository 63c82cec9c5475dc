// Answers `textDocument/documentLink`: images lead to their page.
import type { DocumentLink } from "vscode-languageserver";
import { documentLinks } from "../../core";
import type { StartFeature } from "../feature";
import { toRange } from "../toLsp";
import { onDocument } from "./onDocument";

export const documentLink: StartFeature = (server) => {
  server.connection.onDocumentLinks(
    onDocument("textDocument/documentLink", server, (doc, _, positions): DocumentLink[] =>
      documentLinks(doc).map(({ span, url }) => ({ range: toRange(positions, span), target: url })),
    ),
  );
};
