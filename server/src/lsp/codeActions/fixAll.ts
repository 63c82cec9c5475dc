// All safe fixes of a document at once, as one offer: what editors run on save.
import type { WorkspaceEdit } from "vscode-languageserver";
import { fixAll, type TextEdit } from "../../core";
import type { Analysis } from "../analysis";
import type { OpenDocument } from "../document";
import type { Server } from "../feature";
import { serverMessages } from "../messages";
import { toWorkspaceEdit } from "../workspaceEdit";
import { fixAllKind } from "./kinds";
import type { Offer } from "./offer";

/** Only the lines that differ, so that cursors and breakpoints elsewhere stay where they are. */
async function lineEdits(before: string, after: string): Promise<TextEdit[]> {
  const { diffLines } = await import("diff"); // of no use until somebody fixes a whole file
  const edits: TextEdit[] = [];
  let at = 0;
  for (const { value, added, removed } of diffLines(before, after)) {
    const last = edits.at(-1);
    if (!added && !removed) at += value.length;
    else if (removed) {
      edits.push({ span: { start: at, end: at + value.length }, newText: "" });
      at += value.length;
    } else if (last?.span.end === at && last.newText === "") edits.splice(-1, 1, { span: last.span, newText: value });
    else edits.push({ span: { start: at, end: at }, newText: value });
  }
  return edits;
}

async function editOf(server: Server, document: OpenDocument, { settings, facts }: Analysis): Promise<WorkspaceEdit | undefined> {
  const before = document.text();
  const { text } = fixAll(before, settings.set, facts, "safe");
  return text === before ? undefined : toWorkspaceEdit(document, await lineEdits(before, text), facts, server.client);
}

/** Nothing where no finding has a safe fix. */
export const fixAllOffers = (server: Server, document: OpenDocument, analysis: Analysis): Offer[] =>
  analysis.findings.some(({ fixes }) => fixes.some(({ safety }) => safety === "safe"))
    ? [
        {
          id: fixAllKind,
          title: server.say({ template: serverMessages.fixAll, values: {} }),
          kind: fixAllKind,
          finding: undefined,
          preferred: false,
          edit: () => editOf(server, document, analysis),
        },
      ]
    : [];
