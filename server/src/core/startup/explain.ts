// The sentences that say why: what runs, what happens on `docker stop`, who reaps, and what is not known.
import type { Shell } from "../knowledge/distributions";
import type { Span } from "../text/span";
import { type Delivery, endsWithStart, losesKind, processesOf } from "./deliver";
import { becauseOf, stopSentence } from "./explainStop";
import type { Setting } from "./setting";
import type { Answer, StartCommand, Startup, StartupReason, Step } from "./types";
import { brokenArray } from "./verdict";

interface Explained {
  readonly setting: Setting;
  readonly start: StartCommand;
  readonly chain: readonly Step[];
  readonly signal: string;
  readonly stopSignal: Startup["stopSignal"];
  readonly delivery: Delivery;
  readonly reaps: Answer;
  readonly verdict: Startup["verdict"];
  readonly span: Span | undefined;
}

const shellNames: Readonly<Record<Shell["kind"], string>> = { dash: "dash", ash: "BusyBox ash", bash: "bash", none: "no shell" };

function shellSentence(step: Step, next: Step | undefined, setting: Setting): string | undefined {
  const { shell } = step;
  if (!shell) return undefined;
  if (step.app && endsWithStart(step.app)) return `${sentence(becauseOf(step.app, "") ?? "")}.`;
  const what = shell.source === "line" ? `\`${step.program} -c\`` : `${shell.file?.path ?? "The script"}`;
  if (shell.waits === "loop") return `${what} loops for ever, so ${step.program} itself is what runs.`;
  if (shell.idle)
    return shell.idle === "becomes"
      ? `${what} ends in exec "$@", and there is no CMD: without a command the container ends at once, and one that \`docker run\` names takes the place of ${step.program}.`
      : `${what} ends in what it is given, and there is no CMD: without a command the container ends at once, and behind one that \`docker run\` names ${step.program} stays as PID 1.`;
  if (!next) return undefined;
  if (step.execs)
    return shell.source === "line"
      ? `${step.program} becomes ${next.program}: it is replaced by its last command.`
      : `${what} ends in exec, so that ${next.program} takes the place of ${step.program}.`;
  if (step.certainty === "unknown")
    return `Whether ${step.program} becomes ${next.program} or stays in front of it depends on the shell of the base image, which is not known.`;
  if (shell.waits === "background") return `${what} starts ${next.program} in the background and waits.`;
  if (shell.source === "script") return `${what} runs ${next.program} without exec, so ${step.program} stays in front of it.`;
  const kind = step.program === "sh" ? setting.sh.shell?.kind : undefined;
  return kind === "dash"
    ? `\`sh -c\` stays in front of ${next.program}: Debian's and Ubuntu's dash never replaces itself by the command of -c.`
    : `${what} stays in front of ${next.program} with this command line${kind ? ` (${shellNames[kind]})` : ""}.`;
}

function runnerSentence({ runner, program }: Step, signal: string): string | undefined {
  if (!runner || signal === "SIGKILL") return undefined;
  if (signal !== "SIGTERM" && signal !== "SIGINT") return `What ${runner.name} does with ${signal} is not known.`;
  const version = runner.version === undefined ? "" : ` ${runner.version}`;
  if (runner.onTerm === "swallows") return `${runner.name}${version} keeps ${signal} to itself and goes on.`;
  if (runner.onTerm === "cuts") return `${runner.name} passes ${signal} on to what it has started, and ends at once.`;
  if (runner.onTerm === "loses") return `${program} ends on ${signal} and the script is killed with it.`;
  if (runner.onTerm === "child") return `${runner.name} passes ${signal} to the shell that it started, and to nothing else.`;
  return `${runner.name} passes ${signal} on to the script's program.`;
}

function initSentence({ init, program }: Step, signal: string): string | undefined {
  if (!init || init.supervisor) return undefined;
  return init.signalsGroup
    ? `${program} passes ${signal} to every process of its child's group and reaps orphans.`
    : `${program} passes ${signal} to its direct child and reaps orphans.`;
}

function pathSentence(step: Step, next: Step | undefined, { setting, signal, chain }: Explained): string | undefined {
  // What they would hand on is of no account.
  if (next && endsWithStart(chain.at(-1)?.app)) return undefined;
  if (step.role === "shell") return shellSentence(step, next, setting);
  if (step.role === "runner") return runnerSentence(step, signal);
  if (step.role === "init" && !next && !step.init?.supervisor)
    return `The image names no command for ${step.program}: it comes at run time, with \`docker run\`.`;
  if (step.role === "init") return initSentence(step, signal);
  if (step.needsParent && step === processesOf(chain)[0])
    return `As PID 1 ${step.program} never starts ${next?.program ?? "its program"}: it waits for a signal of Xvfb's, which that sends only to a parent that is not PID 1.`;
  if (step.role === "wrapper" && step.forwards === "loses")
    return `${step.program} ends on ${signal} by itself, and what it has started is killed with it.`;
  if (step.role === "wrapper" && (step.forwards === "no" || losesKind(step, signal)))
    return `${step.program} does not pass ${signal} on to what it starts.`;
  const because = step.role === "app" && step.app ? becauseOf(step.app, signal) : undefined;
  return because === undefined ? undefined : `${sentence(because)}.`;
}

/** Begins with a capital where the first word is a word, not a program's name. */
const sentence = (text: string): string =>
  /^(?:which|what|whether|every|the|an?)\s/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;

function baseSentence({ setting, start }: Explained): string | undefined {
  if (start.baseKnown) return undefined;
  const name = setting.stage.baseImage?.text ?? setting.stage.image?.text ?? "the base image";
  if (start.cmd && start.argv === undefined)
    return `CMD holds options alone, so ${name} has an ENTRYPOINT that takes them: which one is not known.`;
  return start.argv === undefined
    ? `What ${name} starts with is not known.`
    : `${name} is not known: it is taken to have no ENTRYPOINT of its own.`;
}

const places = { engine: "the image on this machine", registry: "the image in its registry" } as const;

/** Whose word it is, where the image itself has been asked. */
function toldSentence({ setting, start }: Explained): string | undefined {
  const from = setting.base?.from;
  if (!from || setting.windows) return undefined;
  const inherited = [
    start.entrypoint && !start.entrypoint.instruction && "ENTRYPOINT",
    start.cmd && !start.cmd.instruction && "CMD",
  ].filter(Boolean);
  if (inherited.length > 0) return `${inherited.join(" and ")} ${inherited.length > 1 ? "are those" : "is that"} of ${places[from]}.`;
  return start.entrypoint ? undefined : `No ENTRYPOINT comes from below: ${places[from]} has none.`;
}

/** Nothing keeps the container: there is nothing that could be stopped. */
function endSentence({ chain }: Explained): string | undefined {
  return chain.at(-1)?.app?.leaves && "Nothing stays in front, so the container ends at once, and what it has started ends with it.";
}

function signalSentence({ setting, stopSignal, signal }: Explained): string | undefined {
  if (stopSignal.from === "compose") return `The Compose file stops it with ${signal}.`;
  if (stopSignal.from !== "base") return undefined;
  const from = setting.base?.from;
  return from
    ? `${places[from].replace(/^t/, "T")} sets STOPSIGNAL ${signal}.`
    : `The base image ${setting.base?.name ?? ""} sets STOPSIGNAL ${signal}.`;
}

function orphanSentence({ chain }: Explained): string | undefined {
  const [pid1] = processesOf(chain);
  const app = chain.at(-1)?.app;
  if (!pid1 || app?.kind === "task" || app?.kind === "interactive") return undefined;
  return `${pid1.program} does not wait for orphans that are handed to it: they stay zombies.`;
}

/** The line of this file that a step follows from: the one that brings its script, else the start command. */
const spanOf = ({ shell, app }: Step): Span | undefined => (shell?.file ?? app?.file)?.instruction?.span;

/** In the order in which a reader asks. */
export function reasonsOf(explained: Explained): readonly StartupReason[] {
  const { start, chain, delivery, span, setting } = explained;
  const reasons: StartupReason[] = [];
  const say = (text: string | undefined, certainty: StartupReason["certainty"], at = span): void => {
    if (text !== undefined) reasons.push({ text, certainty, ...(at && { span: at }) });
  };
  if (setting.windows) {
    say("This is a Windows container: it has no PID 1, no POSIX signals and no zombies.", "certain");
    return reasons;
  }
  if (start.argv === undefined && start.baseKnown)
    say("There is no ENTRYPOINT and no CMD: `docker run` needs a command of its own.", "certain");
  if (brokenArray(start))
    say("This is not a JSON array, so a shell runs it as a command line and looks for a program with `[` in its name.", "certain");
  say(baseSentence(explained), "likely");
  say(toldSentence(explained), "certain");
  if (start.entrypoint?.form === "shell" && start.cmd)
    say("CMD is ignored: a shell-form ENTRYPOINT does not use it.", "certain", start.cmd.instruction?.span);
  for (const [index, step] of chain.entries()) {
    say(pathSentence(step, chain[index + 1], explained), step.app?.certainty ?? step.certainty, spanOf(step) ?? span);
  }
  const certain =
    start.baseKnown &&
    chain.every(
      (step) => step.certainty === "certain" && (step.app?.certainty ?? "certain") === "certain" && !losesKind(step, explained.signal),
    );
  say(endSentence(explained), certain ? "certain" : "likely");
  if (endsWithStart(chain.at(-1)?.app)) return reasons;
  say(signalSentence(explained), "certain");
  const sure = delivery.reachesApp !== "unknown" && delivery.stopsPromptly !== "unknown";
  say(
    stopSentence(chain, explained.signal, delivery, explained.verdict),
    sure ? (certain ? "certain" : "likely") : "unknown",
    explained.stopSignal.instruction?.span ?? span,
  );
  if (explained.reaps === "no") say(orphanSentence(explained), certain ? "certain" : "likely");
  return reasons;
}
