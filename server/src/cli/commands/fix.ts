// `dockwright fix`: applies fixes in place, until nothing is left to fix.
import { relative, resolve } from "node:path";
import { createTwoFilesPatch } from "diff";
import { applyEdits, type FixEdit, type FixResult, factsNeeded, fill, fixAll, parse, type RuleSet, type Safety } from "../../core";
import { writeText } from "../../io/atomicWrite";
import { syncFactSource } from "../../io/facts";
import { readText } from "../../io/files";
import type { Command, Surroundings } from "../command";
import { type ExitCode, exitCodes } from "../exit";
import { type Input, readInputs } from "../inputs";
import { flag, ruleOptions, text } from "../options";
import { settingsReader } from "../settings";

const options = {
  ...ruleOptions,
  safety: { type: "string", values: ["safe", "review"], help: "review: apply fixes too that a person has to look at" },
  "dry-run": { type: "boolean", help: "say what would be fixed, write nothing" },
  diff: { type: "boolean", help: "print the changes as a patch, write nothing" },
} as const;

interface Change {
  readonly path: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

function fixText(input: Input, set: RuleSet, safety: Safety, answerFacts: ReturnType<typeof syncFactSource>): FixResult {
  const doc = parse(input.text);
  const facts = answerFacts(input.path, (known) => factsNeeded(doc, set, known));
  return fixAll(input.text, set, facts, safety);
}

/** The other files that fixes change: an entrypoint script, package.json, .dockerignore. */
async function otherChanges(input: Input, edits: readonly FixEdit[], around: Surroundings): Promise<Change[]> {
  const changes: Change[] = [];
  for (const file of new Set(edits.map((edit) => edit.file ?? ""))) {
    const list = edits.filter((edit) => edit.file === file);
    const path = resolve(input.path, "..", file);
    const name = relative(around.cwd, path);
    const old = await readText(path);
    const create = list.some((edit) => edit.create);
    if (old.ok ? create || !old.exact : !create || old.reason !== "missing") {
      around.err(`dockwright: ${name}: left as it is (${old.ok ? "it is there already" : old.detail})`);
      continue;
    }
    const before = old.ok ? old.text : "";
    changes.push({ path, name, before, after: applyEdits(before, list) });
  }
  return changes;
}

async function show(changes: readonly Change[], given: Parameters<Command["run"]>[0], around: Surroundings): Promise<void> {
  for (const { path, name, before, after } of changes) {
    if (flag(given, "diff")) around.out(createTwoFilesPatch(name, name, before, after).trimEnd());
    else if (!flag(given, "dry-run")) await writeText(path, after);
  }
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
      const result = fixText(input, settings.settingsFor(input.path).set, safety, answerFacts);
      if (input.name === "-") {
        around.out(result.text.replace(/\n$/, ""));
        continue;
      }
      if (!input.writable) {
        around.err(`dockwright: ${input.name}: not UTF-8, left as it is`);
        wrong = true;
        continue;
      }
      const own: Change[] =
        result.text === input.text ? [] : [{ path: input.path, name: input.name, before: input.text, after: result.text }];
      const changes = [...own, ...(await otherChanges(input, result.otherFiles, around))];
      try {
        await show(changes, given, around);
      } catch (error) {
        around.err(`dockwright: ${input.name}: cannot be written: ${error instanceof Error ? error.message : String(error)}`);
        wrong = true;
        continue;
      }
      if (!flag(given, "diff")) {
        for (const fix of result.applied) around.out(`${input.name}: ${fill(fix.title.template, fix.title.values)} [${fix.rule}]`);
      }
    }
    return wrong || settings.problems() > 0 ? exitCodes.failed : exitCodes.clean;
  },
};
