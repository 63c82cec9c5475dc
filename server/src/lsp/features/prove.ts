// Answers `dockwright/prove`: the start of an open Dockerfile, proven in a container, as a page.
import type { WorkDoneProgressServerReporter } from "vscode-languageserver";
import { type ProveParams, type ProveResult, proveRequest } from "../../protocol";
import type { Server, StartFeature } from "../feature";
import { answer, guard } from "../handle";
import { serverMessages } from "../messages";
import type { Prove } from "../runtime";

type Running = ReturnType<Prove>;

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
  const running = new Map<AbortController, Running>();

  async function run(request: Parameters<Prove>[0], controller: AbortController, progress: WorkDoneProgressServerReporter | undefined) {
    const tell = (line: string): void => {
      if (line.trim() !== "") progress?.report(line.trim());
    };
    const asked: Running = runtime.prove?.(request, tell, controller.signal) ?? Promise.resolve(undefined);
    running.set(controller, asked);
    try {
      return (await asked) ?? {};
    } finally {
      running.delete(controller);
      progress?.done();
    }
  }
  connection.onRequest<ProveResult, never>(
    proveRequest,
    answer(
      proveRequest,
      log,
      async (params: ProveParams, token): Promise<ProveResult> => {
        const document = documents.get(params.uri);
        if (!runtime.prove) return problem(serverMessages.proveNotHere);
        if (!document?.isDockerfile) return problem(serverMessages.proveNotOpen);
        const controller = new AbortController();
        const progress = await progressOf(server, params.uri);
        for (const each of [token, progress?.token]) each?.onCancellationRequested(() => controller.abort());
        return run({ ...params, text: document.text() }, controller, progress);
      },
      () => problem(serverMessages.proveFailed),
    ),
  );
  // The editor goes: what has been made is removed first.
  connection.onShutdown(
    guard("calling off", log, async () => {
      for (const controller of running.keys()) controller.abort();
      await Promise.allSettled(running.values());
    }),
  );
};
