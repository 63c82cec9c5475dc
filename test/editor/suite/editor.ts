// What the suites do in the editor: open text, wait for diagnostics, ask for code actions.
import assert from "node:assert/strict";
import * as vscode from "vscode";

export const extensionId = "dockwright.dockwright";

/** Opens a new untitled Dockerfile with this text and shows it. */
export async function untitled(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: "dockerfile", content });
  await vscode.window.showTextDocument(document);
  return document;
}

/** Opens a file of the workspace folder. */
export async function open(name: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, "a folder is open");
  return vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
}

/** Waits, at most 20 seconds, until the document's diagnostics satisfy the condition. */
export async function diagnosticsWhen(
  document: vscode.TextDocument,
  wanted: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const found = vscode.languages.getDiagnostics(document.uri);
    if (wanted(found)) return found;
    if (Date.now() > deadline) throw new Error(`Not the diagnostics waited for: ${JSON.stringify(found.map(drawn))}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The rule's id of a diagnostic. */
export const ruleOf = ({ code }: vscode.Diagnostic): string => String(typeof code === "object" ? code.value : code);

export const has =
  (rule: string) =>
  (found: readonly vscode.Diagnostic[]): boolean =>
    found.some((diagnostic) => ruleOf(diagnostic) === rule);

/** The one diagnostic of a rule, when it is there. */
export async function diagnosticOf(document: vscode.TextDocument, rule: string): Promise<vscode.Diagnostic> {
  const found = (await diagnosticsWhen(document, has(rule))).filter((diagnostic) => ruleOf(diagnostic) === rule);
  const [only] = found;
  assert.ok(only && found.length === 1, `one ${rule}, not ${found.length}`);
  return only;
}

export const replaceAll = async (document: vscode.TextDocument, text: string): Promise<void> => {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
};

const drawn = (diagnostic: vscode.Diagnostic): string =>
  `${diagnostic.range.start.line}:${diagnostic.range.start.character} ${ruleOf(diagnostic)}`;
