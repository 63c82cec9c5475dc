// Follows the start command from PID 1 to the application: shells, inits, wrappers, package runners, scripts.

import { absolute, type ImageFile } from "../image";
import { inits } from "../knowledge/inits";
import { launchers, shellNames, stayingLaunchers } from "../knowledge/programs";
import { launchedBy } from "../knowledge/vmLaunchers";
import { wrappers } from "../knowledge/wrappers";
import { programName } from "../shell/dialect";
import { known, textsOf } from "../shell/field";
import { runnerFile, runnerNamed } from "../shell/runnerCall";
import { type Followed, type Next, stepOf } from "./follow";
import { appStep } from "./followApp";
import { type ChainOf, followInit, isSupervisor, supervisorStep } from "./followInit";
import { procfileStep } from "./followProcfile";
import { followRuby } from "./followRuby";
import { followRunner } from "./followRunner";
import { followScripts } from "./followScripts";
import { followScript, followShell } from "./followShell";
import { followTasks } from "./followTasks";
import { followBaseScript, followProjectRunner, followSu, followWrapper } from "./followWrapper";
import { goesBehind } from "./goesBehind";
import { isKnownName } from "./knownNames";
import type { Setting } from "./setting";
import type { Step } from "./types";

const maximalSteps = 16;

/** `$KAFKA_HOME/bin/kafka-server-start.sh`: where it lies is not known, what it is is. */
function nameBehindVariable(text: string): string | undefined {
  const name = /^\$\{?\w+\}?(?:\/[\w.-]+){0,12}\/([\w.-]+)$/.exec(text)?.[1];
  return name !== undefined && (isKnownName(name) || launchers.has(name) || launchedBy(name, []) !== undefined) ? name : undefined;
}

function advance(next: Next, setting: Setting, before: readonly Step[], chainOf: ChainOf): Followed {
  const [program] = next.argv;
  const named = program && !program.known ? nameBehindVariable(program.text) : undefined;
  if (named !== undefined) return { steps: [], next: { ...next, argv: [...known([named]), ...next.argv.slice(1)] } };
  if (!program?.known) return { steps: [appStep(next, setting, undefined)], next: undefined };
  const name = programName(program.text);
  // `busybox env …`: the applet is the program.
  if (name === "busybox" && next.argv.length > 1) return { steps: [], next: { ...next, argv: next.argv.slice(1), applet: true } };
  const answer = setting.image.commandFile(program.text, next.directory, isKnownName(name) ? "exact" : "any");
  const found = answer.is === "yes" ? answer.value : undefined;
  const waits = wrappers.get(name)?.behindDashes ? followWrapper(next, setting, found) : undefined;
  if (waits) return waits;
  if (found?.source) {
    const script = followScript(next, setting, found);
    if (script) return script;
  }
  const through = name === "ruby" ? followRuby(next, setting, found) : undefined;
  if (through) return through;
  const behind = goesBehind(next, before, setting);
  if (behind) return { steps: [{ ...stepOf(next, "app"), app: behind }], next: undefined };
  const scripts = followScripts(next, before);
  if (scripts) return scripts;
  const tasks = followTasks(next, setting);
  if (tasks) return tasks;
  const procfile = procfileStep(next, setting);
  if (procfile) return { steps: [procfile], next: undefined };
  if (isSupervisor(name, program.text, setting)) return { steps: [supervisorStep(next, setting, before, chainOf)], next: undefined };
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
              : name === "su" || name === "runuser"
                ? followSu
                : undefined;
  const followed =
    follow?.(next, setting, found) ??
    followBaseScript(next, setting, found) ??
    followProjectRunner(next, setting, found) ??
    launched(next, name, setting, found);
  return followed ?? { steps: [appStep(next, setting, found)], next: undefined };
}

/** Start scripts that Gradle's and Maven's plugins write: each ends in exec of java. Source: unixStartScript.txt, unixBinTemplate. */
const startScripts = /\/build\/install\/[^/]+\/bin\/[^/]+$|\/appassembler\/bin\/[^/]+$/;

const isStartScript = (program: string, { directory }: Next, { image }: Setting): boolean =>
  program.includes("/") && image.origins(absolute(program, directory)).some(({ path }) => startScripts.test(path));

/** `apache2-foreground`, the launcher of an Elixir release: scripts that end in `exec`. */
function launched(next: Next, name: string, setting: Setting, found: ImageFile | undefined): Followed | undefined {
  const below = stayingLaunchers.get(name);
  if (below !== undefined && next.argv.some(({ text }) => below.inFront.test(text))) {
    const step: Step = { ...stepOf(next, "wrapper"), forwards: "no" };
    const argv = [...known([below.program]), ...next.argv.slice(1)];
    return { steps: [step], next: { argv, directory: next.directory, why: `started by ${name}` } };
  }
  const ofJava = isStartScript(next.argv[0]?.text ?? "", next, setting) ? "java" : undefined;
  const ofName = launchers.get(name) ?? launchedBy(name, textsOf(next.argv.slice(1)));
  const becomes = found?.built === "elixir" ? "beam.smp" : (ofName ?? ofJava);
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

function chainFrom(first: Next, setting: Setting, chainOf: ChainOf): readonly Step[] {
  const steps: Step[] = [];
  let next: Next | undefined = first;
  while (next && steps.length < maximalSteps) {
    const followed: Followed = advance(next, setting, steps, chainOf);
    steps.push(...followed.steps);
    next = followed.next;
  }
  return steps;
}

/** From the container's command line to the application, at most 16 steps. */
export function processChain(setting: Setting, argv: readonly string[], why: string): readonly Step[] {
  const ofProgram = (words: readonly string[], directory: string): readonly Step[] =>
    chainFrom({ argv: known(words), directory, why: "started by supervisord" }, setting, undefined);
  return chainFrom({ argv: known(argv), directory: setting.image.workdir, why }, setting, ofProgram);
}
