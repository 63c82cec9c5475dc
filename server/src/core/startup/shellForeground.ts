// What a script is waiting for: the last command in front that is not known to end soon.
import { programs } from "../knowledge/programs";
import { runInPlace, wrappers } from "../knowledge/wrappers";
import { commandKind, daemonizes } from "../shell/commandKind";
import { programName } from "../shell/dialect";
import { textsOf } from "../shell/field";
import { runnerNamed } from "../shell/runnerCall";
import { isKnownName } from "./knownNames";
import type { Launched, Walk } from "./shellState";

/** Commands that may follow the main one without being what the container is for. */
const trivial = /^(?:echo|printf|exit|true|:|rm|kill|return|trap|wait|date|logger|sleep)$/;

/** Certainly runs until it is stopped: what stands behind it waits. */
export function isFirm({ argv }: Launched): boolean {
  const words = textsOf(argv);
  const known = programs.get(programName(words[0] ?? ""));
  return commandKind(words) === "service" && known !== undefined && known.onTerm !== "code" && !daemonizes(words);
}

const runsAnother = (name: string): boolean => wrappers.has(name) || runInPlace.has(name) || runnerNamed(name) !== undefined;

/** `tool.sh create`; undefined of what is known, and of what runs another program. */
function pieceOf({ argv: [program, first] }: Launched): string | undefined {
  const name = programName(program?.text ?? "");
  if (first === undefined || first.text.startsWith("-") || programs.has(name) || runsAnother(name)) return undefined;
  return `${name} ${first.text}`;
}

/** Behind what the script is given to run, only another such, or a program known to serve, is what the container is for. */
const staysBehind = (before: Launched, { given, argv }: Launched): boolean =>
  isFirm(before) || (before.given && !given && commandKind(textsOf(argv)) !== "service");

/** A program that is started a second time in the same way has ended the first time: it does a piece of work. */
export function noteProgram(walk: Walk, launched: Launched): void {
  if (walk.foreground && staysBehind(walk.foreground, launched)) return;
  const piece = pieceOf(launched);
  const again = piece !== undefined && walk.started.has(piece);
  if (piece !== undefined) walk.started.add(piece);
  walk.foreground = again ? undefined : launched;
}

/** A bare name that nobody knows, where a file was sourced that may define it. */
export const mayBeFunction = (name: string, walk: Walk): boolean =>
  walk.openNames.are && !name.includes("/") && !isKnownName(name) && !walk.surroundings.isProgram(name, walk.directory);

/** Work that is not trivial shows that what came before it, if it was not certainly a service, has ended. */
export function noteTask(walk: Walk, name: string): void {
  if (trivial.test(name)) return;
  walk.hidden = false;
  if (walk.foreground && !isFirm(walk.foreground) && !walk.foreground.given) walk.foreground = undefined;
}
