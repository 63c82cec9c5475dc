// Runs a command line inside the test's process, in a folder of its own.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { onTestFinished } from "vitest";
import { run } from "../../server/src/cli/run";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Folder {
  readonly path: string;
  read(name: string): string;
  /** @param input what standard input holds */
  dockwright(args: readonly string[], input?: string): Promise<Ran>;
}

/** A temporary folder with these files, removed when the test ends. */
export function folder(files: Readonly<Record<string, string>>): Folder {
  const path = mkdtempSync(join(tmpdir(), "dockwright-cli-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return {
    path,
    read: (name) => readFileSync(join(path, name), "utf8"),
    async dockwright(args, input = "") {
      const out: string[] = [];
      const err: string[] = [];
      const code = await run(args, {
        cwd: path,
        stdin: Readable.from([input]),
        colour: false,
        out: (text) => out.push(text),
        err: (text) => err.push(text),
      });
      return { code, out: out.join("\n"), err: err.join("\n") };
    },
  };
}
