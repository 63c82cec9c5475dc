// `dockwright lint`: errors and findings of Dockerfiles.
import { failLevels } from "../../core";
import type { Command, Surroundings } from "../command";
import { type ExitCode, exitCodes } from "../exit";
import { knownImages } from "../images";
import { lintAll, lintShare, type Share } from "../linting";
import { flag, imageOptions, ruleOptions, text } from "../options";
import { jsonReport } from "../report/json";
import type { Report } from "../report/report";
import { type TextOptions, textReport } from "../report/text";
import { ruledInputs } from "../ruledFiles";

const options = {
  ...ruleOptions,
  ...imageOptions,
  format: { type: "string", values: ["text", "json"], help: "how to tell the findings" },
  "all-findings": { type: "boolean", help: "text: show all findings of a file, also those like three others" },
  "fail-on": { type: "string", values: failLevels, help: "the least severity that makes the exit code 1 (default: warning)" },
  concurrency: { type: "string", help: "how many threads lint (default: for many files as many as cores)" },
} as const;

/** What a thread of this program answers to the share of a run that it was given. */
export const lintThread = (share: Share): object =>
  text(share.given, "format") === "json" ? lintShare(share, jsonReport) : lintShare(share, textReport(looks(share)));

const looks = ({ given, colour }: Share): TextOptions => ({ colour, all: flag(given, "all-findings") });

async function lintFiles<Part>(share: Share, report: Report<Part>, around: Surroundings): Promise<ExitCode> {
  const { parts, said, found, failed } = await lintAll(share, report, around);
  for (const line of said) around.err(line);
  around.out(report.whole(parts));
  return failed ? exitCodes.failed : found ? exitCodes.findings : exitCodes.clean;
}

export const lintCommand: Command = {
  usage: "lint [paths, folders, globs or -]",
  summary: "find what is wrong in Dockerfiles",
  options,
  async run(given, around): Promise<ExitCode> {
    const inputs = await ruledInputs(given, around);
    const share: Share = { given, inputs, images: await knownImages(given, inputs), colour: around.colour };
    return text(given, "format") === "json" ? lintFiles(share, jsonReport, around) : lintFiles(share, textReport(looks(share)), around);
  },
};
