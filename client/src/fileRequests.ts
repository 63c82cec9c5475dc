// Answers the server's own requests for files, through the editor's file systems: on the web the server has none.
import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type ReadDirectoryParams,
  type ReadDirectoryResult,
  type ReadFileParams,
  type ReadFileResult,
  readDirectoryRequest,
  readFileRequest,
} from "../../server/src/protocol";

/** A file that is not there or may not be read is answered with `null`: to the server both mean the same. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(readFileRequest, async ({ uri, maxBytes }: ReadFileParams): Promise<ReadFileResult> => {
    const file = vscode.Uri.parse(uri);
    const text = vscode.workspace.fs
      .stat(file)
      .then(async ({ size }) => (size > maxBytes ? null : decode(await vscode.workspace.fs.readFile(file))));
    return { text: await orNull(text) };
  });
  client.onRequest(readDirectoryRequest, async ({ uri }: ReadDirectoryParams): Promise<ReadDirectoryResult> => {
    const names = vscode.workspace.fs.readDirectory(vscode.Uri.parse(uri)).then((entries) => entries.map(nameOf));
    return { names: await orNull(names) };
  });
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const nameOf = ([name, type]: [string, vscode.FileType]): string => ((type & vscode.FileType.Directory) === 0 ? name : `${name}/`);

const orNull = async <T>(answer: Thenable<T | null>): Promise<T | null> => {
  try {
    return await answer;
  } catch (failure) {
    if (failure instanceof vscode.FileSystemError) return null;
    throw failure;
  }
};
