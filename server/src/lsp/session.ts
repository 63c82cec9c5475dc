// What lives from `initialize` to `exit`: documents, settings, facts, and the features over them.
import type { Connection } from "vscode-languageserver";
import { filesOfClient, settingsSection } from "../protocol";
import type { Client } from "./client";
import { openDocuments } from "./documents";
import { documentFacts } from "./facts";
import type { Feature, Server } from "./feature";
import { sayIn } from "./messages";
import type { Host } from "./runtime";
import { documentSettings } from "./settings";
import { watch } from "./watch";

/** The section as some clients send it along with `initialize`. */
const sentAlong = (options: unknown): unknown =>
  typeof options === "object" && options !== null ? Object.entries(options).find(([name]) => name === settingsSection)?.[1] : undefined;

export async function startSession(
  connection: Connection,
  client: Client,
  options: unknown,
  features: readonly Feature[],
  host: Host,
): Promise<void> {
  const log = connection.console;
  const documents = openDocuments(connection, log);
  const runtime = await host.runtime(client.readsFiles ? filesOfClient(connection) : undefined);
  const say = sayIn(runtime.translations(client.locale));
  const settings = documentSettings(connection, client, runtime, say, sentAlong(options));
  const facts = documentFacts(runtime, log, async (uri) => (await settings.of(uri)).images);
  const server: Server = { connection, client, runtime, say, log, documents, settings, facts };
  watch(server);
  runtime.onImageNews(() => {
    facts.stale();
    documents.refresh();
  });
  for (const feature of features) (await feature.load())(server);
}
