// The texts of a program's own code: its main file and the files of its own that this one brings in.

export interface OwnCode {
  /** Without the main file's. */
  readonly texts: readonly string[];
  /** Names of the modules that were read, as the program's files import them. */
  readonly modules: ReadonlySet<string>;
  /** Every file that must be the program's own was read. */
  readonly complete: boolean;
}

export const noCode: OwnCode = { texts: [], modules: new Set(), complete: true };
