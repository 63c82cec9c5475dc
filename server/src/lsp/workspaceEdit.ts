// Turns the edits of a fix into a workspace edit, other files of the build context included.
import type { AnnotatedTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { type Facts, type FixEdit, knownText, lineIndex } from "../core";
import type { Client } from "./client";
import type { OpenDocument } from "./document";
import { type Positions, toTextEdit } from "./toLsp";

/** URI of a path relative to the document's directory; undefined for buffers without one (`untitled:`). */
export function siblingUri(uri: string, path: string): string | undefined {
  return uri.includes("/") ? new URL(path.split("/").map(encodeURIComponent).join("/"), uri).href : undefined;
}

type Change = NonNullable<WorkspaceEdit["documentChanges"]>[number];

const annotation = "review";

/** Each text edit asks to be confirmed: the editor shows all of them first. */
function confirmed(changes: readonly Change[], label: string): WorkspaceEdit {
  const documentChanges = changes.map((change) =>
    "textDocument" in change ? { ...change, edits: change.edits.map((edit) => ({ ...edit, annotationId: annotation })) } : change,
  );
  return { documentChanges, changeAnnotations: { [annotation]: { label, needsConfirmation: true } } };
}

/**
 * undefined where the client cannot do it, or the text of another file is not known.
 * @param review what the edit does, where a person should confirm it
 */
export function toWorkspaceEdit(
  document: OpenDocument,
  edits: readonly FixEdit[],
  facts: Facts,
  client: Client,
  review?: string,
): WorkspaceEdit | undefined {
  const changes: Change[] = [];
  for (const file of new Set(edits.map((edit) => edit.file ?? ""))) {
    const list = edits.filter((edit) => (edit.file ?? "") === file);
    const change =
      file === "" ? [textChange(document.uri, document.version, list, document.positions)] : otherFile(document, file, list, facts, client);
    if (!change) return undefined;
    changes.push(...change);
  }
  if (review !== undefined && client.confirmsEdits) return confirmed(changes, review);
  if (client.documentChanges) return { documentChanges: changes };
  const texts = changes.filter((change): change is TextDocumentEdit => "textDocument" in change);
  return {
    changes: Object.fromEntries(texts.map(({ textDocument, edits: list }) => [textDocument.uri, list as (TextEdit | AnnotatedTextEdit)[]])),
  };
}

const textChange = (uri: string, version: number | null, edits: readonly FixEdit[], positions: Positions): TextDocumentEdit => ({
  textDocument: { uri, version },
  edits: edits.map((edit) => toTextEdit(positions, edit)),
});

function otherFile(document: OpenDocument, file: string, edits: readonly FixEdit[], facts: Facts, client: Client): Change[] | undefined {
  const uri = siblingUri(document.uri, file);
  if (uri === undefined) return undefined;
  if (edits.some(({ create }) => create)) {
    if (!client.documentChanges || !client.createsFiles || knownText(facts, file) !== undefined) return undefined;
    return [{ kind: "create", uri, options: { ignoreIfExists: false, overwrite: false } }, textChange(uri, null, edits, lineIndex(""))];
  }
  const text = knownText(facts, file);
  return text === undefined ? undefined : [textChange(uri, null, edits, lineIndex(text))];
}
