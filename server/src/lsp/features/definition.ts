// Answers `textDocument/definition`.
import type { Location, LocationLink } from "vscode-languageserver";
import { definition as coreDefinition } from "../../core";
import type { StartFeature } from "../feature";
import { toRange } from "../toLsp";
import { onDocument } from "./onDocument";

export const definition: StartFeature = (server) => {
  server.connection.onDefinition(
    onDocument(
      "textDocument/definition",
      server,
      (doc, { textDocument: { uri }, position }, positions): Location | LocationLink[] | null => {
        const found = coreDefinition(doc, positions.offsetAt(position));
        if (!found) return null;
        const range = toRange(positions, found.selection);
        if (!server.client.definitionLinks) return { uri, range };
        const originSelectionRange = toRange(positions, found.origin);
        return [{ targetUri: uri, targetRange: toRange(positions, found.target), targetSelectionRange: range, originSelectionRange }];
      },
    ),
  );
};
