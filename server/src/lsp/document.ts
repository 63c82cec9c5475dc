// One open document: its text, kept in step with the editor's, and its model, read when it is first asked for.
import type { TextDocumentContentChangeEvent, TextDocumentItem } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Dockerfile, parseTree, readDockerfile, type SyntaxTree, update } from "../core";
import { languages } from "../protocol";

export interface OpenDocument {
  readonly uri: string;
  /** Of the text as it is now. */
  readonly version: number;
  /** An ignore file is open only so that its unsaved text counts. */
  readonly isDockerfile: boolean;
  /** Turns offsets into positions and back. */
  readonly positions: TextDocument;
  text(): string;
  /** The model of this version; made once. */
  dockerfile(): Dockerfile;
  change(changes: readonly TextDocumentContentChangeEvent[], version: number): void;
}

/** All edits since the tree was read, as one: `[start, oldEnd)` of its text has become `[start, newEnd)` of today's. */
interface Pending {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

const nothing: Pending = { start: Number.POSITIVE_INFINITY, oldEnd: 0, newEnd: 0 };

/** @param start @param end of the text before this edit @param inserted length of the new text */
function joined(pending: Pending | undefined, start: number, end: number, inserted: number): Pending {
  const { start: first, oldEnd, newEnd } = pending ?? { ...nothing, oldEnd: end, newEnd: end };
  const beyond = Math.max(0, end - newEnd); // text behind the earlier edits has only been moved
  return { start: Math.min(first, start), oldEnd: oldEnd + beyond, newEnd: newEnd + beyond + inserted - (end - start) };
}

export function openDocument({ uri, languageId, version, text }: TextDocumentItem): OpenDocument {
  const positions = TextDocument.create(uri, languageId, version, text);
  let tree: SyntaxTree | undefined;
  let model: Dockerfile | undefined;
  let pending: Pending | undefined;

  function currentTree(): SyntaxTree {
    const source = positions.getText();
    const old = tree;
    const edit = pending;
    tree = pending = undefined; // should reading fail, the next try starts from the whole text
    if (!old) tree = parseTree(source);
    else if (!edit) tree = old;
    else tree = update(old, { span: { start: edit.start, end: edit.oldEnd }, newText: source.slice(edit.start, edit.newEnd) });
    return tree;
  }
  function change(changes: readonly TextDocumentContentChangeEvent[], to: number): void {
    for (const one of changes) {
      if ("range" in one && one.range) {
        const start = positions.offsetAt(one.range.start);
        const end = positions.offsetAt(one.range.end);
        pending = joined(pending, Math.min(start, end), Math.max(start, end), one.text.length);
      } else tree = pending = undefined;
      TextDocument.update(positions, [one], to);
    }
    model = undefined;
  }
  return {
    uri,
    get version() {
      return positions.version;
    },
    isDockerfile: languageId !== languages.dockerignore && languageId !== "ignore",
    positions,
    text: () => positions.getText(),
    dockerfile() {
      model ??= readDockerfile(currentTree());
      return model;
    },
    change,
  };
}
