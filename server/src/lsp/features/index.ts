// Every feature of the language server: what is announced to the client, and where the answer is worked out.
import { CodeActionKind } from "vscode-languageserver";
import { fixAllKind, refactorKinds } from "../codeActions/kinds";
import type { Feature } from "../feature";

export const features: readonly Feature[] = [
  {
    suits: (client) => !client.pullsDiagnostics,
    capabilities: () => ({}),
    load: async () => (await import("./publishDiagnostics")).publishDiagnostics,
  },
  {
    suits: (client) => client.pullsDiagnostics,
    capabilities: () => ({ diagnosticProvider: { identifier: "dockwright", interFileDependencies: true, workspaceDiagnostics: false } }),
    load: async () => (await import("./pullDiagnostics")).pullDiagnostics,
  },
  {
    capabilities: () => ({ hoverProvider: true }),
    load: async () => (await import("./hover")).hover,
  },
  {
    suits: (client) => client.literalActions,
    capabilities: ({ resolvesEdits }) => ({
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, ...refactorKinds], resolveProvider: resolvesEdits },
    }),
    load: async () => (await import("./codeAction")).codeAction,
  },
  {
    capabilities: () => ({ completionProvider: { triggerCharacters: [" ", "-", "=", ",", "$", "{", "#", ";"], resolveProvider: true } }),
    load: async () => (await import("./completion")).completion,
  },
  {
    capabilities: () => ({ documentSymbolProvider: true }),
    load: async () => (await import("./documentSymbol")).documentSymbol,
  },
  {
    capabilities: () => ({ foldingRangeProvider: true }),
    load: async () => (await import("./foldingRange")).foldingRange,
  },
  {
    capabilities: () => ({ definitionProvider: true }),
    load: async () => (await import("./definition")).definition,
  },
  {
    capabilities: () => ({ referencesProvider: true, documentHighlightProvider: true }),
    load: async () => (await import("./references")).references,
  },
  {
    capabilities: ({ preparesRename }) => ({ renameProvider: preparesRename ? { prepareProvider: true } : true }),
    load: async () => (await import("./rename")).rename,
  },
  {
    capabilities: () => ({ documentLinkProvider: {} }),
    load: async () => (await import("./documentLink")).documentLink,
  },
  {
    capabilities: () => ({ signatureHelpProvider: { triggerCharacters: [" ", ","] } }),
    load: async () => (await import("./signatureHelp")).signatureHelp,
  },
  {
    capabilities: () => ({}),
    load: async () => (await import("./templates")).templates,
  },
  {
    capabilities: () => ({}),
    load: async () => (await import("./prove")).prove,
  },
  {
    capabilities: () => ({ codeLensProvider: { resolveProvider: false } }),
    load: async () => (await import("./codeLens")).codeLens,
  },
];
