// The documents that are open in the editor, and who wants to know when one changes.
import type { Connection } from "vscode-languageserver";
import { type OpenDocument, openDocument } from "./document";
import { guard, type Log } from "./handle";

export interface DocumentListener {
  /** Opened, or edited. */
  changed?(document: OpenDocument): void;
  closed?(document: OpenDocument): void;
  saved?(uri: string): void;
  /** Settings or files have changed: what was said about any document may be different now. */
  refreshed?(): void;
}

export interface Documents {
  get(uri: string): OpenDocument | undefined;
  all(): Iterable<OpenDocument>;
  listen(listener: DocumentListener): void;
  refresh(): void;
}

export function openDocuments(connection: Connection, log: Log): Documents {
  const open = new Map<string, OpenDocument>();
  const listeners: DocumentListener[] = [];
  connection.onDidOpenTextDocument(
    guard("opening a document", log, ({ textDocument }) => {
      const document = openDocument(textDocument);
      open.set(document.uri, document);
      for (const listener of listeners) listener.changed?.(document);
    }),
  );
  connection.onDidChangeTextDocument(
    guard("editing a document", log, ({ textDocument, contentChanges }) => {
      const document = open.get(textDocument.uri);
      if (!document) return;
      document.change(contentChanges, textDocument.version);
      for (const listener of listeners) listener.changed?.(document);
    }),
  );
  connection.onDidCloseTextDocument(
    guard("closing a document", log, ({ textDocument }) => {
      const document = open.get(textDocument.uri);
      open.delete(textDocument.uri);
      if (document) for (const listener of listeners) listener.closed?.(document);
    }),
  );
  connection.onDidSaveTextDocument(
    guard("saving a document", log, ({ textDocument }) => {
      for (const listener of listeners) listener.saved?.(textDocument.uri);
    }),
  );
  return {
    get: (uri) => open.get(uri),
    all: () => open.values(),
    listen: (listener) => void listeners.push(listener),
    refresh() {
      for (const listener of listeners) listener.refreshed?.();
    },
  };
}
