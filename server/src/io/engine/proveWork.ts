// One run of `dockwright prove`: what was asked, with which engine, and how an image is built and a container run so that nothing is left behind.
import type { Observed, ProvableFix } from "../../core";
import { type Image, inspectImage } from "./answering";
import { buildImage, removeImage } from "./buildImage";
import { createContainer, removeContainer } from "./container";
import type { Engine } from "./engine";
import { EngineFailure } from "./failure";
import { isRefusedByImage, observe } from "./observe";

export interface ProveOrder {
  /** undefined: an image without its Dockerfile. */
  readonly file: { readonly name: string; readonly path: string; readonly text: string } | undefined;
  /** Taken as it is; undefined: the file is built. */
  readonly image: string | undefined;
  readonly context: string;
  readonly target: string | undefined;
  readonly buildArgs: readonly string[];
  readonly buildOptions: readonly string[];
  readonly env: readonly string[];
  readonly runArgs: readonly string[];
  readonly timeoutSeconds: number;
  readonly keep: boolean;
  readonly fix: ProvableFix | undefined;
}

export interface Surroundings {
  /** Lines of progress. */
  say(line: string): void;
  readonly signal: AbortSignal;
  /** Default: those along PATH. */
  readonly engines?: readonly Engine[];
}

/** What a run works with; what it has made is removed at the end, the last thing first. */
export interface Work extends Surroundings {
  readonly order: ProveOrder;
  readonly engine: Engine;
  readonly id: string;
  readonly undo: (() => Promise<void>)[];
}

export interface Subject {
  readonly image: string;
  readonly dockerfile: string;
  readonly context: string;
}

/** @throws EngineFailure where the engine cannot */
export async function build(work: Work, { image, ...files }: Subject): Promise<Image> {
  const { engine, order, say, signal } = work;
  const { target, buildArgs, buildOptions: options } = order;
  say(`building ${image}`);
  if (!order.keep) work.undo.push(() => removeImage(engine, image));
  await buildImage(
    engine,
    { ...files, shown: order.file?.name ?? "the Dockerfile", tag: image, label: labelOf(work), target, buildArgs, options },
    say,
    signal,
  );
  const built = await inspectImage(engine, image, signal);
  signal.throwIfAborted();
  if (!built)
    throw new EngineFailure(
      `${engine.name} has built the image, but does not have it: a builder that keeps its result needs --build-option=--load`,
    );
  return built;
}

const labelOf = ({ id }: Work): string => `dockwright.prove=${id}`;

/** Made, watched, stopped, removed. @throws EngineFailure where the engine itself is in the way */
export async function run(work: Work, image: Image, name: string, suffix: string): Promise<Observed> {
  const { engine, order, say, signal, id } = work;
  const { env, runArgs, timeoutSeconds } = order;
  const called = `dockwright-prove-${id}${suffix}`;
  if (order.keep) say(`kept: container ${called}, image ${name}`);
  else work.undo.push(() => removeContainer(engine, called));
  const container = await createContainer(
    engine,
    { name: called, image: name, label: labelOf(work), env, runArgs, hasHealthCheck: image.hasHealthCheck },
    signal,
  );
  const observed = await observe(container, {
    timeoutSeconds,
    signalName: container.stopSignal ?? image.stopSignal ?? "SIGTERM",
    namesPorts: image.exposed.length > 0,
    hasHealthCheck: image.hasHealthCheck,
    say,
    signal,
  });
  if (observed.refused !== undefined && !isRefusedByImage(observed.measured.exitCode ?? 0))
    throw new EngineFailure(`${engine.name} cannot start the container: ${observed.refused}`);
  // What it takes of the machine, such as a port, the next one may need.
  if (!order.keep) await work.undo.pop()?.();
  return observed;
}
