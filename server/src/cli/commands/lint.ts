// `dockwright lint`: errors and findings of Dockerfiles.
import { errorsBeside, type FailLevel, failLevels, lint, type Severity, severities } from "../../core";
import type { Command, Surroundings } from "../command";
import { type ExitCode, exitCodes } from "../exit";
import { flag, ruleOptions, text } from "../options";
import { type FileResult, toJson } from "../report/json";
import { toText } from "../report/text";
import { type RuledFile, ruledFiles } from "../ruledFiles";

const options = {
  ...ruleOptions,
  format: { type: "string", values: ["text", "json"], help: "how to tell the findings" },
  "all-findings": { type: "boolean", help: "text: show all findings of a file, also those like three others" },
  "fail-on": { type: "string", values: failLevels, help: "the least severity that makes the exit code 1 (default: warning)" },
} as const;

/** A rule that breaks is told on stderr and the others go on. */
function lintFile({ input: { name, text: source }, set, doc, facts }: RuledFile, around: Surroundings): FileResult {
  const findings = lint(doc, set, facts, (rule, error) => {
    around.err(`dockwright: ${name}: the rule ${rule} failed and was passed over: ${error instanceof Error ? error.stack : String(error)}`);
  });
  return { file: name, text: source, findings, errors: errorsBeside(doc, findings) };
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
    const { files, failed } = await ruledFiles(given, around);
    let found = false;
    const results: FileResult[] = [];
    for (const file of files) {
      const result = lintFile(file, around);
      found ||= reaches(result, (text(given, "fail-on") as FailLevel | undefined) ?? file.failOn ?? "warning");
      results.push(result);
    }
    around.out(
      text(given, "format") === "json" ? toJson(results) : toText(results, { colour: around.colour, all: flag(given, "all-findings") }),
    );
    return failed() ? exitCodes.failed : found ? exitCodes.findings : exitCodes.clean;
  },
};
