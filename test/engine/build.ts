// Builds an image from a Dockerfile and the files beside it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Engine, label } from "./engine";
import { run, tail } from "./process";

/** Texts by path relative to the Dockerfile's directory; a text that starts with `#!` is executable. */
export type Files = Readonly<Record<string, string>>;

export interface Source {
  readonly dockerfile: string;
  readonly files: Files;
}

export type Built = { readonly image: string } | { readonly error: string };

export function writeAll(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode: text.startsWith("#!") ? 0o755 : 0o644 });
  }
}

/** The host's network, because an engine of our own has no bridge and fixes install packages. */
export async function build(engine: Engine, { dockerfile, files }: Source): Promise<Built> {
  const context = mkdtempSync(join(engine.scratch, "context-"));
  try {
    writeAll(context, { ...files, Dockerfile: dockerfile });
    const ended = await run(engine.client, ["build", "-q", "--network", "host", "--label", label, context], {
      env: engine.env,
      timeout: 240_000,
    });
    return ended.status === 0 ? { image: ended.stdout.trim() } : { error: tail(ended.stderr || ended.stdout, 12) };
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
}
