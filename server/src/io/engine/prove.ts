// Proves a start: builds the image, runs it, measures it, removes it all, and sets it beside the prediction; with a fix a second time.
import { randomBytes } from "node:crypto";
import { basename, join } from "node:path";
import { createTwoFilesPatch } from "diff";
import {
  compare,
  type Dockerfile,
  type Facts,
  fixOfKind,
  imageAsDockerfile,
  knownText,
  noFacts,
  type Observed,
  type Proof,
  type Proven,
  parse,
  proveNeeds,
  type StartFix,
  startFixes,
  startup,
  upToStage,
} from "../../core";
import { syncFactSource } from "../facts";
import { answeringEngine, type Image, inspectImage } from "./answering";
import { temporaryBuild } from "./buildFiles";
import { EngineFailure } from "./failure";
import { build, type ProveOrder, run, type Subject, type Surroundings, type Work } from "./proveWork";

export type { ProveOrder, Surroundings } from "./proveWork";

interface Predicted {
  readonly doc: Dockerfile;
  readonly facts: Facts;
  readonly init: boolean;
}

/** @throws EngineFailure where the file has no such stage */
function predictionOf({ file, context, target, runArgs }: ProveOrder, image: Image | undefined, name: string): Predicted {
  const init = runArgs.some((word) => word === "--init" || word === "--init=true");
  if (!file) return { doc: parse(image ? imageAsDockerfile(name, image) : ""), facts: noFacts, init };
  const doc = upToStage(file.text, target);
  if (!doc) throw new EngineFailure(`${file.name} has no stage ${target}`);
  // Paths of a COPY begin at the context, wherever the Dockerfile lies.
  const facts = syncFactSource()(join(context, basename(file.path)), (known) => proveNeeds(doc, known));
  return { doc, facts, init };
}

/** What a reader has to know of how it was run. */
function notesOf({ order }: Work, predicted: Proof["predicted"], { ended, measured }: Observed): readonly string[] {
  const kind = predicted?.chain.at(-1)?.app?.kind ?? "unknown";
  const waits = "It waits for a person at a terminal, and here it has neither: with --run-arg=-it it is given both.";
  const reads = "If it reads its standard input, --run-arg=-i keeps that open.";
  const other = "With --entrypoint another command runs than the one that was predicted.";
  return [
    ...(ended && kind === "interactive" ? [waits] : []),
    ...(ended && kind === "unknown" && measured.exitCode === 0 ? [reads] : []),
    ...(order.runArgs.some((word) => /^--entrypoint\b/.test(word)) ? [other] : []),
  ];
}

const proofOf = (work: Work, image: string, predicted: Proof["predicted"], observed: Observed): Proof => ({
  ...observed,
  notes: [...observed.notes, ...notesOf(work, predicted, observed)],
  file: work.order.file?.name,
  image,
  predicted,
  agrees: compare(predicted, observed),
});

/** All that the fix changes. */
function patchOf({ file }: ProveOrder, doc: Dockerfile, { text, files }: StartFix, facts: Facts): string {
  const name = file?.name ?? "Dockerfile";
  const patches = [
    [name, doc.text, text] as const,
    ...[...files].map(([path, after]) => [path, knownText(facts, path) ?? "", after] as const),
  ];
  return patches
    .filter(([, before, after]) => before !== after)
    .map(([path, before, after]) =>
      createTwoFilesPatch(path, path, before, after)
        .replace(/^Index: .*\n=+\n/, "")
        .trimEnd(),
    )
    .join("\n");
}

/** The one that was asked for. @throws EngineFailure where there is none */
function wantedFix({ file, fix: kind }: ProveOrder, fixes: readonly StartFix[], predicted: Predicted): StartFix | undefined {
  if (kind === undefined) return undefined;
  const { doc, facts, init } = predicted;
  const fix = file && fixOfKind(doc, facts, fixes, kind, { init });
  if (fix) return fix;
  const others = fixes.map(({ title }) => `"${title}"`).join("; ");
  throw new EngineFailure(`no fix of the kind ${kind} can be made here: ${others ? `the rules offer ${others}` : "no rule offers one"}`);
}

async function proveFix(work: Work, fix: StartFix, { doc, facts }: Predicted): Promise<NonNullable<Proven["after"]>> {
  const { order } = work;
  const image = `dockwright-prove:${work.id}-after`;
  work.say(`with the fix: ${fix.title}`);
  const rest = order.file?.text.slice(doc.text.length) ?? "";
  const built = await build(work, { image, ...(await copied(work, fix.text + rest, fix.files)) });
  const observed = await run(work, built, image, "-after");
  return { fix, proof: proofOf(work, image, fix.after, observed), patch: patchOf(order, doc, fix, facts) };
}

/** Of an image that is there already. */
async function given({ engine, signal }: Work, name: string): Promise<Image> {
  const image = await inspectImage(engine, name, signal);
  signal.throwIfAborted();
  if (!image) throw new EngineFailure(`${engine.name} has no image ${name}: pull it first, or build it`);
  return image;
}

/** The text that was handed in is built, saved or not. */
async function copied(work: Work, text: string, files: ReadonlyMap<string, string>): Promise<Omit<Subject, "image">> {
  const { file, context } = work.order;
  if (!file) throw new EngineFailure("there is neither a Dockerfile nor an image");
  const { remove, ...made } = await temporaryBuild({ dockerfile: file.path, context }, text, files);
  work.undo.push(remove);
  return made;
}

async function imageOf(work: Work, name: string): Promise<Image> {
  const { image, file } = work.order;
  return image === undefined ? build(work, { image: name, ...(await copied(work, file?.text ?? "", new Map())) }) : given(work, name);
}

async function proved(work: Work): Promise<Proven> {
  const { order } = work;
  const name = order.image ?? `dockwright-prove:${work.id}`;
  // What is wrong with the request is told before anything is built.
  const early = order.file && predictionOf(order, undefined, name);
  const fixes = early ? startFixes(early.doc, early.facts, { init: early.init }) : [];
  const fix = early && wantedFix(order, fixes, early);
  const image = await imageOf(work, name);
  const predicted = early ?? predictionOf(order, image, name);
  const observed = await run(work, image, name, "");
  const before = proofOf(work, name, startup(predicted.doc, predicted.facts, undefined, { init: predicted.init }), observed);
  return { before, after: fix && (await proveFix(work, fix, predicted)), fixes };
}

/** @throws EngineFailure where it cannot be done; the signal's reason when it was called off. What was made is removed in any case. */
export async function prove(order: ProveOrder, around: Surroundings): Promise<Proven> {
  const engine = await answeringEngine(around.engines, around.signal);
  const work: Work = { ...around, order, engine, id: randomBytes(4).toString("hex"), undo: [] };
  try {
    return await proved(work);
  } finally {
    for (const undo of work.undo.toReversed()) await undo();
  }
}
