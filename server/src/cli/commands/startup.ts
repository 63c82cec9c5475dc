// `dockwright startup`: what the container runs as PID 1, and how it stops.
import { lineIndex, parse, renderStartup, type Span, type Stage, type Startup, startup, startupNeeds } from "../../core";
import { syncFactSource } from "../../io/facts";
import type { Command } from "../command";
import { type ExitCode, exitCodes, UsageError } from "../exit";
import { knownImages, lookupIn } from "../images";
import { type Input, readInputs } from "../inputs";
import { imageOptions, text } from "../options";
import { range } from "../report/json";

const noAnswer = { signal: "SIGTERM", reachesApp: "unknown", stopsPromptly: "unknown" } as const;

/** The contract for other programs; without a stage everything is unknown. */
function toJson(input: Input, found: Startup | undefined) {
  const lines = lineIndex(input.text);
  const place = (at: Span | undefined) => (at ? { range: range(lines, at) } : {});
  return {
    file: input.name,
    stage: found?.stage,
    argv: found?.argv,
    pid1: found?.pid1,
    chain: found?.chain.map(({ program, argv, why }) => ({ program, argv, why })) ?? [],
    stop: found ? { signal: found.stop.signal, reachesApp: found.stop.reachesApp, stopsPromptly: found.stop.stopsPromptly } : noAnswer,
    endsAtOnce: found?.endsAtOnce ?? "unknown",
    reapsOrphans: found?.reapsOrphans ?? "unknown",
    init: found?.init,
    verdict: found?.verdict ?? "unknown",
    reasons: found?.reasons.map(({ text: why, certainty, span }) => ({ text: why, certainty, ...place(span) })) ?? [],
  };
}

/** By name or number. @throws UsageError when the file has no such stage. */
function pickStage(stages: readonly Stage[], wanted: string, file: string): Stage {
  const stage = stages.find(({ name, index }) => name === wanted.toLowerCase() || String(index) === wanted);
  if (stage) return stage;
  const names = stages.map(({ name, index }) => name ?? String(index)).join(", ");
  throw new UsageError(`${file} has no stage ${wanted}${names ? `; it has ${names}` : ""}`);
}

export const startupCommand: Command = {
  usage: "startup [paths, folders, globs or -]",
  summary: "what runs as PID 1, and how the container stops",
  options: {
    format: { type: "string", values: ["text", "json"], help: "a small tree, or JSON" },
    ...imageOptions,
    stage: { type: "string", help: "a stage by name or number instead of the final one" },
  },
  async run(given, around): Promise<ExitCode> {
    const inputs = await readInputs(given.operands, around);
    const { read, failed } = inputs;
    const answerFacts = syncFactSource(lookupIn(await knownImages(given, inputs)));
    const wanted = text(given, "stage");
    const results = read.map((input) => {
      const doc = parse(input.text);
      const stage = wanted === undefined ? doc.finalStage : pickStage(doc.stages, wanted, input.name);
      const facts = answerFacts(input.path, (known) => startupNeeds(doc, known, stage));
      return { input, found: startup(doc, facts, stage) };
    });
    if (text(given, "format") === "json") around.out(JSON.stringify(results.map(({ input, found }) => toJson(input, found))));
    else
      around.out(
        results
          .map(({ input, found }) => `${input.name}\n${found ? renderStartup(found) : "no FROM, so there is no container"}`)
          .join("\n\n"),
      );
    return failed ? exitCodes.failed : exitCodes.clean;
  },
};
