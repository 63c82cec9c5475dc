// Which command a script waits for in front: what is known to stay, what has done its work when the next command stands there.
import { programs, shellNames } from "../knowledge/programs";
import { projectRunners } from "../knowledge/projectRunners";
import { wrappers } from "../knowledge/wrappers";
import { daemonizes } from "../shell/background";
import { commandKind } from "../shell/commandKind";
import { programName } from "../shell/dialect";
import { textsOf } from "../shell/field";
import { runnerNamed } from "../shell/runnerCall";
import type { CaseNode, IfNode, ListedNode } from "../shell/shellAst";
import type { Launched, Walk } from "./shellState";

/** Commands that may follow the main one without being what the container is for. */
const trivial = /^(?:echo|printf|exit|true|:|rm|kill|return|trap|wait|date|logger|sleep)$/;

/** `sleep 300`: what stands behind it has its turn. */
const pauses = (words: readonly string[]): boolean => programName(words[0] ?? "") === "sleep" && /^[\d.]+[smh]?$/.test(words[1] ?? "");

/** Certainly runs until it is stopped: what stands behind it waits. */
export function isFirm({ argv }: Launched): boolean {
  const words = textsOf(argv);
  if (pauses(words)) return false;
  const known = programs.get(programName(words[0] ?? ""));
  return commandKind(words) === "service" && known !== undefined && known.onTerm !== "code" && !daemonizes(words);
}

/** No short work: what a script starts with `&` for its own sake. */
export function isLongRunning({ argv }: Launched): boolean {
  const words = textsOf(argv);
  const kind = commandKind(words);
  return argv[0]?.known === true && (kind === "service" || kind === "unknown") && programName(words[0] ?? "") !== "sleep";
}

/** `cat <<EOF`, `psql <init.sql`: what waits for a person reads this instead, and ends. */
export function doesItsWork(words: readonly string[], { redirects }: Launched["node"]): boolean {
  const kind = commandKind(words);
  if (kind !== "interactive" || shellNames.has(programName(words[0] ?? ""))) return kind === "task";
  // A pipe of its own, or the terminal, may stay open for ever.
  return redirects.some((part) => part.operator.startsWith("<<") || (part.operator === "<" && /\w\.\w+$/.test(part.target?.text ?? "")));
}

/** `tool.sh create`; undefined of what is known, and of what runs another program. */
function pieceOf({ argv: [program, first] }: Launched): string | undefined {
  const name = programName(program?.text ?? "");
  if (first === undefined || first.text.startsWith("-") || programs.has(name) || runsAnother(name)) return undefined;
  return `${name} ${first.text}`;
}

/** Behind what the script is given to run, only another such, or a program known to serve, is what the container is for. */
function staysBehind(before: Launched, launched: Launched): boolean {
  if (isFirm(before) || (before.given && !launched.given && commandKind(textsOf(launched.argv)) !== "service")) return true;
  // Its settings say whether it goes into the background; what is not known to serve is no reason to think so.
  return programName(before.argv[0]?.text ?? "") === "supervisord" && !isFirm(launched);
}

/** Another shell than one to look around in after the program has failed. */
const becomesProgram = /(?:^|[\s;&|(])exec[ \t]+(?![<>&\d]|(?:\/bin\/)?\w*sh[ \t]*(?:[;\n&]|$))\S/m;

/** Behind a program comes a choice of what the shell becomes: the program has done its work by then. */
export function noteChoice(node: IfNode | CaseNode, walk: Walk): void {
  if (walk.foreground && !isFirm(walk.foreground) && becomesProgram.test(walk.text.slice(node.pos, node.end))) walk.foreground = undefined;
}

/** A program that is started a second time in the same way has ended the first time: it does a piece of work. */
export function noteProgram(walk: Walk, launched: Launched): void {
  if (walk.foreground && staysBehind(walk.foreground, launched)) return;
  const piece = pieceOf(launched);
  const again = piece !== undefined && walk.started.has(piece);
  if (piece !== undefined) walk.started.add(piece);
  walk.foreground = again ? undefined : launched;
}

/** Says how it went, or ends the script: exec in front of the program loses nothing with it. */
const idleTalk = /^(?:echo|printf|exit|true|:|return|date|logger|sleep|wait|trap)$/;

/** Something is done when the program has ended. */
function noteFollowed(walk: Walk): void {
  if (walk.foreground) walk.foreground = { ...walk.foreground, followed: true };
}

/** What stands behind the `||` of a program. */
export function noteFallback(command: ListedNode, walk: Walk): void {
  const last = command.type === "BraceGroup" ? command.body.commands.at(-1)?.command : command;
  if (last?.type !== "Command" || !/^(?:exit|return|true|:|echo|printf)$/.test(last.name?.text ?? "")) noteFollowed(walk);
}

/** Work that is not trivial shows that what came before it, if it was not certainly a service, has ended. */
export function noteTask(walk: Walk, name: string): void {
  if (!idleTalk.test(name)) noteFollowed(walk);
  if (trivial.test(name)) return;
  if (programName(walk.behind?.launched.argv[0]?.text ?? "") !== programName(name)) walk.behind = undefined;
  walk.hidden = false;
  if (walk.foreground && !isFirm(walk.foreground) && !walk.foreground.given) walk.foreground = undefined;
}

const runsAnother = (name: string): boolean => wrappers.has(name) || projectRunners.has(name) || runnerNamed(name) !== undefined;
