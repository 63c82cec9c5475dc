// How facts and configuration reach files: the disk here, the client's files on the web. Locations are paths or URIs, opaque to the reader.
import type { FileSizes } from "../core";

/** All answers are null (or undefined) where nothing is there; none throws. */
export interface FileSystem {
  /** The directory that holds a location; undefined at the root. */
  parent(location: string): string | undefined;
  /** Last segment of a location. */
  name(location: string): string;
  /** @param path relative, with `/`; `..` is allowed */
  join(directory: string, path: string): string;
  /** Changes when the file does; undefined where there is none. */
  stamp(location: string): Promise<string | undefined>;
  /** @param limit bytes; a larger file is not there */
  readText(location: string, limit: number): Promise<string | null>;
  /** Sorted names, a folder's ends in `/`. */
  list(location: string): Promise<readonly string[] | null>;
  /** What a file, or all below a folder, weighs. */
  sizes(location: string): Promise<FileSizes | null>;
}
