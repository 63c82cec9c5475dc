// Answers `textDocument/prepareRename` and `textDocument/rename`.
import { LSPErrorCodes, type PrepareRenameResult, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import { rename as coreRename, renamable } from "../../core";
import type { StartFeature } from "../feature";
import { toRange, toTextEdit } from "../toLsp";
import { onDocument } from "./onDocument";

export const rename: StartFeature = (server) => {
  server.connection.onPrepareRename(
    onDocument("textDocument/prepareRename", server, (doc, { position }, positions): PrepareRenameResult | null => {
      const found = renamable(doc, positions.offsetAt(position));
      return found ? { range: toRange(positions, found.span), placeholder: found.name } : null;
    }),
  );
  server.connection.onRenameRequest(
    onDocument("textDocument/rename", server, (doc, { textDocument: { uri }, position, newName }, positions): WorkspaceEdit => {
      const renamed = coreRename(doc, positions.offsetAt(position), newName);
      if ("refused" in renamed) throw new ResponseError(LSPErrorCodes.RequestFailed, renamed.refused);
      return { changes: { [uri]: renamed.edits.map((edit) => toTextEdit(positions, edit)) } };
    }),
  );
};
