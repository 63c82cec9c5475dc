// Proves the start of a Dockerfile for the language server, with the container engine of the machine it runs on.
import { basename, dirname } from "node:path";
import { URI } from "vscode-uri";
import { provableFixes, provenPage } from "./core";
import { EngineFailure } from "./io/engine/failure";
import { prove } from "./io/engine/prove";
import type { Prove } from "./lsp/runtime";

/** Seconds that a container has until it works. */
const timeoutSeconds = 60;

/** The build context is the file's folder. Undefined for a file that lies elsewhere. */
export const provePage: Prove = async ({ uri, text, fix }, say, signal) => {
  const { scheme, fsPath } = URI.parse(uri);
  if (scheme !== "file") return { problem: "The Dockerfile does not lie on this machine: an engine could not build it" };
  const name = basename(fsPath);
  const order = { image: undefined, target: undefined, buildArgs: [], buildOptions: [], env: [], runArgs: [], keep: false, timeoutSeconds };
  try {
    const proven = await prove({ ...order, file: { name, path: fsPath, text }, context: dirname(fsPath), fix }, { say, signal });
    const fixes = fix === undefined ? provableFixes.filter((kind) => proven.fixes.some(({ kinds }) => kinds.includes(kind))) : [];
    return { page: provenPage(proven, name), fixes };
  } catch (error) {
    if (signal.aborted) return undefined;
    if (error instanceof EngineFailure) return { problem: error.message };
    throw error;
  }
};
