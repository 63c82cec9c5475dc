// Runs a server's image and asks it over HTTP: what it answers, its health, its user, its size, how it stops.
import { build, type Source } from "./build";
import { docker, type Engine } from "./engine";
import { run, tail, until } from "./process";

export interface Request {
  readonly port: number;
  /** Default `/`. */
  readonly path?: string;
  /** Milliseconds that the server may take to answer and a HEALTHCHECK to become healthy; default 60,000. */
  readonly patience?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Served {
  /** It was built and gave an HTTP answer. */
  readonly answers: boolean;
  /** What the builder or the container said. */
  readonly said: string;
  readonly status: number;
  readonly body: string;
  /** `none` where the image has no HEALTHCHECK. */
  readonly health: string;
  /** User id of PID 1. */
  readonly uid: number;
  readonly imageBytes: number;
  readonly stopSeconds: number;
  readonly exitCode: number;
}

const none: Served = { answers: false, said: "", status: 0, body: "", health: "none", uid: -1, imageBytes: 0, stopSeconds: 0, exitCode: 0 };

/** Another container in the same network asks, because the server's own image may have no client and no shell. */
const clientImage = "node:22-bookworm-slim";
const client = `fetch(process.argv[1]).then(async (r) => console.log(JSON.stringify({ status: r.status, body: await r.text() })), () => process.exit(1))`;

export async function serve(engine: Engine, source: Source, request: Request): Promise<Served> {
  const built = await build(engine, source);
  if ("error" in built) return { ...none, said: `build failed: ${built.error}` };
  const variables = Object.entries(request.env ?? {}).flatMap(([name, value]) => ["-e", `${name}=${value}`]);
  const created = await run(engine.client, ["create", "--network", "none", ...variables, built.image], { env: engine.env });
  const id = created.stdout.trim();
  if (created.status !== 0) return { ...none, said: created.stderr.trim() };
  try {
    const imageBytes = Number(await docker(engine, "image", "inspect", "-f", "{{.Size}}", built.image));
    return { ...(await ask(engine, id, request)), imageBytes };
  } finally {
    await run(engine.client, ["rm", "-f", id], { env: engine.env });
  }
}

async function ask(engine: Engine, id: string, request: Request): Promise<Served> {
  const patience = request.patience ?? 60_000;
  const inspect = async (format: string) => (await docker(engine, "inspect", "-f", format, id)).trim();
  const running = async () => (await inspect("{{.State.Running}}")) === "true";
  const started = await run(engine.client, ["start", id], { env: engine.env });
  const url = `http://127.0.0.1:${request.port}${request.path ?? "/"}`;
  let answer: { readonly status: number; readonly body: string } | undefined;
  const answered = async () => {
    if (started.status !== 0 || !(await running())) return true;
    const words = ["run", "--rm", "--network", `container:${id}`, clientImage, "node", "-e", client, url];
    const asked = await run(engine.client, words, { env: engine.env });
    if (asked.status === 0) answer = JSON.parse(asked.stdout);
    return asked.status === 0;
  };
  await until(answered, patience, 500);
  const logs = await run(engine.client, ["logs", id], { env: engine.env });
  const said = tail(logs.stdout + logs.stderr + started.stderr);
  if (answer === undefined) return { ...none, said, exitCode: Number(await inspect("{{.State.ExitCode}}")) };
  const healthOf = () => inspect("{{if .State.Health}}{{.State.Health.Status}}{{else}}none{{end}}");
  await until(async () => (await healthOf()) !== "starting", patience, 500);
  const health = await healthOf();
  const uid = await userOf(engine, id);
  const asked = Date.now();
  await docker(engine, "stop", id);
  const stopSeconds = (Date.now() - asked) / 1000;
  return { ...none, ...answer, answers: true, said, health, uid, stopSeconds, exitCode: Number(await inspect("{{.State.ExitCode}}")) };
}

/** The engine's own `ps`, because the image may have none. */
async function userOf(engine: Engine, id: string): Promise<number> {
  const listed = await docker(engine, "top", id, "-eo", "uid,pid");
  return Number(/^\s*(\d+)/.exec(listed.split("\n")[1] ?? "")?.[1] ?? -1);
}
