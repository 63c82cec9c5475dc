// Runs the language server on Node: over standard input and output, or as the editor's arguments say.
import { createConnection } from "vscode-languageserver/node";
import type { Place } from "./fileRuntime";
import type { Runtime } from "./lsp/runtime";
import { startServer } from "./lsp/server";
import type { ClientFiles } from "./protocol";

/** Turns of the event loop that a message needs from the wire to its handler; so many pass before work begins. */
const turns = 3;

function soon(run: () => void): () => void {
  let left = turns;
  let waiting = setImmediate(step);
  function step(): void {
    left -= 1;
    if (left > 0) waiting = setImmediate(step);
    else run();
  }
  return () => clearImmediate(waiting);
}

/** Ends with the connection: after `exit`, or when the editor has gone. */
export function serve(): void {
  const named = process.argv.some((argument) => /^--(stdio|node-ipc|socket|pipe)\b/.test(argument));
  const connection = named ? createConnection() : createConnection(process.stdin, process.stdout);
  startServer(connection, { later: setImmediate, runtime, version: process.env.DOCKWRIGHT_VERSION });
}

/** Its parts are loaded when the client has its answer to `initialize`. */
async function runtime(clientFiles: ClientFiles | undefined): Promise<Runtime> {
  const [{ fileRuntime }, { disk }, { imageDesk }, { uriFiles }, { URI }] = await Promise.all([
    import("./fileRuntime"),
    import("./io/disk"),
    import("./io/images"),
    import("./uriFiles"),
    import("vscode-uri"),
  ]);
  // With what it needs to speak to an engine it is loaded when it is asked for.
  const prove: Runtime["prove"] = async (...asked) => (await import("./proving")).provePage(...asked);
  const remote = clientFiles && uriFiles(clientFiles);
  const placeOf = (uri: string): Place | undefined => {
    const { scheme, fsPath } = URI.parse(uri);
    if (scheme === "file") return { files: disk, location: fsPath, uriOf: (location) => URI.file(location).toString() };
    return remote && scheme !== "untitled" ? { files: remote, location: uri, uriOf: (location) => location } : undefined;
  };
  // The engine and the registries are loaded when they are first asked.
  const images = imageDesk(async (source, questions) => (await import("./io/askImages")).askImages(source, questions));
  return { ...fileRuntime(placeOf, soon, () => undefined, images), prove };
}
