// Answers `dockwright/prove`: the start of an open Dockerfile, proven in a container, as a page.
import type { WorkDoneProgressServerReporter } from "vscode-languageserver";
import { type ProveParams, type ProveResult, proveRequest } from "../../protocol";
import type { Server, StartFeature } from "../feature";
import { answer } from "../handle";
import { serverMessages } from "../messages";

/** undefined: the client shows none. */
async function progressOf({ client, connection, say }: Server, uri: string): Promise<WorkDoneProgressServerReporter | undefined> {
  if (!client.showsProgress) return undefined;
  const progress = await connection.window.createWorkDoneProgress();
  const file = decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
  progress.begin(say({ template: serverMessages.proving, values: { file } }), undefined, undefined, true);
  return progress;
}

export const prove: StartFeature = (server) => {
  const { connection, documents, runtime, say, log } = server;
  const problem = (template: string): ProveResult => ({ problem: say({ template, values: {} }) });
  connection.onRequest<ProveResult, never>(
    proveRequest,
    answer(
      proveRequest,
      log,
      async (params: ProveParams, token): Promise<ProveResult> => {
        const document = documents.get(params.uri);
        if (!runtime.prove) return problem(serverMessages.proveNotHere);
        if (!document?.isDockerfile) return problem(serverMessages.proveNotOpen);
        const progress = await progressOf(server, params.uri);
        const controller = new AbortController();
        const off = [token, progress?.token].map((each) => each?.onCancellationRequested(() => controller.abort()));
        const tell = (line: string): void => {
          if (line.trim() !== "") progress?.report(line.trim());
        };
        try {
          const found = await runtime.prove({ ...params, text: document.text() }, tell, controller.signal);
          return found ?? {};
        } finally {
          for (const each of off) each?.dispose();
          progress?.done();
        }
      },
      () => problem(serverMessages.proveFailed),
    ),
  );
};
