// What a file or a folder of the disk weighs: each file below it, up to a number of them.
import { readdirSync, type Stats, statSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { FileSizes } from "../core";

/** Of more it is not told. */
const mostFiles = 2000;
const mostFolders = 300;
/** Thousands of files, which a .dockerignore leaves out nearly everywhere. */
const passedOver: ReadonlySet<string> = new Set([".git", "node_modules", ".venv", "venv", ".terraform", ".gradle", ".next", "target"]);

/** Bytes; undefined of a folder. */
type Entry = readonly [name: string, bytes: number | undefined];

/** Asks for what a folder holds, and is told; undefined where it cannot be read. */
function* below(): Generator<string, FileSizes, readonly Entry[] | undefined> {
  const files = new Map<string, number>();
  const unread: string[] = [];
  const folders = ["."];
  for (const [index, folder] of folders.entries()) {
    const entries = index < mostFolders && files.size < mostFiles ? yield folder : undefined;
    if (!entries || files.size + entries.length > mostFiles) unread.push(folder);
    for (const [name, bytes] of unread.at(-1) === folder ? [] : (entries ?? [])) {
      const path = folder === "." ? name : `${folder}/${name}`;
      if (bytes !== undefined) files.set(path, bytes);
      else if (passedOver.has(name)) unread.push(path);
      else folders.push(path);
    }
  }
  return { files, unread };
}

const ofFile = (bytes: number): FileSizes => ({ files: new Map([[".", bytes]]), unread: [] });

function entriesSync(folder: string): readonly Entry[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true }).map((entry) => [
      entry.name,
      entry.isDirectory() ? undefined : entry.isFile() ? statSync(join(folder, entry.name)).size : 0,
    ]);
  } catch {
    return undefined; // whatever the reason, what is in it is not known
  }
}

function ownSync(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // not ours to look at: the same to whoever asks
  }
}

/** null where nothing is there. For callers that cannot wait. */
export function sizesSync(path: string): FileSizes | null {
  const own = ownSync(path);
  if (!own?.isDirectory()) return own ? ofFile(own.size) : null;
  const walk = below();
  let step = walk.next();
  while (!step.done) step = walk.next(entriesSync(join(path, step.value)));
  return step.value;
}

async function entriesOf(folder: string): Promise<readonly Entry[] | undefined> {
  const entries = await readdir(folder, { withFileTypes: true });
  return Promise.all(
    entries.map(async (entry): Promise<Entry> => {
      if (entry.isDirectory()) return [entry.name, undefined];
      return [entry.name, entry.isFile() ? (await stat(join(folder, entry.name))).size : 0];
    }),
  );
}

/** As `sizesSync`. */
export async function sizesOf(path: string): Promise<FileSizes | null> {
  const own = await stat(path).catch(() => null);
  if (!own?.isDirectory()) return own && ofFile(own.size);
  const walk = below();
  let step = walk.next();
  while (!step.done) step = walk.next(await entriesOf(join(path, step.value)).catch(() => undefined));
  return step.value;
}
