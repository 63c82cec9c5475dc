// Follows the start command from PID 1 to the application: shells, inits, wrappers, package runners, scripts.

import type { ImageFile } from "../image";
import { inits } from "../knowledge/inits";
import { launchers, shellNames, stayingLaunchers } from "../knowledge/programs";
import { wrappers } from "../knowledge/wrappers";
import { programName } from "../shell/dialect";
import { known } from "../shell/field";
import { runnerFile, runnerNamed } from "../shell/runnerCall";
import { type Followed, type Next, stepOf } from "./follow";
import { appStep } from "./followApp";
import { followInit, isSupervisor, supervisorStep } from "./followInit";
import { procfileStep } from "./followProcfile";
import { followRunner } from "./followRunner";
import { followScripts } from "./followScripts";
import { followScript, followShell } from "./followShell";
import { followBaseScript, followProjectRunner, followSu, followWrapper } from "./followWrapper";
import { goesBehind } from "./goesBehind";
import { isKnownName } from "./knownNames";
import type { Setting } from "./setting";
import type { Step } from "./types";

const maximalSteps = 16;

function advance(next: Next, setting: Setting, before: readonly Step[]): Followed {
  const [program] = next.argv;
  if (!program?.known) return { steps: [appStep(next, setting, undefined)], next: undefined };
  const name = programName(program.text);
  // `busybox env …`: the applet is the program.
  if (name === "busybox" && next.argv.length > 1) return { steps: [], next: { ...next, argv: next.argv.slice(1) } };
  const answer = setting.image.commandFile(program.text, next.directory, isKnownName(name) ? "exact" : "any");
  const found = answer.is === "yes" ? answer.value : undefined;
  const waits = wrappers.get(name)?.behindDashes ? followWrapper(next, setting, found) : undefined;
  if (waits) return waits;
  if (found?.source) {
    const script = followScript(next, setting, found);
    if (script) return script;
  }
  const behind = goesBehind(next, before, setting);
  if (behind) return { steps: [{ ...stepOf(next, "app"), app: behind }], next: undefined };
  const scripts = followScripts(next, before);
  if (scripts) return scripts;
  const procfile = procfileStep(next, setting);
  if (procfile) return { steps: [procfile], next: undefined };
  if (isSupervisor(name, program.text, setting)) return { steps: [supervisorStep(next, setting)], next: undefined };
  const follow =
    runnerFile(next.argv[1]?.text ?? "") && /^node(?:js)?$/.test(name)
      ? followRunner
      : inits.has(name)
        ? followInit
        : wrappers.has(name)
          ? followWrapper
          : shellNames.has(name)
            ? followShell
            : runnerNamed(name) !== undefined
              ? followRunner
              : name === "su"
                ? followSu
                : undefined;
  const followed =
    follow?.(next, setting, found) ??
    followBaseScript(next, setting, found) ??
    followProjectRunner(next, setting, found) ??
    launched(next, name, found);
  return followed ?? { steps: [appStep(next, setting, found)], next: undefined };
}

/** `apache2-foreground`, the launcher of an Elixir release: scripts that end in `exec`. */
function launched(next: Next, name: string, found: ImageFile | undefined): Followed | undefined {
  const below = stayingLaunchers.get(name);
  if (below !== undefined && next.argv.some(({ text }) => below.inFront.test(text))) {
    const step: Step = { ...stepOf(next, "wrapper"), forwards: "no" };
    const argv = [...known([below.program]), ...next.argv.slice(1)];
    return { steps: [step], next: { argv, directory: next.directory, why: `started by ${name}` } };
  }
  const becomes = found?.built === "elixir" ? "beam.smp" : launchers.get(name);
  if (becomes === undefined) return undefined;
  const step: Step = { ...stepOf(next, "wrapper"), execs: true, certainty: "likely" };
  return {
    steps: [step],
    next: {
      argv: known([becomes, ...(name.endsWith("-foreground") && /^(?:httpd|apache2)$/.test(becomes) ? ["-DFOREGROUND"] : [])]),
      directory: next.directory,
      why: `started by ${name} with exec`,
    },
  };
}

/** From the container's command line to the application, at most 16 steps. */
export function processChain(setting: Setting, argv: readonly string[], why: string): readonly Step[] {
  const steps: Step[] = [];
  let next: Next | undefined = { argv: known(argv), directory: setting.image.workdir, why };
  while (next && steps.length < maximalSteps) {
    const followed: Followed = advance(next, setting, steps);
    steps.push(...followed.steps);
    next = followed.next;
  }
  return steps;
}
