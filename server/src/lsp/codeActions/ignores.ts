// What ignores a finding, as offers: a comment for its instruction or for the whole file, and the configuration for all files.
import { CodeActionKind, StringValue, type WorkspaceEdit } from "vscode-languageserver";
import { type Finding, type IgnoreEdit, ignoreHere, ignoreInFile, lineIndex } from "../../core";
import type { Analysis } from "../analysis";
import type { OpenDocument } from "../document";
import type { Server } from "../feature";
import { serverMessages } from "../messages";
import type { ConfigEdit } from "../runtime";
import { toRange } from "../toLsp";
import { toWorkspaceEdit } from "../workspaceEdit";
import type { Offer } from "./offer";

const escaped = (text: string): string => text.replace(/[\\$}]/g, "\\$&");

/** With the reason selected for typing over it, where the client can do that. */
function commentEdit({ client }: Server, document: OpenDocument, { facts }: Analysis, edit: IgnoreEdit): WorkspaceEdit | undefined {
  const { reason, newText, span } = edit;
  if (!reason || !client.snippetEdits || !client.documentChanges) return toWorkspaceEdit(document, [{ span, newText }], facts, client);
  const [before, word, behind] = [newText.slice(0, reason.start), newText.slice(reason.start, reason.end), newText.slice(reason.end)];
  const snippet = StringValue.createSnippet(`${escaped(before)}\${1:${escaped(word)}}${escaped(behind)}`);
  const { uri, version, positions } = document;
  return { documentChanges: [{ textDocument: { uri, version }, edits: [{ range: toRange(positions, span), snippet }] }] };
}

/** The lines that are new, so that what else stands in the file stays untouched. */
function configEdit({ uri, before, after }: ConfigEdit): WorkspaceEdit {
  const old = before ?? "";
  let start = 0;
  while (start < old.length && old[start] === after[start]) start++;
  let same = 0;
  while (same < old.length - start && same < after.length - start && old.at(-1 - same) === after.at(-1 - same)) same++;
  const range = toRange(lineIndex(old), { start, end: old.length - same });
  const change = { textDocument: { uri, version: null }, edits: [{ range, newText: after.slice(start, after.length - same) }] };
  return { documentChanges: before === undefined ? [{ kind: "create", uri, options: { overwrite: false } }, change] : [change] };
}

export function ignoreOffers(server: Server, document: OpenDocument, analysis: Analysis, finding: Finding): Offer[] {
  const { client, runtime } = server;
  const { rule, aliases, span } = finding;
  const model = document.dockerfile();
  const offer = (template: string, edit: Offer["edit"]): Offer => ({
    id: `${template} ${rule} ${span.start}`,
    title: server.say({ template, values: { rule } }),
    kind: CodeActionKind.QuickFix,
    finding,
    preferred: false,
    edit,
  });
  const comment = (template: string, find: () => IgnoreEdit | undefined): Offer =>
    offer(template, () => {
      const edit = find();
      return edit && commentEdit(server, document, analysis, edit);
    });
  const here = comment(serverMessages.ignoreHere, () => ignoreHere(model, span.start, rule));
  const everywhere = offer(serverMessages.ignoreEverywhere, async () => {
    const edit = await runtime.ignoreEverywhere(document.uri, [rule, ...aliases], client.folders);
    return edit && configEdit(edit);
  });
  // A buffer that lies nowhere has no configuration beside it.
  const hasPlace = document.uri.includes("/") && client.documentChanges && client.createsFiles;
  return [
    ...(ignoreHere(model, span.start, rule) ? [here] : []),
    comment(serverMessages.ignoreInFile, () => ignoreInFile(model, rule)),
    ...(hasPlace ? [everywhere] : []),
  ];
}
