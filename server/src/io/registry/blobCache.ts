// Manifests and configurations by their digest, in memory and in a folder of the user: what has a digest never changes.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Environment } from "./proxy";

export interface BlobCache {
  /** undefined: not there, or not what its digest says. */
  read(digest: string): Promise<string | undefined>;
  /** Never rejects: what cannot be kept on disk is kept in memory. */
  keep(digest: string, text: string): Promise<void>;
}

const mostFiles = 1000;

export const isDigestOf = (digest: string, content: Buffer | string): boolean =>
  digest === `sha256:${createHash("sha256").update(content).digest("hex")}`;

/** Where each system keeps what may be thrown away. */
export function cacheFolder(environment: Environment, platform = process.platform): string {
  if (platform === "win32") return join(environment.LOCALAPPDATA || join(homedir(), "AppData", "Local"), "dockwright", "images");
  if (platform === "darwin") return join(homedir(), "Library", "Caches", "dockwright", "images");
  return join(environment.XDG_CACHE_HOME || join(homedir(), ".cache"), "dockwright", "images");
}

/** The older half goes when there are too many. */
async function prune(folder: string): Promise<void> {
  const names = await readdir(folder);
  if (names.length <= mostFiles) return;
  const aged = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  aged.sort((a, b) => a.at - b.at);
  for (const { name } of aged.slice(0, names.length - mostFiles / 2)) await rm(join(folder, name), { force: true });
}

export function blobCache(folder: string): BlobCache {
  const texts = new Map<string, string>();
  const fileOf = (digest: string): string => join(folder, digest.replace(":", "-"));
  return {
    async read(digest) {
      const known = texts.get(digest);
      if (known !== undefined || !/^sha256:[a-f0-9]{64}$/.test(digest)) return known;
      const found = await readFile(fileOf(digest)).catch(() => undefined); // Not there yet.
      if (found === undefined || !isDigestOf(digest, found)) return undefined;
      const text = found.toString("utf8");
      texts.set(digest, text);
      return text;
    },
    async keep(digest, text) {
      texts.set(digest, text);
      if (!/^sha256:[a-f0-9]{64}$/.test(digest)) return;
      const draft = `${fileOf(digest)}.${process.pid}`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(draft, text, { mode: 0o600 });
        await rename(draft, fileOf(digest));
        await prune(folder);
      } catch {
        await rm(draft, { force: true }).catch(() => undefined); // A folder that cannot be written: memory has to do.
      }
    },
  };
}
