// Reads files through the client, for documents that lie where the server has no file system.
import type { Connection } from "vscode-languageserver";
import {
  type ReadDirectoryParams,
  type ReadDirectoryResult,
  type ReadFileParams,
  type ReadFileResult,
  readDirectoryRequest,
  readFileRequest,
} from "../protocol";

/** Both answer null where nothing is there. */
export interface ClientFiles {
  readText(uri: string, maxBytes: number): Promise<string | null>;
  list(uri: string): Promise<readonly string[] | null>;
}

export const clientFiles = (connection: Connection): ClientFiles => ({
  async readText(uri, maxBytes) {
    const params: ReadFileParams = { uri, maxBytes };
    return (await connection.sendRequest<ReadFileResult>(readFileRequest, params)).text;
  },
  async list(uri) {
    const params: ReadDirectoryParams = { uri };
    return (await connection.sendRequest<ReadDirectoryResult>(readDirectoryRequest, params)).names;
  },
});
