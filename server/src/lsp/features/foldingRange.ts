// Answers `textDocument/foldingRange`.
import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver";
import { foldingRanges } from "../../core";
import type { StartFeature } from "../feature";
import { onDocument } from "./onDocument";

const kinds = { comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region } as const;

export const foldingRange: StartFeature = (server) => {
  server.connection.onFoldingRanges(
    onDocument("textDocument/foldingRange", server, (doc, _, positions): FoldingRange[] =>
      foldingRanges(doc).map(({ span, kind }) => ({
        startLine: positions.positionAt(span.start).line,
        endLine: positions.positionAt(span.end).line,
        ...((kind === "comment" || kind === "region") && { kind: kinds[kind] }),
      })),
    ),
  );
};
