// Every feature of the language server: what is announced to the client, and where the answer is worked out.
import { CodeActionKind } from "vscode-languageserver";
import { fixAllKind } from "../codeActions/kinds";
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
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: resolvesEdits },
    }),
    load: async () => (await import("./codeAction")).codeAction,
  },
];
