// Builds an image with the user's own engine, and takes away what the build has left behind.
import { type Engine, runEngine } from "./engine";
import { EngineFailure } from "./failure";

export interface BuildOrder {
  readonly dockerfile: string;
  readonly context: string;
  /** As whoever asked knows the file. */
  readonly shown: string;
  readonly tag: string;
  readonly label: string;
  readonly target: string | undefined;
  /** `K=V` */
  readonly buildArgs: readonly string[];
  /** More options of `build`, word by word. */
  readonly options: readonly string[];
}

const flagged = (name: string, values: readonly string[]): readonly string[] => values.flatMap((value) => [name, value]);

/** What a build of the old kind has made so far, by its own lines. */
interface Made {
  readonly images: string[];
  readonly containers: Set<string>;
}

/** `---> 9314552945a3` behind a step that is neither FROM nor cached, `---> Running in …`, `Removing intermediate container …`. */
function follow(made: Made): (line: string) => void {
  let own = false;
  return (line) => {
    const step = /^Step \d+\/\d+ : (\w+)/.exec(line)?.[1];
    if (step !== undefined) own = step.toUpperCase() !== "FROM";
    if (line.includes("Using cache")) own = false;
    const running = /---> Running in ([0-9a-f]{12})/.exec(line)?.[1];
    const removed = /^Removing intermediate container ([0-9a-f]{12})/.exec(line)?.[1];
    const image = /^ ---> ([0-9a-f]{12})$/.exec(line)?.[1];
    if (running !== undefined) made.containers.add(running);
    if (removed !== undefined) made.containers.delete(removed);
    if (image !== undefined && own) made.images.push(image);
  };
}

/** An image with a name is somebody's; one that nothing stands on any more is this build's own. */
async function removeIfNameless(engine: Engine, image: string): Promise<void> {
  const tags = await runEngine(engine, ["image", "inspect", "-f", "{{len .RepoTags}}", image], { detached: true });
  if (tags.code === 0 && tags.stdout.trim() === "0") await runEngine(engine, ["image", "rm", "--no-prune", image], { detached: true });
}

async function removeLeftovers(engine: Engine, { images, containers }: Made): Promise<void> {
  if (containers.size > 0) await runEngine(engine, ["rm", "-f", "-v", ...containers], { detached: true });
  for (const image of images.toReversed()) await removeIfNameless(engine, image);
}

/** Of a builder's words that are told when it fails. */
const toldLines = 12;

/**
 * @param say each line of the builder
 * @throws EngineFailure with the builder's last words, where it fails
 */
export async function buildImage(engine: Engine, order: BuildOrder, say: (line: string) => void, signal: AbortSignal): Promise<void> {
  const made: Made = { images: [], containers: new Set() };
  const noted = follow(made);
  const words = [
    "build",
    ...(engine.name === "nerdctl" ? [] : ["--force-rm"]),
    ...["-t", order.tag, "-f", order.dockerfile, "--label", order.label],
    ...(order.target === undefined ? [] : ["--target", order.target]),
    ...flagged("--build-arg", order.buildArgs),
    ...order.options,
    order.context,
  ];
  const last: string[] = [];
  const onLine = (line: string): void => {
    noted(line);
    say(line);
    if (line.trim() !== "") last.push(line);
    if (last.length > toldLines) last.shift();
  };
  const answer = await runEngine(engine, words, { signal, onLine });
  if (answer.code === 0) return;
  await removeLeftovers(engine, made);
  signal.throwIfAborted();
  throw new EngineFailure(`${engine.name} cannot build ${order.shown}:\n${last.join("\n") || answer.stderr.trim()}`);
}

/** Its name goes, and what stands under no other name. */
export const removeImage = async (engine: Engine, tag: string): Promise<void> =>
  void (await runEngine(engine, ["image", "rm", tag], { detached: true }));
