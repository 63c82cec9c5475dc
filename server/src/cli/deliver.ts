// Shows or writes what a command makes of one input: a patch, standard output for standard input, else the files themselves.
import { createTwoFilesPatch } from "diff";
import { writeText } from "../io/atomicWrite";
import { readText } from "../io/files";
import type { Surroundings } from "./command";
import type { Input } from "./inputs";
import { flag, type Given, type OptionTable } from "./options";

/** A file's text before and after; `before` empty for a file that is made. */
export interface Change {
  readonly path: string;
  /** For messages. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** @param what the command would do */
export const deliverOptions = (what: string) =>
  ({
    "dry-run": { type: "boolean", help: `say ${what}, write nothing` },
    diff: { type: "boolean", help: "print the changes as a patch, write nothing" },
  }) as const satisfies OptionTable;

/** @throws Error where a file cannot be written, or has changed since it was read */
async function write({ path, name, before, after }: Change): Promise<void> {
  const now = await readText(path);
  if (now.ok ? now.text !== before : before !== "") throw new Error(`${name} has changed meanwhile`);
  await writeText(path, after);
}

/** The change of the input itself. */
export const changeOf = ({ path, name, text: before }: Input, after: string): Change => ({ path, name, before, after });

/**
 * `shown`: the result is on standard output. `done`: it is written, or would be without `--dry-run`, which the caller says.
 * `failed`: it cannot be, which has been said on stderr.
 * @param after the input's new text @param changes of files, in the order in which they are to be written
 */
export async function deliver(
  input: Input,
  after: string,
  changes: readonly Change[],
  given: Given,
  around: Surroundings,
): Promise<"shown" | "done" | "failed"> {
  const fromStdin = input.name === "-";
  const onlySays = flag(given, "dry-run");
  if (flag(given, "diff")) {
    for (const change of changes) around.out(createTwoFilesPatch(change.name, change.name, change.before, change.after).trimEnd());
    return "shown";
  }
  if (fromStdin && !onlySays) {
    around.out(after.replace(/\n$/, ""));
    return "shown";
  }
  if (!fromStdin && !input.writable) {
    around.err(`dockwright: ${input.name}: not UTF-8, left as it is`);
    return "failed";
  }
  try {
    if (!onlySays) for (const change of changes) await write(change);
    return "done";
  } catch (error) {
    around.err(`dockwright: ${input.name}: cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    return "failed";
  }
}
