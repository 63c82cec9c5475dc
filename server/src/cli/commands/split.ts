// `dockwright split`: divides a single-stage Dockerfile into a build stage and a runtime stage, or says which line is in the way.
import { applyEdits, fill, lineIndex, parse, type SplitResult, splitNeeds, splitStages } from "../../core";
import { syncFactSource } from "../../io/facts";
import type { Command, Surroundings } from "../command";
import { changeOf, deliver, deliverOptions } from "../deliver";
import { type ExitCode, exitCodes } from "../exit";
import { type Input, readInputs } from "../inputs";
import { flag, type Given } from "../options";
import { placeIn } from "../report/place";

function resultFor(input: Input, answerFacts: ReturnType<typeof syncFactSource>): SplitResult {
  const doc = parse(input.text);
  return splitStages(
    doc,
    answerFacts(input.path, () => splitNeeds(doc)),
  );
}

/** True when it could be done. */
async function apply(input: Input, after: string, given: Given, around: Surroundings): Promise<boolean> {
  const delivered = await deliver(input, after, [changeOf(input, after)], given, around);
  if (delivered === "done") around.out(`${input.name}: ${flag(given, "dry-run") ? "can be split" : "split"} into build and runtime stages`);
  return delivered !== "failed";
}

export const splitCommand: Command = {
  usage: "split [paths, folders, globs or -]",
  summary: "split a single-stage Dockerfile into build and runtime stages",
  options: deliverOptions("whether it can be split"),
  async run(given, around): Promise<ExitCode> {
    const { read, failed } = await readInputs(given.operands, around);
    const answerFacts = syncFactSource();
    let wrong = failed;
    let refused = false;
    for (const input of read) {
      const result = resultFor(input, answerFacts);
      if (!result.offered) {
        around.err(
          `${placeIn(input.name, lineIndex(input.text), result.at.start)}: not split: ${fill(result.because.template, result.because.values)}`,
        );
        refused = true;
      } else if (!(await apply(input, applyEdits(input.text, result.edits), given, around))) wrong = true;
    }
    if (wrong) return exitCodes.failed;
    return refused ? exitCodes.findings : exitCodes.clean;
  },
};
