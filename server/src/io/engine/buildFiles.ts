// The files of a build with a changed Dockerfile, in a temporary folder: nothing is ever written into the user's own.
import { constants, cp, lstat, mkdtemp, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { readText } from "../files";

export interface BuildFiles {
  readonly dockerfile: string;
  readonly context: string;
  remove(): Promise<void>;
}

export interface Original {
  /** Absolute; the file need not be there. */
  readonly dockerfile: string;
  readonly context: string;
}

/** A pipe or a socket is nothing that a build could take. */
async function isCopied(path: string): Promise<boolean> {
  const stats = await lstat(path);
  return stats.isFile() || stats.isDirectory() || stats.isSymbolicLink();
}

/** Links stay links; where the file system can, the copy shares its blocks. */
const copyFolder = (from: string, to: string): Promise<void> =>
  cp(from, to, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE, preserveTimestamps: true, filter: isCopied });

/** @param files of the context, by path relative to it: the whole context is copied where there are any */
export async function temporaryBuild(original: Original, text: string, files: ReadonlyMap<string, string>): Promise<BuildFiles> {
  const folder = await mkdtemp(join(tmpdir(), "dockwright-prove-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    const name = basename(original.dockerfile);
    const dockerfile = join(folder, name);
    await writeFile(dockerfile, text);
    // BuildKit looks for the ignore file of its own name beside the Dockerfile.
    const ignore = await readText(join(dirname(original.dockerfile), `${name}.dockerignore`));
    if (ignore.ok) await writeFile(`${dockerfile}.dockerignore`, ignore.text);
    if (files.size === 0) return { dockerfile, context: original.context, remove };
    const context = join(folder, "context");
    await copyFolder(original.context, context);
    for (const [path, content] of files) await replaceText(resolve(context, path), content);
    return { dockerfile, context, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A link is written as a file of its own: what it leads to is not ours. Modes stay. */
async function replaceText(path: string, text: string): Promise<void> {
  const before = await lstat(path).catch(() => undefined);
  if (before) await unlink(path);
  await writeFile(path, text, { mode: before?.isFile() ? before.mode : 0o755 });
}
