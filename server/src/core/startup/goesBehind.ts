// Whether what a command line starts goes into the background, so that its first process ends and the container with it.
import { daemons } from "../knowledge/daemons";
import { daemonCall, programOfService, serviceStarted } from "../shell/background";
import { commandKind } from "../shell/commandKind";
import { programName } from "../shell/dialect";
import { type Field, textsOf } from "../shell/field";
import { keptInFront } from "./daemonSettings";
import type { Next } from "./follow";
import type { Setting } from "./setting";
import type { AppDetail, Leaving, Step } from "./types";
import { leavesCommand, wrapperCall } from "./wrapperWords";

function ofService(argv: readonly string[], scripts: readonly string[], next: Next, setting: Setting): Leaving | undefined {
  const service = serviceStarted(argv);
  const name = service === undefined ? undefined : programOfService(service);
  const daemon = daemons.get(name ?? "");
  if (service === undefined || name === undefined || !daemon) return undefined;
  const call = { name, daemon, args: [], standing: "settings" } as const;
  // Its script stays where the settings keep the program in front.
  const open = daemon.alone === "background" && daemon.settings && keptInFront(call, next.directory, scripts, setting) !== "background";
  return open && name !== "php-fpm" ? undefined : { program: service, how: "service" };
}

/** The leader of its process group: PID 1, and the child of an init, which makes it one. */
function isLeader(before: readonly Step[]): boolean {
  const parent = before.findLast(({ execs }) => !execs);
  return parent === undefined || (parent.role === "init" && parent.init?.supervisor === false);
}

/** `setsid app` as PID 1, `sudo -b app` */
function ofWrapper(words: readonly string[], before: readonly Step[]): Leaving | undefined {
  const call = wrapperCall(words);
  if (!call || call.at >= words.length || !leavesCommand(call, isLeader(before))) return undefined;
  return commandKind(words.slice(call.at)) === "task"
    ? undefined
    : { program: programName(words[call.at] ?? ""), how: "wrapper", by: programName(words[0] ?? "") };
}

function leavingOf(argv: readonly Field[], next: Next, before: readonly Step[], setting: Setting): Leaving | undefined {
  if (argv.some(({ known }) => !known)) return undefined;
  const words = textsOf(argv);
  const scripts = before.flatMap(({ shell }) => (shell ? [shell.text] : []));
  const call = daemonCall(words);
  if (!call) return ofWrapper(words, before) ?? ofService(words, scripts, next, setting);
  const program = programName(words[0] ?? "");
  if (call.standing === "background") return { program, how: "words" };
  const kept = call.standing === "settings" ? keptInFront(call, next.directory, scripts, setting) : "front";
  return kept === "background" ? { program, how: call.daemon.alone === "background" ? "alone" : "settings" } : undefined;
}

const because = ({ program, how, by = "" }: Leaving): string =>
  how === "wrapper"
    ? `${by} starts ${program} in the background, and ends`
    : how === "service"
      ? `the service ${program} is started in the background, and the command that starts it ends`
      : how === "settings"
        ? `${program} goes into the background, as its settings say, and its first process ends`
        : how === "job"
          ? `${program} is started with & and nothing waits for it`
          : `${program} goes into the background, and its first process ends`;

/** What ends as soon as it has started another. */
export const leavingDetail = (leaving: Leaving, certainty: AppDetail["certainty"] = "certain"): AppDetail => ({
  kind: "task",
  onTerm: "unknown",
  reaps: "unknown",
  alsoStopsOn: [],
  certainty,
  because: because(leaving),
  file: undefined,
  leaves: leaving,
});

/** undefined: it stays in front, or what decides is not at hand. */
export function goesBehind(next: Next, before: readonly Step[], setting: Setting): AppDetail | undefined {
  const leaving = leavingOf(next.argv, next, before, setting);
  // In one of the ways that a script may go.
  const unsure = before.some(({ shell }) => shell?.forks);
  if (!leaving) return undefined;
  const seen = leaving.how === "service" || daemonCall(textsOf(next.argv))?.daemon.evidence.startsWith("measured");
  return leavingDetail({ ...leaving, ...(unsure && { unsure }) }, unsure || !seen ? "likely" : "certain");
}
