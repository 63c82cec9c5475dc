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

/** Whatever has become of it; out of reach of Ctrl+C. */
export const removeContainer = async (engine: Engine, name: string): Promise<void> =>
  void (await runEngine(engine, ["rm", "-f", "-v", name], { detached: true }));

/** @throws EngineFailure where the engine refuses: an option that it does not know */
async function create(engine: Engine, order: CreateOrder, signal: AbortSignal): Promise<void> {
  const words = [
    ...["create", "--name", order.name, "--label", order.label],
    ...(order.hasHealthCheck && engine.name === "docker" ? ["--health-interval", "1s"] : []),
    ...order.env.flatMap((each) => ["-e", each]),
    ...order.runArgs,
    order.image,
  ];
  const created = await runEngine(engine, words, { signal });
  signal.throwIfAborted();
  if (created.code !== 0) throw new EngineFailure(`${engine.name} cannot make the container: ${created.stderr.trim()}`);
}

type Ask = (...words: readonly string[]) => Promise<EngineAnswer>;

/** Codes of `exec` for a program that is not there, or cannot be run. */
const noProgram: readonly (number | undefined)[] = [126, 127, undefined];

/** The first shell that there is, remembered; a container without one is not asked again. */
function shellOf(ask: Ask, name: string): Container["shell"] {
  let candidates = shells;
  return async (script) => {
    for (const shell of candidates) {
      const answer = await ask("exec", name, shell, "-c", script);
      if (noProgram.includes(answer.code)) continue;
      candidates = [shell];
      return answer.stdout;
    }
    candidates = [];
    return undefined;
  };
}

function stateOf({ State }: Inspected): ContainerState {
  const { Running, ExitCode, Pid, Error: error, Health } = State ?? {};
  return { running: Running === true, exitCode: ExitCode ?? 0, pid: Pid ?? 0, health: Health?.Status, error: error ?? "" };
}

/** Made, not started. @throws EngineFailure where the engine refuses */
export async function createContainer(engine: Engine, order: CreateOrder, signal: AbortSignal): Promise<Container> {
  const { name, hasHealthCheck } = order;
  const ask: Ask = async (...words) => {
    const answer = await runEngine(engine, words, { signal });
    signal.throwIfAborted(); // what was called off is no answer
    return answer;
  };
  const inspect = async (): Promise<Inspected> => (firstObject((await ask("inspect", name)).stdout) as Inspected | undefined) ?? {};
  await create(engine, order, signal);
  const { Id = "", HostConfig, Config } = await inspect();
  const network = HostConfig?.NetworkMode ?? "";
  return {
    id: Id,
    stopSignal: typeof Config?.StopSignal === "string" ? Config.StopSignal || undefined : undefined,
    sharesNetwork: network === "host" || network.startsWith("container:"),
    async start() {
      const answer = await ask("start", name);
      return answer.code === 0 ? undefined : answer.stderr.replace(/^Error: failed to start containers:.*$/m, "").trim();
    },
    async state() {
      // podman leaves its checks to timers of systemd, which need not be there.
      if (hasHealthCheck && engine.name === "podman") await ask("healthcheck", "run", name);
      return stateOf(await inspect());
    },
    processes: async (pid) => treeOf(readProcesses((await ask("top", name, ...topWords(engine))).stdout), pid),
    shell: shellOf(ask, name),
    async logs(lines) {
      const { stdout, stderr } = await ask("logs", "--tail", String(lines), name);
      return `${stdout}${stderr}`
        .split("\n")
        .filter((line) => line.trim() !== "")
        .slice(-lines);
    },
    stop: async () => void (await ask("stop", "-t", String(graceSeconds), name)),
  };
}
