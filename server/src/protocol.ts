// What client and server both know besides LSP itself: the server's own requests and the settings. A leaf: it imports nothing.

/**
 * Server to client: the text of a file, for hosts where the server has no file system (the web, virtual workspaces).
 * Answers `text: null` where there is no such file, it is larger than `maxBytes`, or it cannot be read.
 */
export const readFileRequest = "dockwright/readFile";
export interface ReadFileParams {
  readonly uri: string;
  /** Larger files are not sent. In bytes. */
  readonly maxBytes: number;
}
export interface ReadFileResult {
  readonly text: string | null;
}

/** Server to client: the names in a directory; a folder's name ends in `/`. Answers `names: null` where there is no such directory. */
export const readDirectoryRequest = "dockwright/readDirectory";
export interface ReadDirectoryParams {
  readonly uri: string;
}
export interface ReadDirectoryResult {
  readonly names: readonly string[] | null;
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

/** What a client may put into `initializationOptions`. Editors without these requests leave them out. */
export interface InitializationOptions {
  /** The client answers `readFileRequest` and `readDirectoryRequest`. */
  readonly readsFiles?: boolean;
}

/** The section that the server asks for with `workspace/configuration`. */
export const settingsSection = "dockwright";

/** The settings as the editor sends them; any of them may be missing or of a wrong type in other editors. */
export interface DockwrightSettings {
  readonly enable: boolean;
  readonly profile: "default" | "buildkit" | "hadolint" | "all";
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly severity: Readonly<Record<string, "error" | "warning" | "info" | "style">>;
  readonly codeLens: { readonly startup: boolean };
}

/** The language ids of the documents that the server knows. */
export const languages = { dockerfile: "dockerfile", dockerignore: "dockerignore" } as const;
