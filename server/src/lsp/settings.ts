// The configuration of each open document: asked of the editor and read from its file once, until one of them changes.
import { type Connection, MessageType, ShowMessageNotification } from "vscode-languageserver";
import { defaultConfig, type ImageSource, imageSources, type RuleSet, sharedRuleSets } from "../core";
import { settingsSection } from "../protocol";
import type { Client } from "./client";
import { guard, within } from "./handle";
import { type Say, serverMessages } from "./messages";
import type { ConfigProblem, DocumentConfig, Runtime } from "./runtime";

export interface DocumentSettings {
  /** The rules that are on; the same object for equal configurations, so that they share what is cached. */
  readonly set: RuleSet;
  readonly enabled: boolean;
  /** The editor shows what runs as PID 1 over the start command. */
  readonly startupLens: boolean;
  /** Where the truth of base images may be asked. */
  readonly images: ImageSource;
  /** Another number for every reading. */
  readonly serial: number;
}

export interface Settings {
  of(uri: string): Promise<DocumentSettings>;
  /** The editor's settings have changed; @param pushed the section, from clients that send it instead of answering for it */
  settingsChanged(pushed: unknown): void;
  /** A configuration file has come, gone or changed. */
  filesChanged(): void;
  forget(uri: string): void;
}

/** Milliseconds that the editor has for its answer; without one the defaults count. */
const patience = 5000;

const unconfigured: DocumentConfig = { config: defaultConfig, enabled: true, problems: [] };

/** On unless `codeLens.startup` is false; the section is whatever the editor sent. */
function showsStartup(section: unknown): boolean {
  const { codeLens } = (section ?? {}) as { readonly codeLens?: { readonly startup?: unknown } | null };
  return codeLens?.startup !== false;
}

/**
 * Nothing outside is asked in a workspace that the user does not trust. An editor that knows nothing of trust asks where its settings
 * say so; the section is whatever it sent.
 */
function imageSource(section: unknown, trusted: boolean | undefined): ImageSource {
  const { baseImages } = (section ?? {}) as { readonly baseImages?: unknown };
  const chosen = imageSources.find((each) => each === baseImages) ?? (trusted ? "engine" : "table");
  return trusted === false ? "table" : chosen;
}

export function documentSettings(connection: Connection, client: Client, runtime: Runtime, say: Say, initial: unknown): Settings {
  const asked = new Map<string, Promise<DocumentSettings>>();
  const shared = sharedRuleSets();
  const told = new Set<string>();
  let pushed = initial;
  let serial = 0;

  const show = guard("showing a message", connection.console, (message: string) =>
    connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }),
  );
  function tell({ file, at, message }: ConfigProblem): void {
    const place = at ? `${file}:${at.line}:${at.column}` : file;
    const text = say({ template: serverMessages.configProblem, values: { place, problem: say(message) } });
    if (told.has(text)) return;
    told.add(text);
    connection.console.warn(text);
    void show(text);
  }
  async function editorSettings(uri: string): Promise<unknown> {
    if (!client.answersConfiguration) return pushed;
    return within(
      patience,
      "asking for the settings",
      connection.console,
      connection.workspace.getConfiguration({ scopeUri: uri, section: settingsSection }),
      undefined,
    );
  }
  async function load(uri: string): Promise<DocumentSettings> {
    const settings = await editorSettings(uri);
    const reading = runtime.config(uri, settings);
    const { config, enabled, problems } = await within(patience, "reading the configuration", connection.console, reading, unconfigured);
    for (const problem of problems) tell(problem);
    serial += 1;
    return {
      set: shared(config),
      enabled,
      startupLens: enabled && showsStartup(settings),
      images: imageSource(settings, client.trusted),
      serial,
    };
  }
  function of(uri: string): Promise<DocumentSettings> {
    const known = asked.get(uri);
    if (known) return known;
    const loading = load(uri);
    asked.set(uri, loading);
    return loading;
  }
  return {
    of,
    settingsChanged(section) {
      if (section !== undefined) pushed = section;
      asked.clear();
    },
    filesChanged() {
      told.clear(); // what is still wrong after the edit is worth saying again
      asked.clear();
    },
    forget: (uri) => void asked.delete(uri),
  };
}
