// Answers the server's own requests for files, through the editor's file systems: on the web the server has none.
import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { answerFrom, type ClientFiles } from "../../server/src/protocol";

export const answerFileRequests = (client: BaseLanguageClient): void => answerFrom(editorFiles, client);

/** A file that is not there or may not be read is answered with `null`: to the server both mean the same. */
const editorFiles: ClientFiles = {
  readText(uri, maxBytes) {
    const file = vscode.Uri.parse(uri);
    const { fs } = vscode.workspace;
    return orNull(fs.stat(file).then(async ({ size }) => (size > maxBytes ? null : decode(await fs.readFile(file)))));
  },
  list: (uri) => orNull(vscode.workspace.fs.readDirectory(vscode.Uri.parse(uri)).then((entries) => entries.map(nameOf))),
};

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
