// The disk as a file system; locations are absolute paths.
import { basename, dirname, resolve } from "node:path";
import type { FileSystem } from "./fileSystem";
import { listDirectory, readText, stamp } from "./files";
import { sizesOf } from "./sizes";

export const disk: FileSystem = {
  parent(location) {
    const parent = dirname(location);
    return parent === location ? undefined : parent;
  },
  name: (location) => basename(location),
  join: (directory, path) => resolve(directory, path),
  stamp,
  async readText(location, limit) {
    const read = await readText(location, limit);
    return read.ok ? read.text : null;
  },
  list: listDirectory,
  sizes: sizesOf,
};
