// What client and server both know besides LSP itself: the server's own requests and the settings. A leaf: it imports nothing.

/** Files that the client alone can read: on the web and in virtual workspaces the server has no file system. */
export interface ClientFiles {
  /** Null where there is no such file, it is larger than `maxBytes`, or it cannot be read. */
  readText(uri: string, maxBytes: number): Promise<string | null>;
  /** The names in a directory; a folder's name ends in `/`. Null where there is no such directory. */
  list(uri: string): Promise<readonly string[] | null>;
}

interface ReadFile {
  readonly uri: string;
  readonly maxBytes: number;
}

interface ReadDirectory {
  readonly uri: string;
}

/** Server to client: {@link ReadFile}, answered with `{ text }`. */
const readFileRequest = "dockwright/readFile";
/** Server to client: {@link ReadDirectory}, answered with `{ names }`. */
const readDirectoryRequest = "dockwright/readDirectory";

/** The server's end of a connection. */
interface Asking {
  sendRequest<Result>(method: string, params: ReadFile | ReadDirectory): Promise<Result>;
}

/** The client's end. */
interface Answering {
  onRequest<Params, Result>(method: string, answer: (params: Params) => Promise<Result>): unknown;
}

export const filesOfClient = (connection: Asking): ClientFiles => ({
  readText: async (uri, maxBytes) =>
    (await connection.sendRequest<{ readonly text: string | null }>(readFileRequest, { uri, maxBytes })).text,
  list: async (uri) => (await connection.sendRequest<{ readonly names: readonly string[] | null }>(readDirectoryRequest, { uri })).names,
});

export function answerFrom(files: ClientFiles, client: Answering): void {
  client.onRequest(readFileRequest, async ({ uri, maxBytes }: ReadFile) => ({ text: await files.readText(uri, maxBytes) }));
  client.onRequest(readDirectoryRequest, async ({ uri }: ReadDirectory) => ({ names: await files.list(uri) }));
}

/** Client to server: the projects in a folder with the files that a new Dockerfile consists of, and every kind that there is. */
export const templatesRequest = "dockwright/templates";
export interface TemplatesParams {
  /** URI of the folder. */
  readonly folder: string;
  /** The project as this kind, whatever it looks like. */
  readonly kind?: string;
  /** With `compose.yaml`. */
  readonly compose: boolean;
}
export interface TemplatesResult {
  readonly projects: readonly {
    readonly kind: string;
    readonly title: string;
    /** The file that shows it: `package.json`. */
    readonly because: string;
    /** Paths relative to the folder. */
    readonly files: readonly { readonly path: string; readonly text: string }[];
  }[];
  readonly kinds: readonly { readonly kind: string; readonly title: string }[];
}

/**
 * Client to server: the start of an open Dockerfile is proven in a container of the user's own engine, with progress of the server's own
 * that can be called off. It builds and runs what the file says: only where the user trusts the workspace.
 */
export const proveRequest = "dockwright/prove";
export interface ProveParams {
  readonly uri: string;
  readonly fix?: ProvableFix;
}
/** Proven with the file as it is, or with this fix too. */
export type ProvableFix = "tini" | "dumb-init" | "exec";
export interface ProveResult {
  /** In Markdown; undefined: it was called off, or could not be done. */
  readonly page?: string;
  /** Fixes that would change something, and can be proven in turn. */
  readonly fixes?: readonly ProvableFix[];
  /** Why it could not be done. */
  readonly problem?: string;
}

/** What a client may put into `initializationOptions`. Editors without these requests leave them out. */
export interface InitializationOptions {
  /** The client answers the requests for files, see `answerFrom`. */
  readonly readsFiles?: boolean;
  /** The user trusts the workspace, so that programs and registries may be asked because of what its files say. */
  readonly trusted?: boolean;
}

/** The section that the server asks for with `workspace/configuration`. */
export const settingsSection = "dockwright";

/** The language ids of the documents that the server knows. */
export const languages = { dockerfile: "dockerfile", dockerignore: "dockerignore" } as const;
