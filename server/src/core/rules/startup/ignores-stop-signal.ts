// A program that drops its stop signal when it is PID 1.
import { deafScripts } from "../../knowledge/programs";
import type { Step } from "../../startup";
import { defineRule, type FileContext, type Found } from "../rule";
import { addInitFixes } from "./addInit";
import { composeInitFix } from "./composeFix";
import { fixTitles, type StartFix } from "./fixTitles";
import { type Ignoring, ignoringOf } from "./ignoring";
import { isKeepAlive, keepAliveFixes } from "./keepAlive";
import { placeOf } from "./places";
import { type Simulated, simulated, startupQueries } from "./simulated";
import { stopSignalFix } from "./stopSignalFix";

const messages = {
  noHandler:
    "{program} is PID 1 and has no handler for {signal}: `docker stop` waits 10 s, then kills it. An init in front of it lets {signal} end it",
  keepAlive:
    "{program} is PID 1 and has no handler for {signal}: `docker stop` waits 10 s, then kills it. STOPSIGNAL SIGKILL ends it at once, and an init lets {signal} end it",
  notInFile:
    "{program} is PID 1, and {file} sets no handler for {signal}: `docker stop` waits 10 s, then kills it. Handle {signal}, or put an init in front of it",
  noTrap:
    "{program} is PID 1 and does not act on {signal}: `docker stop` waits 10 s, then kills everything. Trap {signal}, or put an init in front of it",
  onPurpose:
    "{program} ignores {signal} on purpose, and neither exec nor an init changes that: `docker stop` waits 10 s, then kills {server}. Start {server} directly, as PID 1",
  killed:
    "{program} ignores {signal} on purpose, so {server} hears nothing of it: it is killed without a chance to shut down. Start {server} directly, as PID 1 or behind an init",
  reloads:
    "{program} with a master reloads on {signal} in place of ending, and neither exec nor an init changes that: `docker stop` waits 10 s, then kills it. Set die-on-term, or STOPSIGNAL SIGINT",
  slow: "{program} stops on {signal}, but takes {seconds} s for it: `docker stop` waits 10 s, then kills it. Set `{line}` in its configuration, STOPSIGNAL {better}, or a stop_grace_period that is longer",
  abandons:
    "{program} ends on {signal} at once, and the services that it has started are killed without a chance to shut down. Stop them first, with `sv force-stop` in the trap of a script in front of it, or use another supervisor",
  late: "{program} takes longer than 10 s to end on {signal}, behind an init as well: `docker stop` kills it before it is done. Give it more time, with `docker stop -t` or `stop_grace_period` in Compose",
  lateElse:
    "{program} takes longer than 10 s to end on {signal}, behind an init as well: `docker stop` kills it before it is done. Set STOPSIGNAL {other}, on which it is quicker, or give it more time, with `docker stop -t` or `stop_grace_period` in Compose",
  goesOn:
    "{program} handles {signal} and goes on, behind an init as well: `docker stop` waits 10 s, then kills it. Set a STOPSIGNAL that ends it",
  unless:
    "{program} is PID 1: unless {file} handles {signal}, `docker stop` waits 10 s, then kills it. An init in front of it lets {signal} end it in any case",
  ...fixTitles,
} as const;

function slowness({ program, app }: Step, signal: string): Found<typeof messages>["says"] {
  const { better, setting } = app?.habit ?? {};
  if (better === undefined) return ["late", { program, signal }];
  if (!setting) return ["lateElse", { program, signal, other: better }];
  return ["slow", { program, signal, better, seconds: String(setting.seconds), line: setting.line }];
}

function saysOf({ how, step, file }: Ignoring, found: Simulated): Found<typeof messages>["says"] {
  const { program } = step;
  const { signal } = found.stop;
  const server = deafScripts.get(program)?.server ?? "its server";
  if (how === "on purpose") return [found.stop.stopsPromptly === "yes" ? "killed" : "onPurpose", { program, signal, server }];
  if (how === "reloads" || how === "abandons") return [how, { program, signal }];
  if (how === "goes on") return ["goesOn", { program, signal }];
  if (how === "slow") return slowness(step, signal);
  if (isKeepAlive(found)) return ["keepAlive", { program, signal }];
  if (how === "no handler") return ["noHandler", { program, signal }];
  if (how === "trap") return ["noTrap", { program, signal }];
  return [how === "unless" ? "unless" : "notInFile", { program, file, signal }];
}

function fixesOf({ how, step }: Ignoring, found: Simulated, file: FileContext): readonly StartFix[] {
  if (how === "on purpose") return [];
  if (how === "reloads") return [stopSignalFix(file, "SIGINT") ?? []].flat();
  if (how === "slow" || how === "goes on" || how === "abandons") {
    const { better } = step.app?.habit ?? {};
    return better === undefined ? [] : [stopSignalFix(file, better) ?? []].flat();
  }
  if (isKeepAlive(found)) return keepAliveFixes(file, found);
  const { app } = found.pid1Step;
  const interrupt = found.stop.signal === "SIGTERM" && app?.alsoStopsOn.includes("SIGINT") ? stopSignalFix(file, "SIGINT") : undefined;
  return [...addInitFixes(file, found, how === "unless" ? "package" : "any"), interrupt ?? [], composeInitFix(file) ?? []].flat();
}

export default defineRule<typeof messages>({
  id: "ignores-stop-signal",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a program that is PID 1 and does not act on the stop signal. The profile all takes in those whose own code decides that and is not at hand.",
    why:
      "For PID 1 the kernel drops every signal that has no handler, so the default of ending on SIGTERM is not there. `docker stop` sends it, " +
      "waits 10 seconds and kills the container: slow deployments, and nothing is shut down in order.",
    bad: 'FROM python:3.13-slim-bookworm\nCMD ["python", "-m", "http.server"]\n',
    good:
      "FROM python:3.13-slim-bookworm\nRUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*\n" +
      'ENTRYPOINT ["/usr/bin/tini", "--"]\nCMD ["python", "-m", "http.server"]\n',
    fixSafety:
      "Needs a look: behind an init the signal ends the program at once, which is no orderly shutdown where work is under way; a handler in the program is. " +
      "SIGINT is raised as KeyboardInterrupt in Python; SIGKILL is for programs that only wait.",
    differs:
      "A script that does its work and ends is no finding: a program stays where its main file shows a server, an endless loop, a timer or the like, " +
      "and where that cannot be told nothing is said. A container that only waits (`tail -f /dev/null`, `sleep infinity`) is told as an info: nothing in it is lost, `docker stop` just takes 10 seconds. " +
      "mysqld_safe and mariadbd-safe ignore the signal with a trap, behind an init as well: there is no fix but to start the server itself. " +
      "A program that ends later than after the 10 seconds of `docker stop` (squid waits 30 seconds for its clients) is told too, unless its settings say less; another signal or more time helps, an init does not. So is runit's runsvdir, which leaves its services to be killed. " +
      "uWSGI with a master reloads on SIGTERM unless `die-on-term` is set; that is told where its options and its ini file are at hand.",
    whenNot: "Where every run of the container has `--init`.",
  },
  messages,
  needs: startupQueries,
  *check(file) {
    const found = simulated(file, file.facts);
    const ignoring = found && ignoringOf(found);
    const at = ignoring && placeOf(found, ignoring.step);
    // Most programs that are served in earnest do handle it: what cannot be told is no finding by default.
    if (!at || (ignoring.how === "unless" && !file.options.strict)) return;
    yield {
      at,
      says: saysOf(ignoring, found),
      ...((ignoring.how === "unless" || isKeepAlive(found)) && { severity: "info" as const }),
      fix: fixesOf(ignoring, found, file),
    };
  },
});
