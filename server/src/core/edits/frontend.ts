// What the Dockerfile frontend that a file asks for can read.
import type { Written } from "./instructionLines";

/** `# syntax=docker/dockerfile:1.3` is older than 1.4; without a release it is the newest. */
function isOlder({ tree }: Pick<Written, "tree">, minor: number): boolean {
  const asked = tree.directives.find(({ name }) => name === "syntax")?.value ?? "";
  const [, release] = /docker\/dockerfile(?:-upstream)?:1\.(\d+)/.exec(asked) ?? [];
  return release !== undefined && Number(release) < minor;
}

/** `RUN <<EOF` came with 1.4. */
export const knowsHeredocs = (file: Pick<Written, "tree">): boolean => !isOlder(file, 4);

/** `ADD --checksum` came with 1.6. */
export const knowsChecksum = (file: Pick<Written, "tree">): boolean => !isOlder(file, 6);
