// What a code action is before the protocol sees it: a title now, an edit when it is wanted.
import { type CodeAction, CodeActionKind, type WorkspaceEdit } from "vscode-languageserver";
import type { Finding } from "../../core";

export interface Offer {
  /** Names the offer among those of one document; the same for the same finding. */
  readonly id: string;
  readonly title: string;
  readonly kind: CodeActionKind;
  /** What it is about; fix-all is about nothing in particular. */
  readonly finding: Finding | undefined;
  readonly preferred: boolean;
  /** undefined where the edit would break the file, or the client cannot apply it. */
  edit(): WorkspaceEdit | undefined | Promise<WorkspaceEdit | undefined>;
}

/** What comes back with `codeAction/resolve`. */
export interface OfferData {
  readonly uri: string;
  readonly version: number;
  readonly id: string;
}

export const isOfferData = (data: CodeAction["data"]): data is OfferData =>
  typeof data === "object" && data !== null && "uri" in data && "version" in data && "id" in data;

/** `source.fixAll` contains `source.fixAll.dockwright`; nothing asked for contains everything. */
export const isWanted = (kind: CodeActionKind, only: readonly CodeActionKind[] | undefined): boolean =>
  only === undefined || only.some((wanted) => wanted === CodeActionKind.Empty || kind === wanted || kind.startsWith(`${wanted}.`));
