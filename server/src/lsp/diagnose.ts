// The diagnostics of a document, as the protocol wants them.
import type { Diagnostic } from "vscode-languageserver";
import type { Analysis } from "./analysis";
import type { OpenDocument } from "./document";
import type { Server } from "./feature";
import { errorToDiagnostic, toDiagnostic } from "./toLsp";

/** Errors first, then findings, each by position. The analysis must be of the document's version. */
export const diagnosticsOf = ({ client, say }: Server, document: OpenDocument, { errors, findings }: Analysis): Diagnostic[] => [
  ...errors.map((error) => errorToDiagnostic(error, document, say)),
  ...findings.map((finding) => toDiagnostic(finding, document, client, say)),
];
