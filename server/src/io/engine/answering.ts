// The engine that answers, and what it says of one image.
import type { ImageStart } from "../../core";
import { type Engine, findEngines, runEngine } from "./engine";
import { EngineFailure } from "./failure";

const patience = 15_000;

const firstLine = (text: string): string => text.trim().split("\n", 1)[0] ?? "";

/** @throws EngineFailure where there is none, or none answers */
export async function answeringEngine(engines: readonly Engine[] = findEngines(), signal?: AbortSignal): Promise<Engine> {
  const said: string[] = [];
  for (const engine of engines) {
    const answer = await runEngine(engine, ["ps", "-q"], { timeoutMilliseconds: patience, ...(signal && { signal }) });
    if (answer.code === 0) return engine;
    said.push(`${engine.name} does not answer: ${firstLine(answer.stderr) || "no word from it within 15 s"}`);
  }
  if (said.length > 0) throw new EngineFailure(`${said.join("; ")}. Start the engine, then try again`);
  throw new EngineFailure("there is no docker, podman or nerdctl in PATH: a container engine is needed to prove a start");
}

export interface Image extends ImageStart {
  readonly id: string;
  /** `8080/tcp` */
  readonly exposed: readonly string[];
  readonly hasHealthCheck: boolean;
}

interface Inspected {
  readonly Id?: string;
  readonly Config?: {
    readonly Entrypoint?: readonly string[] | string | null;
    readonly Cmd?: readonly string[] | null;
    readonly StopSignal?: string;
    readonly WorkingDir?: string;
    readonly ExposedPorts?: Readonly<Record<string, unknown>> | null;
    readonly Healthcheck?: { readonly Test?: readonly string[] | null } | null;
  };
  readonly Healthcheck?: { readonly Test?: readonly string[] | null } | null; // podman
}

/** The first object of what `inspect` prints; undefined where it is no JSON. */
export function firstObject(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed[0] : parsed;
  } catch {
    return undefined; // An engine that answers in another way: nothing is known.
  }
}

/** undefined: the engine has no such image. Never a pull. */
export async function inspectImage(engine: Engine, name: string, signal?: AbortSignal): Promise<Image | undefined> {
  const answer = await runEngine(engine, ["image", "inspect", name], signal && { signal });
  const found = answer.code === 0 ? (firstObject(answer.stdout) as Inspected | undefined) : undefined;
  if (!found) return undefined;
  const { Entrypoint, Cmd, StopSignal, WorkingDir, ExposedPorts, Healthcheck = found.Healthcheck } = found.Config ?? {};
  const test = Healthcheck?.Test?.[0];
  return {
    id: found.Id ?? name,
    entrypoint: typeof Entrypoint === "string" ? [Entrypoint] : (Entrypoint ?? []),
    cmd: Cmd ?? [],
    stopSignal: StopSignal || undefined,
    workdir: WorkingDir || undefined,
    exposed: Object.keys(ExposedPorts ?? {}),
    hasHealthCheck: test !== undefined && test !== "NONE",
  };
}
