// Turns what core says into what the protocol understands: spans into ranges, findings into diagnostics.
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Position, type Range, type TextEdit } from "vscode-languageserver";
import { type TextEdit as CoreEdit, type Finding, type ParseError, rulePageUrl, type Severity, type Span } from "../core";
import type { Client } from "./client";
import type { OpenDocument } from "./document";
import type { Say } from "./messages";

const source = "dockwright";
const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  style: DiagnosticSeverity.Hint,
};
const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** Where offsets of one text stand: an open document, or the line index of another file. */
export interface Positions {
  positionAt(offset: number): Position;
}

export const toRange = (positions: Positions, { start, end }: Span): Range => ({
  start: positions.positionAt(start),
  end: positions.positionAt(end),
});

export const toTextEdit = (positions: Positions, { span, newText }: CoreEdit): TextEdit => ({ range: toRange(positions, span), newText });

/** The parts that the client does not understand are left out. */
export function toDiagnostic(finding: Finding, document: OpenDocument, client: Client, say: Say): Diagnostic {
  const { positions, uri } = document;
  const related = finding.related.map(({ span, message }) => ({
    location: { uri, range: toRange(positions, span) },
    message: say(message),
  }));
  return {
    range: toRange(positions, finding.span),
    severity: severities[finding.severity],
    code: finding.rule,
    ...(client.codeDescription && { codeDescription: { href: rulePageUrl(finding.rule) } }),
    source,
    message: say(finding.message),
    ...(client.diagnosticTags && finding.tag && { tags: [tags[finding.tag]] }),
    ...(client.relatedInformation && related.length > 0 && { relatedInformation: related }),
  };
}

/** What the builder refuses; there is no rule, so no page to link to. */
export function errorToDiagnostic({ code, message, values, span }: ParseError, { positions }: OpenDocument, say: Say): Diagnostic {
  return {
    range: toRange(positions, span),
    severity: DiagnosticSeverity.Error,
    code,
    source,
    message: say({ template: message, values }),
  };
}
