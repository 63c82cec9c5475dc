// Draws what was found as a small text tree, and as the one line that stands over the deciding instruction.
import { processesOf } from "./deliver";
import { endsAtOnce, trapping } from "./explainStop";
import type { Startup, Step } from "./types";

const quote = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
const line = (argv: readonly string[]): string => argv.map(quote).join(" ");

function processLine(step: Step): string {
  return `${step.argv.length > 0 ? line(step.argv) : step.program}  (${step.why})`;
}

function tree(chain: readonly Step[]): readonly string[] {
  let depth = 0;
  return chain.map((step, index) => {
    const before = chain[index - 1];
    if (before && !before.execs) depth++;
    const lead = index === 0 ? "PID 1  " : before?.execs ? `${"   ".repeat(depth)}       = ` : `${"   ".repeat(depth - 1)}       └─ `;
    return lead + processLine(step);
  });
}

function stopLine({ stop, chain, verdict }: Startup): string {
  if (chain.at(-1)?.shell?.idle) return "stop   without a command nothing runs, and the container ends at once";
  if (chain.at(-1)?.app?.absent) return "stop   nothing starts, and the container ends at once";
  if (chain.at(-1)?.app?.leaves) return "stop   nothing stays in front, and the container ends at once";
  if (chain.at(-1)?.app?.kind === "task") return "stop   the container ends by itself when its work is done";
  if (verdict === "ok" && stop.stopsPromptly === "no") return "stop   the container is ended as the terminal is";
  const processes = processesOf(chain);
  const atOnce = endsAtOnce(processes, stop.signal, stop);
  if (verdict === "ok" && stop.reachesApp === "no")
    return `stop   ${stop.signal} ends the container${atOnce ? " at once" : ""}, and nothing is lost by it`;
  const shell = stop.reachesApp === "unknown" && stop.stopsPromptly === "yes" ? trapping(processes, stop.signal) : undefined;
  const runs = shell?.shell?.trap?.runs;
  if (shell && runs !== undefined)
    return `stop   ${stop.signal} sets off the trap of ${shell.program}, which runs \`${runs}\`; the container stops when that is done`;
  const reaches = { yes: "reaches the application", no: "does not reach the application", unknown: "may not reach the application" };
  const prompt = {
    yes: `the container stops ${atOnce ? "at once" : "by itself"}`,
    no: "killed after 10 s",
    unknown: "may be killed after 10 s",
  };
  return `stop   ${stop.signal} ${reaches[stop.reachesApp]}; ${prompt[stop.stopsPromptly]}`;
}

/** Several lines without a trailing line end. */
export function renderStartup(found: Startup): string {
  if (found.chain.length === 0) return [`stage  ${found.stage}`, ...found.reasons.map(({ text }) => `  - ${text}`)].join("\n");
  const orphans = { yes: "reaped by PID 1", no: "stay zombies", unknown: "not known whether PID 1 reaps them" };
  return [
    `stage  ${found.stage}`,
    ...tree(found.chain),
    stopLine(found),
    ...(found.endsAtOnce === "yes" ? [] : [`orphans ${orphans[found.reapsOrphans]}`]),
    `verdict ${found.verdict}`,
    ...found.reasons.map(({ text }) => `  - ${text}`),
  ].join("\n");
}

/** `PID 1: sh → npm → node · SIGTERM does not reach node`; undefined where there is nothing to say. */
export function codeLensText(found: Startup): string | undefined {
  const processes = processesOf(found.chain);
  const app = processes.at(-1);
  if (!app || found.windows) return undefined;
  const names = processes.map(({ program }) => program).join(" → ");
  const { signal, reachesApp, stopsPromptly } = found.stop;
  if (app.app?.absent) return `PID 1: ${names} · not in the image`;
  if (app.app?.leaves) return `PID 1: ${names} · ends at once`;
  const nothingLost = found.verdict === "ok" && reachesApp === "no";
  if (app.app?.kind === "task" || app.app?.kind === "interactive" || nothingLost) return `PID 1: ${names}`;
  if (reachesApp === "no" && processes.length > 1) return `PID 1: ${names} · ${signal} does not reach ${app.program}`;
  if (stopsPromptly === "no") return `PID 1: ${names} · ignores ${signal}, killed after 10 s`;
  if (reachesApp === "yes" && stopsPromptly === "yes") return `PID 1: ${names} · stops on ${signal}`;
  return `PID 1: ${names}`;
}
