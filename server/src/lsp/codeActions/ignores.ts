// Comments that ignore a finding, as offers: for its instruction, and for the whole file.
import { CodeActionKind } from "vscode-languageserver";
import { type Finding, ignoreHere, ignoreInFile, type TextEdit } from "../../core";
import type { Analysis } from "../analysis";
import type { OpenDocument } from "../document";
import type { Server } from "../feature";
import { serverMessages } from "../messages";
import { toWorkspaceEdit } from "../workspaceEdit";
import type { Offer } from "./offer";

export function ignoreOffers(server: Server, document: OpenDocument, { facts }: Analysis, finding: Finding): Offer[] {
  const { rule, span } = finding;
  const offer = (template: string, find: () => TextEdit | undefined): Offer => ({
    id: `${template} ${rule} ${span.start}`,
    title: server.say({ template, values: { rule } }),
    kind: CodeActionKind.QuickFix,
    finding,
    preferred: false,
    edit() {
      const edit = find();
      return edit && toWorkspaceEdit(document, [edit], facts, server.client);
    },
  });
  const model = document.dockerfile();
  const inFile = offer(serverMessages.ignoreInFile, () => ignoreInFile(model, rule));
  return ignoreHere(model, span.start, rule)
    ? [offer(serverMessages.ignoreHere, () => ignoreHere(model, span.start, rule)), inFile]
    : [inFile];
}
