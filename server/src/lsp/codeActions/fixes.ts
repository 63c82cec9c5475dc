// The fixes of findings, as offers.
import { CodeActionKind, type WorkspaceEdit } from "vscode-languageserver";
import { type Finding, type FindingFix, tryEdits } from "../../core";
import type { Analysis } from "../analysis";
import type { OpenDocument } from "../document";
import type { Server } from "../feature";
import { toWorkspaceEdit } from "../workspaceEdit";
import type { Offer } from "./offer";

/** An edit of this file that would make the builder refuse it is none. */
function editOf({ client }: Server, document: OpenDocument, { facts }: Analysis, fix: FindingFix): WorkspaceEdit | undefined {
  const edits = fix.edits();
  const here = edits.filter(({ file }) => file === undefined);
  if (edits.length === 0 || (here.length > 0 && tryEdits(document.dockerfile(), here, fix.safety) === undefined)) return undefined;
  return toWorkspaceEdit(document, edits, facts, client);
}

/** Best first, as the rule has them; the first is preferred where it changes nothing but the text. */
export const fixOffers = (server: Server, document: OpenDocument, analysis: Analysis, finding: Finding): Offer[] =>
  finding.fixes.map((fix, index) => ({
    id: `fix ${index} ${finding.rule} ${finding.span.start} ${finding.span.end} ${server.say(finding.message)}`,
    title: server.say(fix.title),
    kind: CodeActionKind.QuickFix,
    finding,
    preferred: index === 0 && fix.safety === "safe",
    edit: () => editOf(server, document, analysis, fix),
  }));
