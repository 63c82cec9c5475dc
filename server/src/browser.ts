// The language server in a web worker; files are read through the client.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { URI } from "vscode-uri";
import { fileRuntime } from "./fileRuntime";
import { startServer } from "./lsp/server";
import { uriFiles } from "./uriFiles";

/** What a worker's global object has, without the types of a web page. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

function soon(run: () => void): () => void {
  const timer = setTimeout(run);
  return () => clearTimeout(timer);
}

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, {
  later: (run) => void setTimeout(run),
  async runtime(clientFiles) {
    const files = clientFiles && uriFiles(clientFiles);
    return fileRuntime(
      (uri) => (files && URI.parse(uri).scheme !== "untitled" ? { files, location: uri, uriOf: (location) => location } : undefined),
      soon,
      () => undefined,
    );
  },
  version: undefined,
});
