// `dockwright split`: divides a single-stage Dockerfile into a build stage and a runtime stage, or says which line is in the way.
import { createTwoFilesPatch } from "diff";
import { applyEdits, type Facts, fill, lineIndex, parse, type SplitResult, splitNeeds, splitStages } from "../../core";
import { writeText } from "../../io/atomicWrite";
import { syncFactSource } from "../../io/facts";
import type { Command, Surroundings } from "../command";
import { type ExitCode, exitCodes } from "../exit";
import { type Input, readInputs } from "../inputs";
import { flag } from "../options";

function resultFor(input: Input, answerFacts: ReturnType<typeof syncFactSource>): SplitResult {
  const doc = parse(input.text);
  const facts: Facts = answerFacts(input.path, () => splitNeeds(doc));
  return splitStages(doc, facts);
}

const place = ({ name, text }: Input, offset: number): string => {
  const { line, character } = lineIndex(text).positionAt(offset);
  return `${name}:${line + 1}:${character + 1}`;
};

async function apply(input: Input, after: string, given: Parameters<Command["run"]>[0], around: Surroundings): Promise<boolean> {
  if (flag(given, "diff")) around.out(createTwoFilesPatch(input.name, input.name, input.text, after).trimEnd());
  else if (input.name === "-") around.out(after.replace(/\n$/, ""));
  else if (flag(given, "dry-run")) around.out(`${input.name}: can be split into build and runtime stages`);
  else if (!input.writable) {
    around.err(`dockwright: ${input.name}: not UTF-8, left as it is`);
    return false;
  } else {
    await writeText(input.path, after);
    around.out(`${input.name}: split into build and runtime stages`);
  }
  return true;
}

export const splitCommand: Command = {
  usage: "split [paths, folders, globs or -]",
  summary: "split a single-stage Dockerfile into build and runtime stages",
  options: {
    "dry-run": { type: "boolean", help: "say whether it can be split, write nothing" },
    diff: { type: "boolean", help: "print the change as a patch, write nothing" },
  },
  async run(given, around): Promise<ExitCode> {
    const { read, failed } = await readInputs(given.operands, around);
    const answerFacts = syncFactSource();
    let wrong = failed;
    let refused = false;
    for (const input of read) {
      const result = resultFor(input, answerFacts);
      if (!result.offered) {
        around.err(`${place(input, result.at.start)}: not split: ${fill(result.because.template, result.because.values)}`);
        refused = true;
      } else if (!(await apply(input, applyEdits(input.text, result.edits), given, around))) wrong = true;
    }
    if (wrong) return exitCodes.failed;
    return refused ? exitCodes.findings : exitCodes.clean;
  },
};
