// Templates for an empty Dockerfile, as offers: one for each project around it.
import { CodeActionKind } from "vscode-languageserver";
import { templateActions } from "../../core";
import type { Analysis } from "../analysis";
import type { OpenDocument } from "../document";
import type { Server } from "../feature";
import { toWorkspaceEdit } from "../workspaceEdit";
import type { Offer } from "./offer";

/** A client that creates no files gets the Dockerfile alone. */
export const templateOffers = (server: Server, document: OpenDocument, { facts }: Analysis): Offer[] =>
  templateActions(document.dockerfile(), facts).map(({ title, kind, edits }, index) => ({
    id: `template ${kind}`,
    title: server.say(title),
    kind: CodeActionKind.QuickFix,
    finding: undefined,
    preferred: index === 0,
    edit() {
      const all = edits();
      const own = all.filter(({ file }) => file === undefined);
      return toWorkspaceEdit(document, all, facts, server.client) ?? toWorkspaceEdit(document, own, facts, server.client);
    },
  }));
