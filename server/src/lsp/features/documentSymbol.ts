// Answers `textDocument/documentSymbol`, as a tree or, for clients that know no trees, as a list.
import { type DocumentSymbol, type SymbolInformation, SymbolKind } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type DocumentSymbol as CoreSymbol, documentSymbols } from "../../core";
import type { StartFeature } from "../feature";
import { toRange } from "../toLsp";
import { onDocument } from "./onDocument";

const kindOf = ({ kind }: CoreSymbol): SymbolKind => (kind === "stage" ? SymbolKind.Module : SymbolKind.Property);

const tree = (symbol: CoreSymbol, positions: TextDocument): DocumentSymbol => ({
  name: symbol.name,
  detail: symbol.detail,
  kind: kindOf(symbol),
  range: toRange(positions, symbol.span),
  selectionRange: toRange(positions, symbol.selection),
  children: symbol.children.map((child) => tree(child, positions)),
});

const list = (symbol: CoreSymbol, positions: TextDocument, uri: string, containerName?: string): SymbolInformation[] => [
  {
    name: symbol.name,
    kind: kindOf(symbol),
    location: { uri, range: toRange(positions, symbol.span) },
    ...(containerName && { containerName }),
  },
  ...symbol.children.flatMap((child) => list(child, positions, uri, symbol.name)),
];

export const documentSymbol: StartFeature = (server) => {
  server.connection.onDocumentSymbol(
    onDocument("textDocument/documentSymbol", server, (doc, { textDocument }, positions) => {
      const symbols = documentSymbols(doc);
      if (server.client.nestedSymbols) return symbols.map((symbol) => tree(symbol, positions));
      return symbols.flatMap((symbol) => list(symbol, positions, textDocument.uri));
    }),
  );
};
