// Finds a Docker Engine that answers, or starts one of its own on a private socket and stops it at the end.
import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { must, run, tail, until } from "./process";

export interface Engine {
  /** The docker client that can build with BuildKit. */
  readonly client: string;
  readonly env: Readonly<Record<string, string>>;
  /** Started by these tests: every image in it is ours. */
  readonly own: boolean;
  /** A directory for build contexts; goes away with `stop`. */
  readonly scratch: string;
  /** "Docker Engine 20.10.24, overlay2", for the log. */
  readonly name: string;
  stop(): Promise<void>;
}

/** Why there is no engine: a sentence that says what to do. */
export interface NoEngine {
  readonly why: string;
}

/** All programs of that name along PATH and in the system's own directories. */
function programs(name: string): readonly string[] {
  const directories = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/sbin"];
  return [...new Set(directories.map((directory) => join(directory, name)))].filter((path) => existsSync(path));
}

/** A client from release 23 on needs the buildx plugin for BuildKit; an older one has it built in. */
async function buildsWithBuildKit(client: string): Promise<boolean> {
  const version = await run(client, ["--version"]);
  const major = Number(/version (\d+)\./.exec(version.stdout)?.[1] ?? Number.NaN);
  return major < 23 || (await run(client, ["buildx", "version"])).status === 0;
}

async function findClient(): Promise<string | undefined> {
  for (const client of programs("docker")) if (await buildsWithBuildKit(client)) return client;
  return undefined;
}

async function describe(client: string, env: Engine["env"]): Promise<string | undefined> {
  const info = await run(client, ["info", "--format", "{{.ServerVersion}}, {{.Driver}}"], { env, timeout: 10_000 });
  return info.status === 0 && /^\d/.test(info.stdout) ? `Docker Engine ${info.stdout.trim()}` : undefined;
}

/** On every image that the scenarios build, so that all of it can be found and removed. */
export const label = "dockwright-engine-test";

const buildKit = { DOCKER_BUILDKIT: "1", BUILDKIT_PROGRESS: "plain" };

/** The engine to test with, or why there is none. */
export async function findEngine(): Promise<Engine | NoEngine> {
  const client = await findClient();
  if (client === undefined) return { why: "no docker client that builds with BuildKit (Debian: apt-get install docker.io)" };
  const answering = await describe(client, buildKit);
  if (answering !== undefined) {
    const scratch = mkdtempSync(join(tmpdir(), "dockwright-engine-"));
    const stop = async () => {
      await removeContainers(client, buildKit);
      await run(client, ["image", "prune", "-f", "--filter", `label=${label}`], { env: buildKit });
      await removeDirectory(scratch);
    };
    return { client, env: buildKit, own: false, scratch, name: answering, stop };
  }
  const daemon = programs("dockerd")[0];
  if (daemon === undefined) return { why: "no engine answers and there is no dockerd to start (Debian: apt-get install docker.io)" };
  if (process.getuid?.() !== 0) return { why: "no engine answers and only root may start dockerd" };
  return startEngine(client, daemon);
}

/** No iptables and no bridge: containers run with the host's network or none, so the kernel needs neither. */
async function startEngine(client: string, daemon: string): Promise<Engine | NoEngine> {
  const home = mkdtempSync(join(tmpdir(), "dockwright-engine-"));
  const socket = `unix://${join(home, "sock")}`;
  const env = { ...buildKit, DOCKER_HOST: socket };
  const log = openSync(join(home, "log"), "a");
  const places = ["--data-root", join(home, "root"), "--exec-root", join(home, "exec"), "--pidfile", join(home, "pid")];
  const started = spawn(daemon, [...places, "--iptables=false", "--ip6tables=false", "--bridge=none", "-H", socket], {
    stdio: ["ignore", log, log],
    detached: true, // Ctrl-C reaches this process alone, which then removes the containers before it stops the engine
  });
  closeSync(log);
  let ended = false;
  for (const event of ["exit", "error"]) started.on(event, () => (ended = true));
  const stop = async () => {
    if (!ended && started.pid !== undefined) await removeContainers(client, env);
    if (!ended) started.kill("SIGTERM");
    if (!(await until(() => ended, 20_000))) started.kill("SIGKILL");
    await unmountBelow(home);
    await removeDirectory(home);
  };
  const up = await until(async () => ended || (await describe(client, env)) !== undefined, 40_000, 300);
  const name = up && !ended ? await describe(client, env) : undefined;
  if (name !== undefined) return { client, env, own: true, scratch: home, name: `${name}, started by this test`, stop };
  const said = tail(readFileSync(join(home, "log"), "utf8"), 4);
  await stop();
  return { why: `dockerd did not start:\n${said}` };
}

/** A container has the labels of its image. */
async function removeContainers(client: string, env: Engine["env"]): Promise<void> {
  const listed = await run(client, ["ps", "-aq", "--filter", `label=${label}`], { env });
  const ids = listed.stdout.split("\n").filter((id) => id !== "");
  if (ids.length > 0) await run(client, ["rm", "-f", ...ids], { env });
}

/** The engine may leave mounts behind. */
async function unmountBelow(home: string): Promise<void> {
  const places = readFileSync("/proc/mounts", "utf8")
    .split("\n")
    .map((line) => line.split(" ")[1] ?? "");
  for (const place of places.filter((path) => path.startsWith(`${home}/`)).reverse()) await run("umount", ["-l", place]);
}

async function removeDirectory(directory: string): Promise<void> {
  const removed = () => run("rm", ["-rf", directory]).then(({ status }) => status === 0);
  if (!(await until(removed, 20_000, 500))) throw new Error(`${directory} could not be removed`);
}

/** Runs a docker command; an error with what it said when it fails. */
export const docker = (engine: Engine, ...args: string[]): Promise<string> =>
  must(engine.client, args, { env: engine.env, timeout: 240_000 });
