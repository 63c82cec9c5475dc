// `dockwright/prove`: the page of a container, progress that can be called off, nothing left when the editor goes.
import { expect, test } from "vitest";
import {
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from "vscode-languageserver-protocol/node";
import { type ProveResult, proveRequest } from "../../server/src/protocol";
import { fakeEngine, type Played } from "../support/fakeEngine";
import { editor, folder, startClient } from "./client";

const dockerfile = 'FROM node:22-bookworm-slim\nEXPOSE 8080\nCMD ["node", "server.js"]\n';
const showsProgress = { ...editor, window: { workDoneProgress: true } };

interface Progress {
  readonly token: string | number;
  readonly value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;
}

async function opened(played: Played) {
  const engine = fakeEngine(played);
  const at = folder({ Dockerfile: dockerfile });
  const client = await startClient({ capabilities: showsProgress, env: { PATH: engine.path } });
  const progress: Progress[] = [];
  client.connection.onRequest("window/workDoneProgress/create", ({ token }: { token: string | number }) => {
    client.connection.onProgress(WorkDoneProgress.type, token, (value) => void progress.push({ token, value }));
    return null;
  });
  const uri = at.uri("Dockerfile");
  await client.open(uri, dockerfile);
  const prove = () => client.connection.sendRequest<ProveResult>(proveRequest, { uri });
  return { client, progress, prove, engine };
}

test("the page, and what was going on", async () => {
  const { prove, progress } = await opened({ ends: 3, logs: "no such table" });
  const { page, problem } = await prove();
  expect(problem).toBeUndefined();
  expect(page).toMatch(/^# Dockerfile: its start, proven in a container\n\n- \*\*The container ended by itself with exit code 3\.\*\*/);
  expect(page).toContain("| container | stays | ended by itself, exit code 3 | – |");
  expect(page).toContain("```text\nno such table\n```");
  expect(progress[0]?.value).toMatchObject({ kind: "begin", title: "Proving the start of Dockerfile in a container", cancellable: true });
  expect(progress.map(({ value }) => value.message)).toContain("waiting until the container works");
  expect(progress.at(-1)?.value.kind).toBe("end");
});

test("no engine that answers: why", async () => {
  const { prove } = await opened({ answers: 1 });
  expect((await prove()).problem).toMatch(/^docker does not answer: Cannot connect to the daemon/);
});

const longBuild: Played = { build: { says: "Step 1/1 : RUN sleep\n ---> Running in 0123456789ab", code: 0, takes: 20 } };

async function until(question: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !question(); turn++) await new Promise((wake) => setTimeout(wake, 20));
}

test("called off by its progress: no page, and the container of the build is gone", async () => {
  const { client, prove, progress, engine } = await opened(longBuild);
  const answer = prove();
  await until(() => progress.some(({ value }) => value.message?.includes("Running in")));
  await client.connection.sendNotification("window/workDoneProgress/cancel", { token: progress[0]?.token });
  expect(await answer).toEqual({});
  expect(engine.asked()).toContain("rm -f -v 0123456789ab");
});

test("the editor goes: what was made is removed first", async () => {
  const { client, prove, progress, engine } = await opened(longBuild);
  void prove().catch(() => undefined);
  await until(() => progress.some(({ value }) => value.message?.includes("Running in")));
  await client.connection.sendRequest("shutdown");
  expect(engine.asked()).toContain("rm -f -v 0123456789ab");
});

test("a file that is not open, or lies elsewhere", async () => {
  const { client } = await opened({});
  const ask = (uri: string) => client.connection.sendRequest<ProveResult>(proveRequest, { uri });
  expect((await ask("file:///nowhere/Dockerfile")).problem).toBe("Open the Dockerfile first");
  await client.open("untitled:Untitled-1", dockerfile);
  expect((await ask("untitled:Untitled-1")).problem).toMatch(/does not lie on this machine/);
});
