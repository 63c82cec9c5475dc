// Answers `textDocument/hover`.
import { type Hover, LSPErrorCodes, MarkupKind, ResponseError } from "vscode-languageserver";
import { hover as coreHover, hoverNeeds } from "../../core";
import type { StartFeature } from "../feature";
import { answer } from "../handle";
import { toRange } from "../toLsp";

export const hover: StartFeature = ({ client, connection, documents, facts, log }) => {
  connection.onHover(
    answer(
      "textDocument/hover",
      log,
      async ({ textDocument, position }): Promise<Hover | null> => {
        const document = documents.get(textDocument.uri);
        if (!document?.isDockerfile) return null;
        const { version } = document;
        const model = document.dockerfile();
        const offset = document.positions.offsetAt(position);
        const known = await facts.update(document.uri, (so) => hoverNeeds(model, offset, so));
        if (document.version !== version) throw new ResponseError(LSPErrorCodes.ContentModified, "The document has changed");
        const found = coreHover(model, offset, known);
        if (!found) return null;
        const kind = client.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText;
        return { contents: { kind, value: found.markdown }, range: toRange(document.positions, found.span) };
      },
      () => null,
    ),
  );
};
