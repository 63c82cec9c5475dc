// The command that proves the start of a Dockerfile in a container, and shows what came of it as a page.
import * as vscode from "vscode";
import { languages, type ProvableFix, type ProveParams, type ProveResult, proveRequest } from "../../../server/src/protocol";
import type { Session } from "../session";

const scheme = "dockwright-prove";

interface Pages extends vscode.Disposable {
  show(name: string, page: string): Promise<vscode.Uri>;
}

/** Pages are documents that nobody has to save; the preview of Markdown reads them as it reads files. */
function pages(): Pages {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()),
  });
  return {
    async show(name, page) {
      // Not Dockerfile.md: by such a name the page would be taken for a Dockerfile itself.
      const uri = vscode.Uri.from({ scheme, path: `/${name} in a container.md` });
      texts.set(uri.toString(), page);
      changed.fire(uri);
      try {
        await vscode.commands.executeCommand("markdown.showPreview", uri);
      } catch {
        await vscode.window.showTextDocument(uri); // an editor whose Markdown preview is switched off
      }
      return uri;
    },
    dispose: () => vscode.Disposable.from(provider, changed).dispose(),
  };
}

/** In a notification that nobody has to answer. */
async function offer(fixes: readonly ProvableFix[], run: (fix: ProvableFix) => Promise<unknown>): Promise<void> {
  if (fixes.length === 0) return;
  const choices = new Map(fixes.map((fix) => [vscode.l10n.t("With {0}", fix), fix]));
  const picked = await vscode.window.showInformationMessage(vscode.l10n.t("Prove a fix, too, before it is written?"), ...choices.keys());
  const fix = picked === undefined ? undefined : choices.get(picked);
  if (fix) await run(fix);
}

/** @returns the page; undefined: there is none, which has been said */
async function prove(session: Session, shown: Pages, document: vscode.TextDocument, fix?: ProvableFix): Promise<vscode.Uri | undefined> {
  const params: ProveParams = { uri: document.uri.toString(), ...(fix && { fix }) };
  const { page, problem, fixes = [] } = await session.request<ProveResult>(proveRequest, params);
  if (problem !== undefined) void vscode.window.showErrorMessage(problem);
  if (page === undefined) return undefined;
  const uri = await shown.show(vscode.workspace.asRelativePath(document.uri), page);
  void offer(fixes, (chosen) => prove(session, shown, document, chosen));
  return uri;
}

/** undefined: nothing can be proven here, which has been said. */
async function documentToProve(): Promise<vscode.TextDocument | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (!vscode.workspace.isTrusted) {
    await vscode.window.showWarningMessage(vscode.l10n.t("A Dockerfile is built and run only in a workspace that you trust."));
    return undefined;
  }
  if (document?.languageId === languages.dockerfile) return document;
  await vscode.window.showInformationMessage(vscode.l10n.t("Open a Dockerfile first: its container is what is proven."));
  return undefined;
}

/** Where there is an engine to ask: on the desktop and in remote hosts. The command takes a fix, for other extensions. */
export function registerProveStartup(session: Session): vscode.Disposable {
  const shown = pages();
  void vscode.commands.executeCommand("setContext", "dockwright.canProve", true);
  const command = vscode.commands.registerCommand("dockwright.proveStartup", async (fix?: ProvableFix) => {
    const document = await documentToProve();
    return document && prove(session, shown, document, typeof fix === "string" ? fix : undefined);
  });
  return vscode.Disposable.from(shown, command);
}
