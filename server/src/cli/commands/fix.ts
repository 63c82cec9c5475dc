// `dockwright fix`: applies fixes in place, until nothing is left to fix.
import { type FixResult, fill, fixAll, type Safety } from "../../core";
import type { Command, Surroundings } from "../command";
import { type Change, changeOf, deliver, deliverOptions } from "../deliver";
import { type ExitCode, exitCodes } from "../exit";
import { knownImages } from "../images";
import type { Input } from "../inputs";
import { type Given, imageOptions, ruleOptions, text } from "../options";
import { otherChanges } from "../otherFiles";
import { type RuledFile, ruledFiles, ruledInputs } from "../ruledFiles";

const options = {
  ...ruleOptions,
  ...imageOptions,
  safety: { type: "string", values: ["safe", "review"], help: "review: apply fixes too that a person has to look at" },
  ...deliverOptions("what would be fixed"),
} as const;

interface Plan {
  readonly result: FixResult;
  /** Other files first: where one cannot be written, the Dockerfile still fits them. */
  readonly changes: readonly Change[];
  readonly problems: readonly string[];
}

/** A fix that edits other files is made whole or not at all. */
async function planOf({ input, set, facts }: RuledFile, safety: Safety, cwd: string): Promise<Plan> {
  const planned = (result: FixResult, others: readonly Change[], problems: readonly string[]): Plan => ({
    result,
    changes: result.text === input.text ? others : [...others, changeOf(input, result.text)],
    problems,
  });
  const all = fixAll(input.text, set, facts, safety);
  if (all.otherFiles.length === 0) return planned(all, [], []);
  const { changes, problems } = await otherChanges(input.path, all.otherFiles, facts, cwd);
  if (input.name !== "-" && problems.length === 0) return planned(all, changes, []);
  const alone = fixAll(input.text, set, facts, safety, ({ fixes }) => !fixes.some((fix) => fix.edits().some((edit) => edit.file)));
  return planned(alone, [], problems);
}

/** True when everything could be done. */
async function fixInput(input: Input, plan: Plan, given: Given, around: Surroundings): Promise<boolean> {
  const { result, changes, problems } = plan;
  for (const problem of problems) around.err(`dockwright: ${problem}`);
  const delivered = await deliver(input, result.text, changes, given, around);
  if (delivered === "failed") return false;
  if (delivered === "done")
    for (const fix of result.applied) around.out(`${input.name}: ${fill(fix.title.template, fix.title.values)} [${fix.rule}]`);
  return problems.length === 0;
}

export const fixCommand: Command = {
  usage: "fix [paths, folders, globs or -]",
  summary: "apply the safe fixes in place",
  options,
  async run(given, around): Promise<ExitCode> {
    const safety = (text(given, "safety") as Safety | undefined) ?? "safe";
    const inputs = await ruledInputs(given, around);
    const { files, failed } = ruledFiles(given, inputs, await knownImages(given, inputs), around.err);
    let wrong = false;
    for (const file of files) {
      const plan = await planOf(file, safety, around.cwd);
      if (!(await fixInput(file.input, plan, given, around))) wrong = true;
    }
    return wrong || failed() ? exitCodes.failed : exitCodes.clean;
  },
};
