// What the client can do, read once from its `initialize` request.
import type { InitializeParams } from "vscode-languageserver";
import type { InitializationOptions } from "../protocol";

export interface Client {
  /** Diagnostics are asked for (`textDocument/diagnostic`) and not sent. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticTags: boolean;
  /** Code actions may be sent without their edit, which is asked for when it is needed. */
  readonly resolvesEdits: boolean;
  readonly preferredActions: boolean;
  /** Code actions may be more than commands. */
  readonly literalActions: boolean;
  readonly documentChanges: boolean;
  readonly createsFiles: boolean;
  /** Edits may ask to be confirmed, and are shown before they are applied. */
  readonly confirmsEdits: boolean;
  readonly markdownHover: boolean;
  readonly readsFiles: boolean;
  /** An edit may hold a place to be filled in. */
  readonly snippetEdits: boolean;
  /** URIs of the workspace's folders. */
  readonly folders: readonly string[];
  /** The outline may be a tree. */
  readonly nestedSymbols: boolean;
  /** A definition may tell which word it belongs to. */
  readonly definitionLinks: boolean;
  readonly preparesRename: boolean;
  /** The user trusts the workspace; undefined: the editor does not know such a thing. */
  readonly trusted: boolean | undefined;
  /** Shows what takes long, and lets it be called off. */
  readonly showsProgress: boolean;
  readonly locale: string | undefined;
}

/**
 * A client gets its diagnostics in one way only. Sent ones are preferred wherever the client takes them: they need no request,
 * carry the version they are for, and come again by themselves when a fact arrives late.
 */
export function readClient(params: InitializeParams): Client {
  const { capabilities, initializationOptions, locale, workspaceFolders } = params;
  const { window, workspace, textDocument } = capabilities;
  const published = textDocument?.publishDiagnostics;
  const shown = published ?? textDocument?.diagnostic;
  const options = initializationOptions as InitializationOptions | null | undefined;
  return {
    pullsDiagnostics: published === undefined && textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relatedInformation: shown?.relatedInformation === true,
    codeDescription: shown?.codeDescriptionSupport === true,
    diagnosticTags: shown?.tagSupport !== undefined,
    resolvesEdits:
      textDocument?.codeAction?.resolveSupport?.properties.includes("edit") === true && textDocument.codeAction.dataSupport === true,
    preferredActions: textDocument?.codeAction?.isPreferredSupport === true,
    literalActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
    confirmsEdits: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined && workspace.workspaceEdit.documentChanges === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes("markdown") !== false,
    readsFiles: options?.readsFiles === true,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
    folders: workspaceFolders?.map(({ uri }) => uri) ?? [],
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    trusted: typeof options?.trusted === "boolean" ? options.trusted : undefined,
    showsProgress: window?.workDoneProgress === true,
    locale,
  };
}
