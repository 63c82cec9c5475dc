// Answers `textDocument/signatureHelp`.
import { MarkupKind, type SignatureHelp } from "vscode-languageserver";
import { signatureHelp as coreSignatureHelp } from "../../core";
import type { StartFeature } from "../feature";
import { onDocument } from "./onDocument";

export const signatureHelp: StartFeature = (server) => {
  server.connection.onSignatureHelp(
    onDocument("textDocument/signatureHelp", server, (doc, { position }, positions): SignatureHelp | null => {
      const found = coreSignatureHelp(doc, positions.offsetAt(position));
      if (!found) return null;
      const signatures = found.signatures.map(({ label, documentation, parameters, active }) => ({
        label,
        documentation: { kind: MarkupKind.Markdown, value: documentation },
        parameters: parameters.map(({ start, end }) => ({ label: [start, end] as [number, number] })),
        activeParameter: active,
      }));
      return { signatures, activeSignature: found.active, activeParameter: found.signatures[found.active]?.active ?? 0 };
    }),
  );
};
