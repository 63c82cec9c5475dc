// What runs as PID 1 of the container, how it stops, and why: the simulator of the container's start.
import type { FactQuery, Facts } from "../facts";
import { parseSignal } from "../knowledge/stopSignals";
import { imageQueries, withImages } from "../model/told";
import type { Dockerfile, Stage } from "../model/types";
import type { SyntaxTree } from "../syntax/types";
import { startCommand } from "./argv";
import { delivery, endsWithStart, processesOf, reapsOrphans } from "./deliver";
import { reasonsOf } from "./explain";
import { oneWordStep } from "./oneWord";
import { processChain } from "./processChain";
import { type Setting, settingOf } from "./setting";
import type { Answer, StartCommand, Startup, Step } from "./types";
import { verdictOf } from "./verdict";

export { outlivesInterrupt, rewritten } from "./deliver";
export { codeLensText, renderStartup } from "./render";
export type {
  Answer,
  AppDetail,
  Certainty,
  Leaving,
  ProcessStep,
  ShellDetail,
  StartCommand,
  StartPart,
  Startup,
  StartupReason,
  Step,
} from "./types";

function stopSignalOf(setting: Setting, told: string | undefined): { signal: string; stopSignal: Startup["stopSignal"] } {
  if (told !== undefined) return { signal: told, stopSignal: { instruction: undefined, from: "compose" } };
  const { stage, base, doc } = setting;
  const instruction = stage.effective("STOPSIGNAL");
  if (instruction) {
    const written = instruction.arguments.text.trim();
    const value = doc.scopeBefore(instruction).expand(written) ?? written;
    const from = stage.instructions.includes(instruction) ? "stage" : "parent";
    return { signal: parseSignal(value) ?? value, stopSignal: { instruction, from } };
  }
  if (base?.stopSignal !== undefined) return { signal: base.stopSignal, stopSignal: { instruction: undefined, from: "base" } };
  return { signal: "SIGTERM", stopSignal: { instruction: undefined, from: "default" } };
}

function whyStart(start: StartCommand): string {
  const part = start.entrypoint ?? start.cmd;
  const keyword = start.entrypoint ? "ENTRYPOINT" : "CMD";
  if (!part) return "";
  if (!part.instruction) return `${keyword} of the base image`;
  return `${part.form} form of ${keyword}${part.own ? "" : " of a parent stage"}`;
}

/** undefined where it is not known which of two programs it is. */
function pid1Of(chain: readonly Step[]): Startup["pid1"] {
  const [first, second] = processesOf(chain);
  if (!first) return undefined;
  if (first.role === "shell" && second && second.program === first.program) return { program: first.program, argv: first.argv };
  const unsure = first.certainty === "unknown" && (first.role === "shell" || (first.role === "app" && first.app?.reaps === "unknown"));
  const scriptNotKnown = first.role === "app" && first.app?.kind === "unknown" && first.certainty === "unknown";
  return unsure || scriptNotKnown ? undefined : { program: first.program, argv: first.argv };
}

function initOf(chain: readonly Step[]): string | undefined {
  const [first] = processesOf(chain);
  return first?.init && first.certainty !== "unknown" ? first.init.name : undefined;
}

function endsAtOnce(chain: readonly Step[]): Answer {
  const last = chain.at(-1);
  if (last?.app && endsWithStart(last.app))
    return (last.app.leaves ? !last.app.leaves.unsure : last.app.certainty === "certain") ? "yes" : "unknown";
  if (last?.shell?.idle) return "yes";
  return !last?.app || last.app.kind === "unknown" || last.certainty === "unknown" ? "unknown" : "no";
}

const emptyChain: readonly Step[] = [];

/** How the container is run, as far as the image does not say. */
export interface RunOptions {
  /** `docker run --init`, `init: true` in a Compose file: Docker puts its own init in front. */
  readonly init?: boolean;
  /** `stop_signal` in a Compose file. */
  readonly stopSignal?: string | undefined;
}

function simulate(setting: Setting, { init, stopSignal: told }: RunOptions): Startup {
  const { doc, stage, base, windows } = setting;
  // The Windows builds of an image that is made for Linux start something else.
  const ofTable = windows && !base?.name.startsWith("mcr.microsoft.com/") ? undefined : base;
  const own = startCommand(doc, stage, ofTable, windows);
  const start = init && own.argv && !windows ? { ...own, argv: ["/sbin/docker-init", "--", ...own.argv] } : own;
  const oneWord = windows ? undefined : oneWordStep(own, setting, whyStart(own));
  const chain = oneWord ? [oneWord] : start.argv === undefined || windows ? emptyChain : processChain(setting, start.argv, whyStart(start));
  const { signal, stopSignal } = stopSignalOf(setting, told);
  const delivered = delivery(chain, signal);
  const reaps = reapsOrphans(chain);
  const verdict = verdictOf(start, chain, delivered, windows);
  const deciding = start.entrypoint?.instruction ?? start.cmd?.instruction;
  const program = start.argv?.[0];
  return {
    stage: stage.name ?? String(stage.index),
    argv: start.argv,
    pid1: windows && program !== undefined ? { program: program.replace(/^.*[\\/]/, ""), argv: start.argv ?? [] } : pid1Of(chain),
    chain,
    stop: { signal, ...delivered },
    endsAtOnce: endsAtOnce(chain),
    reapsOrphans: reaps,
    init:
      initOf(chain) ??
      (chain.some(({ init }) => init)
        ? undefined
        : base?.init === "docker-init" && start.entrypoint && !start.entrypoint.instruction
          ? base.init
          : undefined),
    verdict,
    reasons: reasonsOf({
      setting,
      start,
      chain,
      signal,
      stopSignal,
      delivery: delivered,
      reaps,
      verdict,
      span: deciding?.span ?? stage.from.span,
    }),
    start,
    deciding,
    stopSignal,
    base,
    windows,
  };
}

interface Simulated {
  readonly found: Startup;
  readonly asked: readonly FactQuery[];
}

/** Rules and features ask the same of one document: kept with its tree, which every view of the document shares. */
const remembered = new WeakMap<SyntaxTree, { readonly facts: Facts; readonly results: Map<string, Simulated> }>();

function simulation(doc: Dockerfile, facts: Facts, stage: Stage, options: RunOptions): Simulated {
  const kept = remembered.get(doc.tree);
  const results = kept?.facts === facts ? kept.results : new Map<string, Simulated>();
  const key = `${stage.index} ${options.init ?? false} ${options.stopSignal ?? ""}`;
  const known = results.get(key);
  if (known) return known;
  const setting = settingOf(doc, facts, stage);
  const found = simulate(setting, options);
  const result = { found, asked: setting.image.asked };
  remembered.set(doc.tree, { facts, results: results.set(key, result) });
  return result;
}

/** The same stage of the file as it reads with what is known of its images. */
function toldStage(doc: Dockerfile, facts: Facts, stage: Stage | undefined): { doc: Dockerfile; stage: Stage } | undefined {
  const told = withImages(doc, facts);
  const same = told === doc ? stage : stage && told.stages[stage.index];
  return same && { doc: told, stage: same };
}

/** What the container of a stage does; the final stage by default. undefined: the file has no stage. */
export function startup(
  doc: Dockerfile,
  facts: Facts,
  stage: Stage | undefined = doc.finalStage,
  options: RunOptions = {},
): Startup | undefined {
  const told = toldStage(doc, facts, stage);
  return told && simulation(told.doc, facts, told.stage, options).found;
}

/**
 * Files of the build context that would tell more. Answers may lead to further questions (a script that starts another):
 * ask again until none is left.
 */
export function needs(doc: Dockerfile, facts: Facts, stage: Stage | undefined = doc.finalStage): readonly FactQuery[] {
  const told = toldStage(doc, facts, stage);
  return told ? [...imageQueries(told.doc), ...simulation(told.doc, facts, told.stage, {}).asked] : [];
}
