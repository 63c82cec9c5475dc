// `dockwright fix`: applies fixes in place, until nothing is left to fix.
import { createTwoFilesPatch } from "diff";
import { type Facts, type FixResult, factsNeeded, fill, fixAll, parse, type RuleSet, type Safety } from "../../core";
import { writeText } from "../../io/atomicWrite";
import { syncFactSource } from "../../io/facts";
import { readText } from "../../io/files";
import type { Command, Surroundings } from "../command";
import { type ExitCode, exitCodes } from "../exit";
import { type Input, readInputs } from "../inputs";
import { flag, type Given, ruleOptions, text } from "../options";
import { type Change, otherChanges } from "../otherFiles";
import { settingsReader } from "../settings";

const options = {
  ...ruleOptions,
  safety: { type: "string", values: ["safe", "review"], help: "review: apply fixes too that a person has to look at" },
  "dry-run": { type: "boolean", help: "say what would be fixed, write nothing" },
  diff: { type: "boolean", help: "print the changes as a patch, write nothing" },
} as const;

interface Plan {
  readonly result: FixResult;
  /** Other files first: where one cannot be written, the Dockerfile still fits them. */
  readonly changes: readonly Change[];
  readonly problems: readonly string[];
}

type AnswerFacts = ReturnType<typeof syncFactSource>;

/** A fix that edits other files is made whole or not at all. */
async function planOf(input: Input, set: RuleSet, safety: Safety, answerFacts: AnswerFacts, cwd: string): Promise<Plan> {
  const doc = parse(input.text);
  const facts: Facts = answerFacts(input.path, (known) => factsNeeded(doc, set, known));
  const planned = (result: FixResult, others: readonly Change[], problems: readonly string[]): Plan => {
    const own = { path: input.path, name: input.name, before: input.text, after: result.text };
    return { result, changes: result.text === input.text ? others : [...others, own], problems };
  };
  const all = fixAll(input.text, set, facts, safety);
  if (all.otherFiles.length === 0) return planned(all, [], []);
  const { changes, problems } = await otherChanges(input.path, all.otherFiles, facts, cwd);
  if (input.name !== "-" && problems.length === 0) return planned(all, changes, []);
  const alone = fixAll(input.text, set, facts, safety, ({ fixes }) => !fixes.some((fix) => fix.edits().some((edit) => edit.file)));
  return planned(alone, [], problems);
}

/** @throws Error where a file cannot be written, or has changed since it was read */
async function write({ path, name, before, after }: Change): Promise<void> {
  const now = await readText(path);
  if (now.ok ? now.text !== before : before !== "") throw new Error(`${name} has changed meanwhile`);
  await writeText(path, after);
}

/** True when everything could be done. */
async function fixInput(input: Input, plan: Plan, given: Given, around: Surroundings): Promise<boolean> {
  const { result, changes, problems } = plan;
  const says = flag(given, "dry-run");
  const fromStdin = input.name === "-";
  for (const problem of problems) around.err(`dockwright: ${problem}`);
  if (flag(given, "diff")) {
    for (const { name, before, after } of changes) around.out(createTwoFilesPatch(name, name, before, after).trimEnd());
    return problems.length === 0;
  }
  if (fromStdin && !says) {
    around.out(result.text.replace(/\n$/, ""));
    return problems.length === 0;
  }
  if (!fromStdin && !input.writable) {
    around.err(`dockwright: ${input.name}: not UTF-8, left as it is`);
    return false;
  }
  try {
    if (!says) for (const change of changes) await write(change);
  } catch (error) {
    around.err(`dockwright: ${input.name}: cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
  for (const fix of result.applied) around.out(`${input.name}: ${fill(fix.title.template, fix.title.values)} [${fix.rule}]`);
  return problems.length === 0;
}

export const fixCommand: Command = {
  usage: "fix [paths, folders, globs or -]",
  summary: "apply the safe fixes in place",
  options,
  async run(given, around): Promise<ExitCode> {
    const settings = settingsReader(given, around);
    const { read, failed } = await readInputs(given.operands, around);
    const safety = (text(given, "safety") as Safety | undefined) ?? "safe";
    const answerFacts = syncFactSource();
    let wrong = failed;
    for (const input of read) {
      const plan = await planOf(input, settings.settingsFor(input.path).set, safety, answerFacts, around.cwd);
      if (!(await fixInput(input, plan, given, around))) wrong = true;
    }
    return wrong || settings.problems() > 0 ? exitCodes.failed : exitCodes.clean;
  },
};
