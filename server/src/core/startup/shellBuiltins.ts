// What the builtins of a shell do to the walk: exec, exit, trap, set, cd, export, wait, eval.

import { absolute } from "../image";
import { shellBuiltins, stateBuiltins } from "../knowledge/shellWords";
import { bringsVariables } from "../knowledge/sourcedFiles";
import { commandKind } from "../shell/commandKind";
import { type Field, textsOf } from "../shell/field";
import { parseScript } from "../shell/parseScript";
import type { SimpleNode } from "../shell/shellAst";
import { untilReturn } from "./shellCopies";
import { isFirm, noteTask } from "./shellForeground";
import { assign, type Ending, launch, noteBound, type Walk, type WalkList } from "./shellState";
import { mergeTraps, readTrap, scriptText } from "./shellTrap";

export interface BuiltinEffect {
  /** undefined: the walk goes on. */
  readonly ending: Ending | undefined;
}

const goesOn: BuiltinEffect = { ending: undefined };

/** `exec $GOSU node x`: nobody has set it here. */
function mayBeUnset(text: string, walk: Walk): boolean {
  const name = /^\$\{?(\w+)\}?$/.exec(text)?.[1];
  return name !== undefined && !walk.assigned.has(name);
}

/** `exec [-a name] [-cl] [--] program …` */
function execEffect(node: SimpleNode, argv: readonly Field[], walk: Walk): BuiltinEffect {
  let at = 1;
  while (argv[at]?.known && /^-/.test(argv[at]?.text ?? "")) at += argv[at]?.text === "-a" ? 2 : 1;
  // An unset variable in front of the program is gone when the shell runs it; in front of options it is the program itself.
  while (at < argv.length - 1 && !argv[at + 1]?.text.startsWith("-") && argv[at]?.known === false && mayBeUnset(argv[at]?.text ?? "", walk))
    at++;
  const program = argv.slice(at);
  if (program.length > 0) return { ending: { kind: "exec", launched: launch(node, program, walk) } };
  const takesArguments = node.args.some((word) => /\$[@*]|\$\{[@*]/.test(word.text));
  if (!takesArguments) return goesOn;
  // What stays until it is stopped stands in front: the shell does not come here.
  const { foreground } = walk;
  return { ending: foreground && isFirm(foreground) ? { kind: "run", launched: foreground } : { kind: "nothing", node } };
}

/** Where there is nothing to return from, bash says so and goes on, and the other shells end. */
function returnEffect({ returned, surroundings }: Walk): BuiltinEffect {
  if (returned) return { ending: { kind: "return" } };
  return surroundings.dialect === "bash" ? goesOn : { ending: { kind: "end" } };
}

function setEffect(argv: readonly Field[], walk: Walk): BuiltinEffect {
  const dashes = argv.findIndex(({ text }, index) => index > 0 && text === "--");
  if (dashes > 0) walk.parameters = argv.slice(dashes + 1);
  else if (argv[1] !== undefined && !/^[-+]/.test(argv[1].text)) walk.parameters = argv.slice(1);
  return goesOn;
}

function trapEffect(argv: readonly Field[], walk: Walk): BuiltinEffect {
  const functionText = (name: string): string | undefined => {
    const found = walk.functions.get(name) ?? walk.declared.get(name);
    return found?.text.slice(found.body.pos, found.body.end);
  };
  const trap = readTrap(textsOf(argv.slice(1)), functionText);
  if (trap) walk.trap = mergeTraps(walk.trap, trap);
  return goesOn;
}

function evalEffect(argv: readonly Field[], walk: Walk, walkList: WalkList): BuiltinEffect {
  if (argv.some(({ known }) => !known)) {
    // What it is given is likely to be what the container is for, and what stood in front has ended.
    walk.hidden = true;
    if (walk.foreground && commandKind(textsOf(walk.foreground.argv)) !== "service") walk.foreground = undefined;
    return goesOn;
  }
  return walkText(textsOf(argv.slice(1)).join(" "), walk, walkList) ?? goesOn;
}

/** Another text, in the shell of the script itself. undefined: too deep, or no shell script. */
function walkText(text: string, walk: Walk, walkList: WalkList): BuiltinEffect | undefined {
  const script = parseScript(scriptText(text), walk.surroundings.dialect);
  if (walk.depth > 8 || script.errors.length > 0) return undefined;
  const outer = walk.text;
  walk.text = text;
  noteBound(text, walk.bound);
  walk.depth++;
  const ending = walkList(script.ast.commands, walk);
  walk.depth--;
  walk.text = outer;
  return { ending };
}

/** `. lib.sh`: its functions are the script's own from here on; where its text is not at hand, any name may be one of them. */
function sourceEffect(argv: readonly Field[], walk: Walk, walkList: WalkList): BuiltinEffect {
  const file = argv[1];
  if (!file) return goesOn;
  const text = file.known ? walk.surroundings.textAt(absolute(file.text, walk.directory)) : undefined;
  const effect = text === undefined ? undefined : walkText(text, walk, (list, inner) => untilReturn(inner, () => walkList(list, inner)));
  if (!effect && !bringsVariables.test(file.text)) walk.openNames.are = true;
  return effect ?? goesOn;
}

/** The shell stops at an error here, and the jobs end with it. */
function jobsEnd(walk: Walk): BuiltinEffect {
  const launched = walk.background.at(-1);
  if (launched) walk.behind = { launched, how: "job" };
  return { ending: { kind: "end" } };
}

/**
 * `fg %2`: the shell waits for that job. dash and BusyBox's ash have no job control without a terminal, so that it is an error there;
 * measured with dash 0.5.12, BusyBox 1.35, bash 5.2.
 */
function fgEffect(job: string | undefined, walk: Walk): BuiltinEffect {
  const { dialect } = walk.surroundings;
  if (dialect === "dash" || dialect === "ash") return jobsEnd(walk);
  const number = Number(/^%(\d+)$/.exec(job ?? "")?.[1] ?? walk.background.length);
  const launched = walk.background[number - 1] ?? walk.background.at(-1);
  return launched ? { ending: { kind: "wait", launched: [launched] } } : goesOn;
}

/** `pushd` without a folder, or with `+1`, turns the stack round: where that leads is left as it is. */
function enter(folder: Field | undefined, walk: Walk, left = walk.left): BuiltinEffect {
  if (folder?.known && !/^[-+]/.test(folder.text)) {
    walk.directory = absolute(folder.text, walk.directory);
    walk.left = left;
  }
  return goesOn;
}

/** A step of the script, as a program that ends; the other builtins set something, or say what the shell has. */
const work: ReadonlySet<string> = new Set(["compgen", "mapfile", "read", "readarray", "type", "ulimit", "umask", "shopt", "command"]);

/** No builtin is a program that somebody could wait for; in a shell that lacks it there is no such command either. */
function ofTheShell(name: string, walk: Walk): BuiltinEffect | undefined {
  if (!stateBuiltins.has(name)) return undefined;
  if (work.has(name)) noteTask(walk, name);
  return goesOn;
}

/** `command -p nginx`, `builtin cd /app`: what stands behind the word, and the words themselves where there is nothing to run. */
export function looksThrough(argv: readonly Field[]): readonly Field[] {
  const [first] = argv;
  if (!first?.known || (first.text !== "command" && first.text !== "builtin")) return argv;
  let at = 1;
  while (argv[at]?.text === "--" || (first.text === "command" && argv[at]?.text === "-p")) at++;
  const next = argv[at];
  if (next === undefined || (next.known && next.text.startsWith("-"))) return argv;
  if (first.text === "builtin" && !(next.known && shellBuiltins.has(next.text))) return argv;
  return looksThrough(argv.slice(at));
}

/** undefined: not a builtin that matters here. `walkList` goes through what `eval` is given. */
export function builtinEffect(node: SimpleNode, argv: readonly Field[], walk: Walk, walkList: WalkList): BuiltinEffect | undefined {
  const [word, first] = textsOf(argv);
  // `exec_cmd="exec gosu app"` in front of it, or `exec` alone.
  const name = argv[0]?.known === false && walk.execs.has(/^\$\{?(\w+)\}?$/.exec(word ?? "")?.[1] ?? "") ? "exec" : word;
  switch (name) {
    case "exec":
      return execEffect(node, argv, walk);
    case "exit":
      return { ending: { kind: "end" } };
    case "return":
      return returnEffect(walk);
    case "trap":
      return trapEffect(argv, walk);
    case "set":
      return setEffect(argv, walk);
    case "shift":
      walk.parameters = walk.parameters.slice(Number(first ?? "1") || 1);
      return goesOn;
    case "cd":
    case "chdir":
      return enter(argv[1], walk);
    case "pushd":
      return enter(argv[1], walk, [...walk.left, walk.directory]);
    case "popd":
      walk.directory = walk.left.at(-1) ?? walk.directory;
      walk.left = walk.left.slice(0, -1);
      return goesOn;
    case "export":
    case "readonly":
    case "local":
    case "declare":
    case "typeset":
      assign(node.args, walk);
      return goesOn;
    case "unset":
      for (const variable of textsOf(argv.slice(1))) walk.assigned.set(variable, null);
      return goesOn;
    case "eval":
      return evalEffect(argv, walk, walkList);
    case "fg":
      return fgEffect(first, walk);
    case "wait":
      if (first === "-n" && walk.surroundings.dialect === "dash") return jobsEnd(walk);
      if (walk.background.length > 0) return { ending: { kind: "wait", launched: [...walk.background] } };
      return walk.hidden ? { ending: { kind: "hidden" } } : goesOn;
    case ".":
    case "source":
      return sourceEffect(argv, walk, walkList);
    default:
      return ofTheShell(name ?? "", walk);
  }
}
