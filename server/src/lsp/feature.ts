// What a feature of the language server is, and what it gets to work with.
import type { Connection, ServerCapabilities } from "vscode-languageserver";
import type { Client } from "./client";
import type { Documents } from "./documents";
import type { DocumentFacts } from "./facts";
import type { Log } from "./handle";
import type { Say } from "./messages";
import type { Runtime } from "./runtime";
import type { Settings } from "./settings";

/** Lives as long as the connection. */
export interface Server {
  readonly connection: Connection;
  readonly client: Client;
  readonly runtime: Runtime;
  readonly say: Say;
  readonly log: Log;
  readonly documents: Documents;
  readonly settings: Settings;
  readonly facts: DocumentFacts;
}

/** Answers one method of the protocol, from now on. */
export type StartFeature = (server: Server) => void;

/** One method of the protocol. Its code is loaded when the client has been answered: what is announced must not need it. */
export interface Feature {
  /** Left out: suits every client. */
  suits?(client: Client): boolean;
  capabilities(client: Client): Partial<ServerCapabilities>;
  load(): Promise<StartFeature>;
}
