// The kinds of code actions that are Dockwright's own.
import { CodeActionKind } from "vscode-languageserver";

/** What editors ask for on save. */
export const fixAllKind: CodeActionKind = `${CodeActionKind.SourceFixAll}.dockwright`;

/** Refactorings come in these. */
export const refactorKinds: readonly CodeActionKind[] = [
  CodeActionKind.RefactorRewrite,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorInline,
];
