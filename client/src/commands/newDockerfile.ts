// The command that writes a Dockerfile, and what goes with it, for a project of the workspace.
import * as vscode from "vscode";
import { type TemplatesParams, type TemplatesResult, templatesRequest } from "../../../server/src/protocol";
import type { Session } from "../session";

/** Files that show a project; the server says of what kind it is. */
const signs =
  "**/{package.json,pyproject.toml,requirements.txt,manage.py,go.mod,Cargo.toml,pom.xml,build.gradle,build.gradle.kts,*.csproj,composer.json,Gemfile,mix.exs,CMakeLists.txt,deno.json,deno.jsonc,index.html}";
const notProjects = "**/{node_modules,vendor,dist,build,out,target,bin,obj,.venv,venv,public,static,test,tests,fixtures}/**";
/** Files that are looked at. */
const most = 200;

type Kind = TemplatesResult["kinds"][number];

interface Choice extends vscode.QuickPickItem {
  readonly folder: vscode.Uri;
  /** undefined: another kind than those that were found. */
  readonly template: string | undefined;
}

const folderOf = (file: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(file, "..");

/** Nearest to the root first. */
async function projectFolders(): Promise<readonly vscode.Uri[]> {
  const files = await vscode.workspace.findFiles(signs, notProjects, most);
  const folders = new Map([...files.map(folderOf), ...workspaceFolders()].map((folder) => [folder.toString(), folder]));
  return [...folders.values()].sort((a, b) => a.path.split("/").length - b.path.split("/").length || a.path.localeCompare(b.path));
}

const workspaceFolders = (): readonly vscode.Uri[] => vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [];

const shown = (folder: vscode.Uri): string => vscode.workspace.asRelativePath(folder, true);

async function choices(
  session: Session,
  folders: readonly vscode.Uri[],
): Promise<{ readonly found: readonly Choice[]; readonly kinds: readonly Kind[] }> {
  let kinds: readonly Kind[] = [];
  const found: Choice[] = [];
  for (const folder of folders) {
    const params: TemplatesParams = { folder: folder.toString(), compose: false };
    const answer = await session.request<TemplatesResult>(templatesRequest, params);
    kinds = answer.kinds;
    for (const { kind, title, because } of answer.projects)
      found.push({ label: title, description: shown(folder), detail: because, folder, template: kind });
  }
  return { found, kinds };
}

/** A kind from the whole list, for a folder that nothing was found in. */
async function anyKind(folder: vscode.Uri, kinds: readonly Kind[]): Promise<Choice | undefined> {
  const items = kinds.map(({ kind, title }): Choice => ({ label: title, description: kind, folder, template: kind }));
  return vscode.window.showQuickPick(items, { title: shown(folder), placeHolder: vscode.l10n.t("What kind of project is this?") });
}

async function choose(session: Session, folders: readonly vscode.Uri[]): Promise<Choice | undefined> {
  const { found, kinds } = await choices(session, folders);
  const [first] = folders;
  if (!first) return undefined;
  if (found.length === 0) return anyKind(first, kinds);
  const other: Choice = { label: vscode.l10n.t("Another kind…"), description: shown(first), folder: first, template: undefined };
  const placeHolder = vscode.l10n.t("Which project gets a Dockerfile?");
  const picked = await vscode.window.showQuickPick([...found, other], { placeHolder, matchOnDescription: true });
  return picked && picked.template === undefined ? anyKind(picked.folder, kinds) : picked;
}

/** undefined: called off. */
async function wantsCompose(): Promise<boolean | undefined> {
  const plain = { label: vscode.l10n.t("Dockerfile and .dockerignore"), compose: false };
  const more = { label: vscode.l10n.t("Dockerfile, .dockerignore and compose.yaml"), compose: true };
  return (await vscode.window.showQuickPick([plain, more]))?.compose;
}

const exists = (file: vscode.Uri): Thenable<boolean> =>
  vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  );

/** Nothing is overwritten without asking; false: this file stays as it is. */
async function mayWrite(file: vscode.Uri): Promise<boolean> {
  if (!(await exists(file))) return true;
  const overwrite = vscode.l10n.t("Overwrite");
  const question = vscode.l10n.t("{0} is there already.", vscode.workspace.asRelativePath(file));
  return (await vscode.window.showWarningMessage(question, { modal: true }, overwrite, vscode.l10n.t("Keep"))) === overwrite;
}

/** What another extension, a task or a test says instead of being asked. */
interface Wishes {
  readonly kind?: string;
  readonly compose?: boolean;
}

/** The files as the server makes them; without a kind those of the first project in the folder. */
async function write(session: Session, folder: vscode.Uri, { kind, compose = false }: Wishes): Promise<void> {
  const params: TemplatesParams = { folder: folder.toString(), compose, ...(kind !== undefined && { kind }) };
  const { projects } = await session.request<TemplatesResult>(templatesRequest, params);
  const [project] = projects;
  if (!project) {
    await vscode.window.showInformationMessage(vscode.l10n.t("No project that is known in {0}.", shown(folder)));
    return;
  }
  for (const { path, text } of project.files) {
    const file = vscode.Uri.joinPath(folder, path);
    if (await mayWrite(file)) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  }
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, "Dockerfile"));
}

async function newDockerfile(session: Session, folder: vscode.Uri | undefined, wishes: Wishes | undefined): Promise<void> {
  if (folder && wishes) return write(session, folder, wishes);
  const folders = folder ? [folder] : await projectFolders();
  if (folders.length === 0) {
    await vscode.window.showInformationMessage(vscode.l10n.t("Open a folder first: a Dockerfile is written for a project."));
    return;
  }
  const choice = await choose(session, folders);
  if (choice?.template === undefined) return;
  const compose = await wantsCompose();
  if (compose !== undefined) await write(session, choice.folder, { kind: choice.template, compose });
}

/** @param session asked for the files. The command takes the URI of a folder and, to ask nothing, what is wished. */
export const registerNewDockerfile = (session: Session): vscode.Disposable =>
  vscode.commands.registerCommand("dockwright.newDockerfile", (folder?: vscode.Uri, wishes?: Wishes) =>
    newDockerfile(session, folder instanceof vscode.Uri ? folder : undefined, wishes),
  );
