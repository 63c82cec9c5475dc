// One container of the user's engine: made, started, looked at, stopped, removed.
import { graceSeconds, type Process, readProcesses, treeOf } from "../../core";
import { firstObject } from "./answering";
import { type Engine, type EngineAnswer, runEngine } from "./engine";
import { EngineFailure } from "./failure";

export interface ContainerState {
  readonly running: boolean;
  readonly exitCode: number;
  /** Of PID 1 on the engine's machine; 0: none. */
  readonly pid: number;
  readonly health: string | undefined;
  readonly error: string;
}

export interface Container {
  readonly id: string;
  readonly name: string;
  /** Its network is that of the engine's machine, or another container's. */
  readonly sharesNetwork: boolean;
  /** Where it is said in words, by the image or by an option. */
  readonly stopSignal: string | undefined;
  /** The engine's words where it cannot be started. */
  start(): Promise<string | undefined>;
  state(): Promise<ContainerState>;
  processes(pid: number): Promise<readonly Process[]>;
  /** Of a shell inside; undefined: there is no shell. */
  shell(script: string): Promise<string | undefined>;
  /** The last lines of both outputs. */
  logs(lines: number): Promise<readonly string[]>;
  /** Sends the stop signal and waits, as `docker stop` does. */
  stop(): Promise<void>;
  remove(): Promise<void>;
}

interface Inspected {
  readonly Id?: string;
  readonly State?: {
    readonly Running?: boolean;
    readonly ExitCode?: number;
    readonly Pid?: number;
    readonly Error?: string;
    readonly Health?: { readonly Status?: string } | null;
  };
  readonly HostConfig?: { readonly NetworkMode?: string };
  readonly Config?: { readonly StopSignal?: string | number };
}

export interface CreateOrder {
  readonly name: string;
  readonly image: string;
  readonly label: string;
  readonly env: readonly string[];
  /** Options of `run`, word by word. */
  readonly runArgs: readonly string[];
  /** The image has a health check: it is asked every second, or at each look. */
  readonly hasHealthCheck: boolean;
}

/** podman has words of its own for what a process is; the others hand theirs to ps. */
const topWords = (engine: Engine): readonly string[] => (engine.name === "podman" ? ["pid", "ppid", "args"] : ["-eo", "pid,ppid,args"]);

/** Where an image may have one. */
const shells = ["sh", "/busybox/sh"];

const nothing: ContainerState = { running: false, exitCode: 0, pid: 0, health: undefined, error: "" };

/** @throws EngineFailure where the engine refuses: an option that it does not know */
export async function createContainer(engine: Engine, order: CreateOrder, signal: AbortSignal): Promise<Container> {
  async function ask(...words: readonly string[]): Promise<EngineAnswer> {
    const answer = await runEngine(engine, words, { signal });
    signal.throwIfAborted(); // what was called off is no answer
    return answer;
  }
  const { name } = order;
  const created = await runEngine(
    engine,
    [
      ...["create", "--name", name, "--label", order.label],
      ...(order.hasHealthCheck && engine.name === "docker" ? ["--health-interval", "1s"] : []),
      ...order.env.flatMap((each) => ["-e", each]),
      ...order.runArgs,
      order.image,
    ],
    { signal },
  );
  let isThere = true;
  async function remove(): Promise<void> {
    if (isThere) await runEngine(engine, ["rm", "-f", "-v", name], { detached: true });
    isThere = false;
  }
  if (created.code !== 0) {
    await remove();
    signal.throwIfAborted();
    throw new EngineFailure(`${engine.name} cannot make the container: ${created.stderr.trim()}`);
  }
  const inspect = async (): Promise<Inspected> => (firstObject((await ask("inspect", name)).stdout) as Inspected | undefined) ?? {};
  const first = await inspect();
  const network = first.HostConfig?.NetworkMode ?? "";
  let shell: string | undefined | null = null; // not looked for yet
  async function inShell(script: string): Promise<string | undefined> {
    for (const each of shell === null ? shells : [shell ?? []].flat()) {
      const answer = await ask("exec", name, each, "-c", script);
      if (answer.code !== 126 && answer.code !== 127 && answer.code !== undefined) {
        shell = each;
        return answer.stdout;
      }
    }
    shell ??= undefined;
    return undefined;
  }
  return {
    id: first.Id ?? created.stdout.trim(),
    name,
    stopSignal: typeof first.Config?.StopSignal === "string" ? first.Config.StopSignal || undefined : undefined,
    sharesNetwork: network === "host" || network.startsWith("container:"),
    async start() {
      const answer = await ask("start", name);
      return answer.code === 0 ? undefined : answer.stderr.replace(/^Error: failed to start containers:.*$/m, "").trim();
    },
    async state() {
      // podman leaves its checks to timers of systemd, which need not be there.
      if (order.hasHealthCheck && engine.name === "podman") await ask("healthcheck", "run", name);
      const { State } = await inspect();
      if (!State) return nothing;
      const { Running, ExitCode, Pid, Error: error, Health } = State;
      return { running: Running === true, exitCode: ExitCode ?? 0, pid: Pid ?? 0, health: Health?.Status, error: error ?? "" };
    },
    processes: async (pid) => treeOf(readProcesses((await ask("top", name, ...topWords(engine))).stdout), pid),
    shell: inShell,
    async logs(lines) {
      const { stdout, stderr } = await ask("logs", "--tail", String(lines), name);
      return (stdout + stderr)
        .split("\n")
        .filter((line) => line.trim() !== "")
        .slice(-lines);
    },
    stop: async () => void (await ask("stop", "-t", String(graceSeconds), name)),
    remove,
  };
}
