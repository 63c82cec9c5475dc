// Reads what a command works on: paths, folders, globs, or standard input.
import { resolve } from "node:path";
import { text as readStream } from "node:stream/consumers";
import { readText } from "../io/files";
import { findInputs } from "../io/inputs";
import type { Surroundings } from "./command";
import { UsageError } from "./exit";

export interface Input {
  /** As it was named, for messages. */
  readonly name: string;
  /** Absolute; for standard input a Dockerfile in the current folder, which need not be there. */
  readonly path: string;
  readonly text: string;
  /** May be written back: a file whose bytes are UTF-8. */
  readonly writable: boolean;
}

export interface Inputs {
  readonly read: readonly Input[];
  /** Some input could not be read; it has been said on stderr. */
  readonly failed: boolean;
}

const problems = {
  missing: "no such file",
  directory: "is a folder",
  "too-large": "is too large for a Dockerfile",
  unreadable: "cannot be read",
} as const;

/**
 * What cannot be read is told on stderr, and the others go on. No operand: the current folder.
 * @throws UsageError when there is nothing at all to read.
 */
export async function readInputs(operands: readonly string[], around: Surroundings): Promise<Inputs> {
  const { files, missing } = await findInputs(operands.length > 0 ? operands : ["."], around.cwd);
  for (const name of missing) around.err(`dockwright: ${name}: no file matches`);
  if (files.length === 0 && missing.length === 0) throw new UsageError("no Dockerfile found here; name one, or a folder that holds one");
  const read: Input[] = [];
  let failed = missing.length > 0;
  for (const name of files) {
    if (name === "-") {
      read.push({ name, path: resolve(around.cwd, "Dockerfile"), text: await readStream(around.stdin), writable: false });
      continue;
    }
    const path = resolve(around.cwd, name);
    const result = await readText(path);
    if (result.ok) {
      read.push({ name, path, text: result.text, writable: result.exact });
      continue;
    }
    around.err(`dockwright: ${name}: ${problems[result.reason]} (${result.detail})`);
    failed = true;
  }
  return { read, failed };
}
