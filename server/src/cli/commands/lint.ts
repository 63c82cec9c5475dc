// `dockwright lint`: errors and findings of Dockerfiles.
import { factsNeeded, lint, parse, type RuleSet, type Severity } from "../../core";
import { syncFactSource } from "../../io/facts";
import type { Command, Surroundings } from "../command";
import { type ExitCode, exitCodes } from "../exit";
import { type Input, readInputs } from "../inputs";
import { type FailLevel, failLevels, ruleOptions, severities, text } from "../options";
import { type FileResult, toJson } from "../report/json";
import { toText } from "../report/text";
import { settingsReader } from "../settings";

type AnswerFacts = ReturnType<typeof syncFactSource>;

const options = {
  ...ruleOptions,
  format: { type: "string", values: ["text", "json"], help: "how to tell the findings" },
  "fail-on": { type: "string", values: failLevels, help: "the least severity that makes the exit code 1 (default: warning)" },
} as const;

/** A rule that breaks is told on stderr and the others go on. */
function lintInput({ name, path, text: source }: Input, set: RuleSet, answerFacts: AnswerFacts, around: Surroundings): FileResult {
  const doc = parse(source);
  const facts = answerFacts(path, (known) => factsNeeded(doc, set, known));
  const findings = lint(doc, set, facts, (rule, error) => {
    around.err(`dockwright: ${name}: the rule ${rule} failed and was passed over: ${error instanceof Error ? error.stack : String(error)}`);
  });
  return { file: name, text: source, findings, errors: doc.errors };
}

/** Something in the result is as severe as `level`, or more. Errors of the syntax count as `error`. */
function reaches(result: FileResult, level: FailLevel): boolean {
  if (level === "never") return false;
  const worst = severities.indexOf(level);
  const counts = (severity: Severity): boolean => severities.indexOf(severity) <= worst;
  return result.errors.length > 0 || result.findings.some((finding) => counts(finding.severity));
}

export const lintCommand: Command = {
  usage: "lint [paths, folders, globs or -]",
  summary: "find what is wrong in Dockerfiles",
  options,
  async run(given, around): Promise<ExitCode> {
    const settings = settingsReader(given, around);
    const { read, failed } = await readInputs(given.operands, around);
    const answerFacts = syncFactSource();
    let found = false;
    const results = read.map((input) => {
      const { set, failOn } = settings.settingsFor(input.path);
      const result = lintInput(input, set, answerFacts, around);
      found ||= reaches(result, (text(given, "fail-on") as FailLevel | undefined) ?? failOn ?? "warning");
      return result;
    });
    around.out(text(given, "format") === "json" ? toJson(results) : toText(results, around.colour));
    return failed || settings.problems() > 0 ? exitCodes.failed : found ? exitCodes.findings : exitCodes.clean;
  },
};
