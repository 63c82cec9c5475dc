// What the answers about one open Dockerfile share: find it, read its model, answer nothing where there is none.
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Dockerfile } from "../../core";
import type { Server } from "../feature";
import { answer } from "../handle";

interface About {
  readonly textDocument: { readonly uri: string };
}

/** @param work synchronous; `null` is no answer */
export function onDocument<Params extends About, Result>(
  method: string,
  { documents, log }: Pick<Server, "documents" | "log">,
  work: (doc: Dockerfile, params: Params, positions: TextDocument) => Result | null,
) {
  return answer(
    method,
    log,
    (params: Params): Result | null => {
      const document = documents.get(params.textDocument.uri);
      return document?.isDockerfile ? work(document.dockerfile(), params, document.positions) : null;
    },
    () => null,
  );
}
