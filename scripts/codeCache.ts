// Has the built server and command line do a little work and keep the code that V8 compiled for it: half of the time to start is compiling.
import { type ChildProcess, type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Writable } from "node:stream";

const uri = "untitled:Dockerfile";
const text = `# syntax=docker/dockerfile:1
ARG TAG=12
FROM debian:\${TAG} AS build
ENV A=b
WORKDIR app
COPY --chown=1:1 a b /c/
RUN --mount=type=cache,target=/x apt-get update && apt-get install -y curl
FROM build
LABEL a=b
EXPOSE 80
USER node
HEALTHCHECK --interval=5s CMD curl localhost
ENTRYPOINT ["a"]
CMD node server.js
`;

const position = { line: 6, character: 1 };
const textDocument = { uri };
const messages: readonly (readonly [method: string, params: object | undefined, isRequest: boolean])[] = [
  [
    "initialize",
    {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { publishDiagnostics: {}, codeAction: { codeActionLiteralSupport: {} } } },
    },
    true,
  ],
  ["initialized", {}, false],
  ["textDocument/didOpen", { textDocument: { uri, languageId: "dockerfile", version: 1, text } }, false],
  ["textDocument/codeAction", { textDocument, range: { start: position, end: position }, context: { diagnostics: [] } }, true],
  // The document has to be quiet for some turns before its diagnostics are worked out.
  ...Array.from({ length: 12 }, () => ["textDocument/hover", { textDocument, position }, true] as const),
  ["shutdown", undefined, true],
  ["exit", undefined, false],
];

function start(dist: string, program: string, ...args: readonly string[]): ChildProcessByStdio<Writable, null, null> {
  return spawn(process.execPath, [join(dist, program), ...args], {
    stdio: ["pipe", "ignore", "inherit"],
    env: { ...process.env, DOCKWRIGHT_WRITE_CODE_CACHE: "1" },
    timeout: 60_000,
  });
}

async function ended(child: ChildProcess, program: string): Promise<void> {
  const [status] = await once(child, "exit");
  if (status !== 0) throw new Error(`the built ${program} did not end in order (${status})`);
}

async function ofServer(dist: string): Promise<void> {
  const child = start(dist, "server.js", "--stdio");
  for (const [index, [method, params, isRequest]] of messages.entries()) {
    const body = JSON.stringify({ jsonrpc: "2.0", method, params, ...(isRequest && { id: index }) });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }
  await ended(child, "server");
}

async function ofCommandLine(dist: string): Promise<void> {
  const child = start(dist, "cli.js", "lint", "--no-config", "--fail-on", "never", "-");
  child.stdin.end(text);
  await ended(child, "command line");
}

/** Writes `server.main.js.cache` and `cli.main.js.cache` beside the programs, and what each has compiled of core in a `….core.cache`. @throws Error when one does not end in order */
export async function makeCodeCaches(dist: string): Promise<void> {
  await ofServer(dist);
  await ofCommandLine(dist);
}
