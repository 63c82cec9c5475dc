// CMD or ENTRYPOINT as a plain command line, where the shell that runs it stays in front of the program.
import { shellNames } from "../../knowledge/programs";
import { shellLess } from "../../model/baseImage";
import { brokenArray, quotedLine } from "../../startup/verdict";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext } from "../rule";
import { broken, inQuotes } from "./brokenStart";
import { endsByItself } from "./endsByItself";
import { everyCommandLine } from "./everyCommandLine";
import { isIdle, lineFixes } from "./execFixes";
import { initWord } from "./initWords";
import { dropsItself, idleFixes, startFixes } from "./joinedFixes";
import { isKeepAlive } from "./keepAlive";
import { losesItAgain, obstacleOf } from "./obstacle";
import { ownHandler } from "./ownHandler";
import { commandOf, type Finding, messages, saysOfStays } from "./shellFormSays";
import { baseName, isKilledAtOnce, mayHaveOtherEntrypoint, type Simulated, simulated } from "./simulated";
import { isNamedElsewhere, unknownBaseQueries } from "./unknownBase";
import { wholeFixes } from "./wholeFixes";

/** The shell of this very instruction is PID 1, and nothing but it keeps the signal from the program. */
function ofStart(instruction: Instruction, found: Simulated, file: FileContext): Finding | undefined {
  const obstacle = obstacleOf(found);
  const { program, app } = found.application;
  if (obstacle?.kind !== "line" || !obstacle.isPid1 || found.processes.some(losesItAgain)) return undefined;
  if (app?.kind === "task" || initWord(found) !== undefined || endsByItself(found, file)) return undefined;
  if (app?.kind === "interactive" && shellNames.has(program)) return undefined; // at a terminal it drops the signal itself
  const [idle, waits] = [isIdle(program), isKeepAlive(found)];
  if (isKilledAtOnce(found) || (waits && found.stop.stopsPromptly === "yes")) return undefined; // STOPSIGNAL SIGKILL
  const both = !idle && obstacle.sure && dropsItself(found) && !mayHaveOtherEntrypoint(found);
  const fix = waits || idle ? idleFixes(file, found, waits) : startFixes(file, found, lineFixes(instruction, found, file), both);
  if (!idle && fix.length === 0) return undefined; // a shell is needed: signal-never-reaches-app tells it
  const name = program === "" ? "the program" : program;
  const { signal } = found.stop;
  const unsure = !obstacle.sure || mayHaveOtherEntrypoint(found);
  if (unsure && shellLess(file.finalStage) !== undefined) return undefined; // shell-form-without-shell, or a shell that nobody knows
  if (idle && (unsure || found.stop.stopsPromptly !== "no")) return undefined; // with or without the shell it is the same
  if (unsure && found.base === undefined && isNamedElsewhere(file)) return undefined;
  const base = baseName(file);
  const says: Finding["says"] = idle
    ? [waits ? "keepAlive" : "idle", { shell: obstacle.step.program, program, signal }]
    : unsure
      ? ["mayStay", { program: name, signal, base, command: commandOf(obstacle, found) ?? name, more: ownHandler(obstacle, found) }]
      : saysOfStays(obstacle, name, found, both, fix);
  return {
    at: instruction.arguments.span,
    says,
    ...((unsure || waits || app?.kind === "interactive") && { severity: "info" }),
    // The array alone is half the work, and stops no container sooner.
    fix: says[0] === "starts" ? [] : wholeFixes(fix, obstacle, found),
  };
}

export default defineRule({
  id: "shell-form-command",
  aliases: ["DL3025", "JSONArgsRecommended"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `ENTRYPOINT` and `CMD` written as a plain command line whose shell stays in front of the program.",
    why:
      "The builder wraps a plain command line in `/bin/sh -c`. Debian's and Ubuntu's dash stays, always; BusyBox ash and bash become " +
      "the last command where they can. A shell that stays is PID 1 and keeps the stop signal to itself: `docker stop` waits 10 seconds " +
      "and then kills your program, without a chance to shut down.",
    bad: "FROM node:22\nENTRYPOINT node server.js\n",
    good: 'FROM node:22\nENTRYPOINT ["node", "server.js"]\n',
    fixSafety:
      "Needs a look: your program becomes PID 1. It must handle the stop signal itself, and orphans that the shell reaped stay zombies unless " +
      "the program or an init reaps them. As an array, `ENTRYPOINT` gets `CMD` as arguments.",
    differs:
      "BuildKit and hadolint report every command line. By default this rule is silent where the shell becomes the program (Alpine, bash), " +
      "for commands that do their work and end (`app --help`, and what is named for a job, such as `run-tests.sh`, in a file without EXPOSE), on a base image that only the build names (an argument without a default, a named context), and in stages that are not the final one; in their profiles it reports like them.",
  },
  messages,
  needs: unknownBaseQueries,
  *check(file) {
    const everything = file.options.strict || file.options.buildkit;
    const found = simulated(file, file.facts);
    const start = found && (found.start.entrypoint?.instruction ?? found.start.cmd?.instruction);
    const notArray = found && brokenArray(found.start)?.instruction;
    const quoted = found && quotedLine(found.start);
    const line = quoted?.part.instruction;
    const told =
      line && quoted
        ? inQuotes(line, quoted.line)
        : notArray
          ? broken(notArray)
          : found && start?.form === "shell"
            ? ofStart(start, found, file)
            : undefined;
    if (told) yield told;
    if (everything) yield* everyCommandLine(file, told ? [start, notArray] : []);
  },
});
