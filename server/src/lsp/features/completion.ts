// Answers `textDocument/completion` and `completionItem/resolve`.
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
} from "vscode-languageserver";
import {
  type CompletionKind,
  type CompletionItem as CoreItem,
  type CompletionList as CoreList,
  completion as coreCompletion,
  templateCompletions,
  templateOfferNeeds,
} from "../../core";
import type { OpenDocument } from "../document";
import type { StartFeature } from "../feature";
import { answer } from "../handle";
import { toRange } from "../toLsp";

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  flag: CompletionItemKind.Property,
  option: CompletionItemKind.Field,
  value: CompletionItemKind.Value,
  stage: CompletionItemKind.Module,
  variable: CompletionItemKind.Variable,
  directive: CompletionItemKind.Keyword,
  template: CompletionItemKind.File,
};

export const completion: StartFeature = (server) => {
  // Documentation is made for the item that is looked at; `data` is its place in the last list that was sent.
  let last: readonly CoreItem[] = [];
  const listed = (found: CoreList | undefined, positions: OpenDocument["positions"], from: number): readonly CompletionItem[] => {
    if (!found) return [];
    const range = toRange(positions, found.span);
    return found.items.map(({ label, kind, detail, newText }, index): CompletionItem => {
      const data = from + index;
      return { label, kind: kinds[kind], detail, textEdit: { range, newText }, sortText: String(data).padStart(4, "0"), data };
    });
  };
  server.connection.onCompletion(
    answer(
      "textDocument/completion",
      server.log,
      async ({ textDocument, position }): Promise<CompletionList | null> => {
        const document = server.documents.get(textDocument.uri);
        if (!document?.isDockerfile) return null;
        const { positions, version } = document;
        const doc = document.dockerfile();
        const offset = positions.offsetAt(position);
        const facts = await server.facts.update(textDocument.uri, (known) => templateOfferNeeds(doc, known));
        if (document.version !== version) throw new ResponseError(LSPErrorCodes.ContentModified, "The document has changed");
        const templates = templateCompletions(doc, offset, facts);
        const others = coreCompletion(doc, offset);
        last = [...(templates?.items ?? []), ...(others?.items ?? [])];
        if (last.length === 0) return null;
        const items = [...listed(templates, positions, 0), ...listed(others, positions, templates?.items.length ?? 0)];
        return { isIncomplete: false, items };
      },
      () => null,
    ),
  );
  server.connection.onCompletionResolve(
    answer(
      "completionItem/resolve",
      server.log,
      (item): CompletionItem => {
        const found = last[Number(item.data)];
        const value = found?.label === item.label ? found.documentation?.() : undefined;
        return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
      },
      (item) => item,
    ),
  );
};
