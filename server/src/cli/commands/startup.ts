// `dockwright startup`: what the container runs as PID 1, and how it stops.
import { parse, renderStartup, type Stage, stageNeeds, startOf } from "../../core";
import { syncFactSource } from "../../io/facts";
import type { Command } from "../command";
import { type ExitCode, exitCodes, UsageError } from "../exit";
import { knownImages, lookupIn } from "../images";
import { readInputs } from "../inputs";
import { imageOptions, text } from "../options";
import { startupJson } from "../report/startup";

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
      const facts = answerFacts(input.path, (known) => stageNeeds(doc, known, stage));
      return { input, found: stage && startOf(doc, facts, stage) };
    });
    if (text(given, "format") === "json")
      around.out(JSON.stringify(results.map(({ input, found }) => startupJson(input.name, input.text, found))));
    else
      around.out(
        results
          .map(({ input, found }) => `${input.name}\n${found ? renderStartup(found) : "no FROM, so there is no container"}`)
          .join("\n\n"),
      );
    return failed ? exitCodes.failed : exitCodes.clean;
  },
};
