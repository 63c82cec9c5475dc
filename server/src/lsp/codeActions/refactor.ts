// Refactorings at the selection, as offers; those that change the image are shown for confirmation before they are applied.
import type { CodeActionKind } from "vscode-languageserver";
import { type Refactoring, refactorings, type Span, tryEdits } from "../../core";
import type { Analysis } from "../analysis";
import type { OpenDocument } from "../document";
import type { Server } from "../feature";
import { toWorkspaceEdit } from "../workspaceEdit";
import { isWanted, type Offer } from "./offer";

const prefix = "refactor";

function offerOf(server: Server, document: OpenDocument, { facts }: Analysis, at: Span, refactoring: Refactoring): Offer {
  const { id, kind, review } = refactoring;
  const title = server.say(refactoring.title);
  return {
    id: `${prefix} ${at.start} ${at.end} ${id}`,
    title,
    kind,
    finding: undefined,
    preferred: false,
    edit() {
      const edits = refactoring.edits();
      if (tryEdits(document.dockerfile(), edits) === undefined) return undefined;
      return toWorkspaceEdit(document, edits, facts, server.client, review ? title : undefined);
    },
  };
}

/** @param only kinds that the client asks for */
export const refactorOffers = (
  server: Server,
  document: OpenDocument,
  analysis: Analysis,
  at: Span,
  only: readonly CodeActionKind[] | undefined,
): Offer[] =>
  refactorings(document.dockerfile(), at, analysis.facts)
    .filter(({ kind }) => isWanted(kind, only))
    .map((refactoring) => offerOf(server, document, analysis, at, refactoring));

/** The selection that an offer of this id was made for; undefined for other offers. */
export function selectionOf(id: string): Span | undefined {
  const found = /^refactor (\d+) (\d+) /.exec(id);
  return found ? { start: Number(found[1]), end: Number(found[2]) } : undefined;
}
