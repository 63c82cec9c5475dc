// The errors and findings of an open document, worked out once for each version, configuration and state of the facts.
import { errorsBeside, type Facts, type Finding, factsNeeded, lint, type ParseError } from "../core";
import type { OpenDocument } from "./document";
import type { Server } from "./feature";
import type { DocumentSettings } from "./settings";

export interface Analysis {
  readonly version: number;
  readonly facts: Facts;
  readonly settings: DocumentSettings;
  readonly errors: readonly ParseError[];
  readonly findings: readonly Finding[];
}

const latest = new WeakMap<OpenDocument, Analysis>();

/** With what is known now; never waits for facts. `enabled: false` gives nothing. */
export async function analyse(server: Server, document: OpenDocument): Promise<Analysis> {
  const settings = await server.settings.of(document.uri);
  const facts = server.facts.known(document.uri);
  const { version } = document;
  const known = latest.get(document);
  if (known && known.version === version && known.settings === settings && known.facts === facts) return known;
  const model = settings.enabled && document.isDockerfile ? document.dockerfile() : undefined;
  const crashed = (rule: string, error: unknown): void =>
    server.log.error(`the rule ${rule} failed and was passed over: ${error instanceof Error ? error.stack : String(error)}`);
  const findings = model ? lint(model, settings.set, facts, crashed) : [];
  const analysis: Analysis = { version, facts, settings, errors: model ? errorsBeside(model, findings) : [], findings };
  latest.set(document, analysis);
  return analysis;
}

/** Looks for the facts that this version's rules need; true when there is news. */
export async function updateFacts(server: Server, document: OpenDocument): Promise<boolean> {
  const { set, enabled } = await server.settings.of(document.uri);
  if (!enabled || !document.isDockerfile) return false;
  const before = server.facts.known(document.uri);
  const model = document.dockerfile();
  return (await server.facts.update(document.uri, (facts) => factsNeeded(model, set, facts))) !== before;
}
