// A shell, a package runner or a wrapper that keeps the stop signal from the program that it runs.
import { isForDevelopment } from "../../knowledge/debugModes";
import { unhandleable } from "../../knowledge/programs";
import { defineRule, type FileContext } from "../rule";
import { addInitFixes, halfInitFixes } from "./addInit";
import { endsByItself } from "./endsByItself";
import { arrayFix, inFrontFix, innerArrayFix, isIdle } from "./execFixes";
import type { StartFix } from "./fixTitles";
import { dropsItself, joinedFixes } from "./joinedFixes";
import { isKeepAlive, keepAliveFixes } from "./keepAlive";
import { startDirectlyFix } from "./nodeStart";
import { losesItAgain, type Obstacle, obstacleOf } from "./obstacle";
import { messages, saysOf } from "./obstacleSays";
import { holderOf, placeOf } from "./places";
import { losesNothing, mayHaveOtherEntrypoint, type Simulated, simulated, startupQueries } from "./simulated";
import { wholeFixes } from "./wholeFixes";

/** Best first. */
function fixesOf({ step, kind, isPid1 }: Obstacle, found: Simulated, file: FileContext): readonly StartFix[] {
  const direct = found.processes.find(({ role }) => role === "runner");
  const started = direct && startDirectlyFix(found, direct);
  if (started) return [started];
  // npm in the place of the shell would lose the signal to its own shell.
  const lostAgain =
    (direct && found.processes[found.processes.indexOf(direct) + 1]?.role === "shell") ||
    found.processes.some((process) => process !== step && process.role === "wrapper" && losesItAgain(process));
  if (kind !== "line" || lostAgain) return [];
  if (isIdle(found.application.program))
    return isPid1 ? (isKeepAlive(found) ? keepAliveFixes(file, found) : addInitFixes(file, found)) : [];
  const holder = holderOf(found, step);
  const array = holder?.form === "shell" ? arrayFix(holder) : innerArrayFix(found, step);
  const exec = [array ?? [], inFrontFix(found, holder, step, file) ?? []].flat();
  const joined = isPid1 && exec.length > 0 && dropsItself(found) ? joinedFixes(file, found, exec) : [];
  if (joined.length > 0) return joined;
  return exec.length > 0 || !isPid1 ? exec : halfInitFixes(file, found);
}

/** The shell of a command line as PID 1, which can be done without: shell-form-command tells it. */
const toldElsewhere = ({ kind, isPid1 }: Obstacle, found: Simulated, fixes: readonly StartFix[]): boolean =>
  kind === "script" ||
  (kind === "line" &&
    isPid1 &&
    found.deciding?.form === "shell" &&
    !found.processes.some(losesItAgain) &&
    (isIdle(found.application.program) || fixes.some(({ title: [key] }) => /^(?:asArray|inFront|addInit|composeInit)/.test(key))));

export default defineRule<typeof messages>({
  id: "signal-never-reaches-app",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a shell, npm, yarn, pnpm or another wrapper between PID 1 (an init or not) and the program, which does not hand the stop signal on.",
    why:
      "The program is killed in the middle of its work: after 10 seconds where PID 1 drops the signal, at once where the process in " +
      "between ends on it. An init alone changes only which of the two happens.",
    bad: 'FROM node:22-bookworm-slim\nCOPY . .\nENTRYPOINT ["sh", "-c", "cd /app && node server.js"]\n',
    good: 'FROM node:22-bookworm-slim\nCOPY . .\nENTRYPOINT ["sh", "-c", "cd /app && exec node server.js"]\n',
    fixSafety:
      "Needs a look: another process gets the signal then. Started without npm, the program lacks npm's environment variables; an array has no variables expanded. " +
      "Behind a script that waits for its program as well, the fix is for both places, or there is none.",
    whenNot:
      "A command that does its work and ends, as far as its words tell: `app --help`, `yarn build`, `npm run protos`, `run-tests.sh`, in a file without EXPOSE and HEALTHCHECK. There is nothing to shut down, and it is passed over.",
  },
  messages,
  needs: startupQueries,
  *check(file) {
    const found = simulated(file, file.facts);
    const obstacle = found && obstacleOf(found);
    if (!found || !obstacle || unhandleable.has(found.stop.signal)) return;
    const { app } = found.application;
    const group = obstacle.init?.init?.signalsGroup ?? false;
    if (app?.kind === "task" || app?.kind === "interactive" || losesNothing(found) || endsByItself(found, file)) return;
    if (found.stop.reachesApp === "yes" && obstacle.step.runner?.onTerm !== "cuts") return;
    if (obstacle.sure && found.stop.reachesApp === "unknown" && !group && obstacle.step.runner?.onTerm !== "loses") return;
    if (found.stop.stopsPromptly === "yes" && found.processes.some(({ argv }) => isForDevelopment(argv))) return; // nothing is lost with it
    if (obstacle.kind === "runner" && !/^SIG(?:TERM|INT)$/.test(found.stop.signal)) return;
    const fix = fixesOf(obstacle, found, file);
    const at = placeOf(found, obstacle.step);
    if (!at || toldElsewhere(obstacle, found, fix)) return;
    if (!obstacle.sure && isIdle(found.application.program)) return; // with or without the shell it is the same
    const unsure = isKeepAlive(found) || !obstacle.sure || (obstacle.isPid1 && obstacle.kind === "line" && mayHaveOtherEntrypoint(found));
    yield { at, says: saysOf(obstacle, found), ...(unsure && { severity: "info" as const }), fix: wholeFixes(fix, obstacle, found) };
  },
});
