// Hears of changed settings and files, and has everything that depends on them done again.
import { type Connection, DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from "vscode-languageserver";
import { settingsSection } from "../protocol";
import type { Client } from "./client";
import type { Server } from "./feature";
import { guard } from "./handle";

const configFiles = "**/.{dockwright,hadolint}.{yaml,yml}";
/** Files that facts are mostly about: ignore files, entrypoint scripts, manifests. */
const factFiles = [
  "**/{.,*.}dockerignore",
  "**/*.{sh,bash}",
  "**/*entrypoint*",
  "**/package.json",
  "**/{package-lock.json,yarn.lock,pnpm-lock.yaml}",
];

const isConfigFile = (uri: string): boolean => /\.(dockwright|hadolint)\.ya?ml$/.test(uri);

/** From now on. */
export function watch(server: Server): void {
  const { connection, documents, facts, log, settings } = server;
  const again = (): void => documents.refresh();
  connection.onDidChangeConfiguration(
    guard("new settings", log, (params: { settings?: unknown }) => {
      const section = typeof params.settings === "object" && params.settings !== null ? Object.entries(params.settings) : [];
      settings.settingsChanged(section.find(([name]) => name === settingsSection)?.[1]);
      facts.stale(); // They say who is asked about images.
      again();
    }),
  );
  connection.onDidChangeWatchedFiles(
    guard("changed files", log, ({ changes }) => {
      if (changes.some(({ uri }) => isConfigFile(uri))) settings.filesChanged();
      facts.stale();
      again();
    }),
  );
  documents.listen({
    saved: (uri) => {
      if (isConfigFile(uri)) settings.filesChanged();
      facts.stale();
      again();
    },
    closed: ({ uri }) => {
      settings.forget(uri);
      facts.forget(uri);
    },
  });
}

/** Asks for changes, once the client is ready for it. It may refuse; then changes count when the document is opened again. */
export async function register(connection: Connection, client: Client): Promise<void> {
  if (client.registersConfiguration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
  if (!client.registersWatchers) return;
  const watchers = [configFiles, ...factFiles].map((globPattern) => ({ globPattern }));
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}
