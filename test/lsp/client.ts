// A real language client for tests: starts the built server and speaks to it over standard input and output.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import {
  type ClientCapabilities,
  createProtocolConnection,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Registration,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceFolder,
} from "vscode-languageserver-protocol/node";

const dist = resolve(process.env.DOCKWRIGHT_DIST ?? "dist");

/** What `dist/` is made of. Never called: by it `vitest --changed` sees that a change of the server concerns these tests. */
export const sources = () => [import("../../server/src/serve"), import("../../server/src/cli/main")];

/** What a full-grown editor announces. */
export const editor: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] }, versionSupport: true },
    hover: { contentFormat: ["markdown", "plaintext"] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } },
      isPreferredSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ["edit"] },
    },
  },
};

export interface Options {
  readonly capabilities?: ClientCapabilities;
  /** The answer to `workspace/configuration`; may be changed later. */
  readonly settings?: unknown;
  readonly initializationOptions?: unknown;
  readonly workspaceFolders?: readonly WorkspaceFolder[];
  /** File in `dist/`, and its arguments. */
  readonly program?: readonly [file: string, ...args: string[]];
  /** Over the test's own environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface TestClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly process: ChildProcess;
  readonly published: readonly PublishDiagnosticsParams[];
  /** `window/logMessage` and `window/showMessage`. */
  readonly logged: readonly string[];
  readonly shown: readonly string[];
  readonly registrations: readonly Registration[];
  settings: unknown;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  edit(uri: string, version: number, ...edits: readonly TextEdit[]): Promise<void>;
  /** The next diagnostics of this document that are of this version (or any) and fit. */
  diagnostics(uri: string, fits?: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams>;
  /** Resolves when the server has answered everything that was sent before. */
  settled(): Promise<void>;
}

/** A folder with these files, gone after the test. */
export function folder(files: Readonly<Record<string, string>>): { readonly path: string; uri(name: string): string } {
  const path = mkdtempSync(join(tmpdir(), "dockwright-lsp-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return { path, uri: (name) => pathToFileURL(join(path, name)).href };
}

/** The process ends with the test, whatever happens in it. */
export async function startClient({
  capabilities = editor,
  settings,
  initializationOptions,
  workspaceFolders,
  program,
  env,
}: Options = {}): Promise<TestClient> {
  const [file, ...args] = program ?? ["server.js"];
  if (!existsSync(join(dist, file))) throw new Error(`${join(dist, file)} is missing: run \`npm run build\` before these tests`);
  const child = spawn(process.execPath, [join(dist, file), ...args, "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  onTestFinished(() => {
    connection.dispose();
    child.kill();
  });
  const state = record(connection);
  state.settings = settings;
  connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) => items.map(() => state.settings ?? null));
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities,
    initializationOptions,
    ...(workspaceFolders && { workspaceFolders }),
  });
  await connection.sendNotification("initialized", {});
  return Object.assign(state, { connection, initialized, process: child }, documentsOf(connection, state.published));
}

function record(connection: ProtocolConnection) {
  const published: PublishDiagnosticsParams[] = [];
  const logged: string[] = [];
  const shown: string[] = [];
  const registrations: Registration[] = [];
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => void published.push(params));
  connection.onNotification("window/logMessage", ({ message }: { message: string }) => void logged.push(message));
  connection.onNotification("window/showMessage", ({ message }: { message: string }) => void shown.push(message));
  connection.onRequest(
    "client/registerCapability",
    (params: { registrations: Registration[] }) => void registrations.push(...params.registrations),
  );
  const settings: unknown = undefined;
  return { published, logged, shown, registrations, settings };
}

const patience = 20_000;

function documentsOf(connection: ProtocolConnection, published: readonly PublishDiagnosticsParams[]) {
  return {
    open: (uri: string, text: string, languageId = "dockerfile") =>
      connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } }),
    edit: (uri: string, version: number, ...edits: readonly TextEdit[]) =>
      connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: edits.map(({ range, newText }) => ({ range, text: newText })),
      }),
    async diagnostics(uri: string, fits: (params: PublishDiagnosticsParams) => boolean = () => true) {
      const end = Date.now() + patience;
      while (Date.now() < end) {
        const found = published.findLast((params) => params.uri === uri && fits(params));
        if (found) return found;
        await new Promise((wake) => setTimeout(wake, 5));
      }
      throw new Error(`no such diagnostics for ${uri}; published: ${JSON.stringify(published)}`);
    },
    async settled() {
      await connection.sendRequest("textDocument/hover", { textDocument: { uri: "none:" }, position: { line: 0, character: 0 } });
      await new Promise((wake) => setTimeout(wake, 100)); // what is published afterwards has been worked out by then
    },
  };
}

/** The rules that these tests are about; what other rules say of the same files is not theirs to judge. */
const rules: readonly unknown[] = ["relative-workdir", "shell-form-command"];
const levels = ["", "error", "warning", "info", "hint"];

/** `2:4-18 warning rule` of each diagnostic of these rules, and of each error; lines and characters count from 0. */
export const drawn = ({ diagnostics }: Pick<PublishDiagnosticsParams, "diagnostics">): string[] =>
  diagnostics
    .filter(({ severity, code }) => severity === 1 || rules.includes(code))
    .map(({ range: { start, end }, severity = 0, code }) => {
      const last = start.line === end.line ? end.character : `${end.line}:${end.character}`;
      return `${start.line}:${start.character}-${last} ${levels[severity]} ${code}`;
    });
