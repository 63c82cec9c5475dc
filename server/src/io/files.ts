// Reads files and directories of the disk: text with a size limit, whether something is there, what a directory holds.
import { isUtf8 } from "node:buffer";
import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";

/** Bytes; a larger file is not read. */
export const largestFile = 16 * 1024 * 1024;

export type ReadResult =
  | {
      readonly ok: true;
      readonly text: string /** The bytes were UTF-8, so that writing the text back changes nothing. */;
      readonly exact: boolean;
    }
  | { readonly ok: false; readonly reason: "missing" | "directory" | "too-large" | "unreadable"; readonly detail: string };

/** The error's code (`ENOENT`), or its message where it has none. */
const codeOf = (error: unknown): string =>
  error instanceof Error ? (("code" in error && typeof error.code === "string" ? error.code : undefined) ?? error.message) : String(error);

function failed(error: unknown): ReadResult {
  const detail = codeOf(error);
  return {
    ok: false,
    reason: detail === "ENOENT" || detail === "ENOTDIR" ? "missing" : detail === "EISDIR" ? "directory" : "unreadable",
    detail,
  };
}

function refusal(stats: Stats, limit: number): ReadResult | undefined {
  if (stats.isDirectory()) return { ok: false, reason: "directory", detail: "EISDIR" };
  // A pipe, a socket or a device could block for ever or never end.
  if (!stats.isFile()) return { ok: false, reason: "unreadable", detail: "not a regular file" };
  return stats.size > limit ? { ok: false, reason: "too-large", detail: `${stats.size} bytes, at most ${limit} are read` } : undefined;
}

/** A byte order mark stays in the text: the parser knows it, and writing back keeps it. */
const decode = (bytes: Buffer): ReadResult => ({ ok: true, text: bytes.toString("utf8"), exact: isUtf8(bytes) });

/** Text of a regular file, bytes that are no UTF-8 replaced by U+FFFD. Never throws. @param limit bytes */
export async function readText(path: string, limit = largestFile): Promise<ReadResult> {
  try {
    return refusal(await stat(path), limit) ?? decode(await readFile(path));
  } catch (error) {
    return failed(error);
  }
}

/** As `readText`, for callers that cannot wait. */
export function readTextSync(path: string, limit = largestFile): ReadResult {
  try {
    return refusal(statSync(path), limit) ?? decode(readFileSync(path));
  } catch (error) {
    return failed(error);
  }
}

const toStamp = (stats: Stats): string => `${stats.mtimeMs} ${stats.size} ${stats.ino}`;

/** Changes when the file or directory does; undefined where there is none. */
export async function stamp(path: string): Promise<string | undefined> {
  return stat(path).then(toStamp, () => undefined);
}

/** As `stamp`, for callers that cannot wait. */
export function stampSync(path: string): string | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats && toStamp(stats);
  } catch {
    return undefined; // whatever the reason, there is nothing to read
  }
}

export const exists = async (path: string): Promise<boolean> => (await stamp(path)) !== undefined;

const toNames = (entries: readonly Dirent[]): readonly string[] =>
  entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort();

/** Sorted names, a folder's ends in `/`; null where there is no such directory. */
export async function listDirectory(path: string): Promise<readonly string[] | null> {
  return readdir(path, { withFileTypes: true }).then(toNames, () => null);
}

/** As `listDirectory`, for callers that cannot wait. */
export function listDirectorySync(path: string): readonly string[] | null {
  try {
    return toNames(readdirSync(path, { withFileTypes: true }));
  } catch {
    return null; // missing, not a directory or not ours to read: the same to whoever asks
  }
}
