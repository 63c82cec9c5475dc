// Answers `textDocument/completion` and `completionItem/resolve`.
import { type CompletionItem, CompletionItemKind, type CompletionList, MarkupKind } from "vscode-languageserver";
import { type CompletionKind, type CompletionItem as CoreItem, completion as coreCompletion } from "../../core";
import type { StartFeature } from "../feature";
import { answer } from "../handle";
import { toRange } from "../toLsp";
import { onDocument } from "./onDocument";

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
  server.connection.onCompletion(
    onDocument("textDocument/completion", server, (doc, { position }, positions): CompletionList | null => {
      const found = coreCompletion(doc, positions.offsetAt(position));
      if (!found) return null;
      last = found.items;
      const range = toRange(positions, found.span);
      const items = found.items.map(({ label, kind, detail, newText }, index): CompletionItem => {
        const sortText = String(index).padStart(4, "0");
        return { label, kind: kinds[kind], detail, textEdit: { range, newText }, sortText, data: index };
      });
      return { isIncomplete: false, items };
    }),
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
