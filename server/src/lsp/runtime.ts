// What the language server needs from the program that it runs in: files, timers, translations. Given by the Node and the web entry.

import type { Ask, Facts, ImageSource, LintConfig, Message } from "../core";
import type { ClientFiles, ProveParams, ProveResult } from "../protocol";

/** Something wrong in a configuration file or in the editor's settings. */
export interface ConfigProblem {
  readonly file: string;
  /** One-based. */
  readonly at: { readonly line: number; readonly column: number } | undefined;
  readonly message: Message;
}

/** The configuration of one document. */
export interface DocumentConfig {
  readonly config: LintConfig;
  /** False: nothing is reported. */
  readonly enabled: boolean;
  readonly problems: readonly ConfigProblem[];
}

/** A configuration file before and after. */
export interface ConfigEdit {
  readonly uri: string;
  /** undefined: the file is to be made. */
  readonly before: string | undefined;
  readonly after: string;
}

/** @param text of the file, saved or not @param say what is going on, one line at a time @returns undefined: called off */
export type Prove = (
  request: ProveParams & { readonly text: string },
  say: (line: string) => void,
  signal: AbortSignal,
) => Promise<ProveResult | undefined>;

export interface Runtime {
  /** Runs when the messages that have already arrived are dealt with; returns how to call it off. */
  soon(run: () => void): () => void;
  /**
   * Answers until nothing new is asked; `previous` as it is when no answer has changed. Never rejects for a missing file.
   * Of images it gives what is known at once; the rest is asked for of `source`, and told by `onImageNews`.
   */
  facts(uri: string, ask: Ask, previous: Facts, source: ImageSource): Promise<Facts>;
  /** The listener is called when an image is known that was not, or that says something else now. */
  onImageNews(listener: () => void): void;
  /** @param settings the editor's section, any JSON */
  config(uri: string, settings: unknown): Promise<DocumentConfig>;
  /**
   * Switches a rule off in the file that counts for a document, or in a new one; undefined where there is no place for it.
   * @param names the rule's id and aliases @param folders URIs of the workspace's folders
   */
  ignoreEverywhere(uri: string, names: readonly string[], folders: readonly string[]): Promise<ConfigEdit | undefined>;
  /** Left out where no engine can be asked, as on the web. */
  readonly prove?: Prove;
  /** English template → translation; undefined for English. @param locale of the editor, such as `ko` or `pt-BR` */
  translations(locale: string | undefined): Readonly<Record<string, string>> | undefined;
}

/** What starts the server gives. */
export interface Host {
  /** Runs when the answer that is being made has left, and before the next message is read. */
  later(run: () => void): void;
  /** Called once, `later`. @param files of the client, where it has said that it reads them */
  runtime(files: ClientFiles | undefined): Promise<Runtime>;
  /** Of this program, for the client's logs. */
  readonly version: string | undefined;
}
