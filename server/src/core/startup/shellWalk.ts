// Walks a script in the order in which a shell runs it, to find the command that it becomes or waits for.
import { shellBuiltins } from "../knowledge/shellWords";
import { forks, serviceStarted } from "../shell/background";
import { expandWords } from "../shell/expandWords";
import { type Field, textsOf } from "../shell/field";
import type { AndOrNode, ListedNode, LoopNode, PipelineNode, SimpleNode, StatementNode, WordNode } from "../shell/shellAst";
import { branches } from "./shellBranches";
import { builtinEffect, looksThrough } from "./shellBuiltins";
import { become, copyOf, finalOf, untilReturn, walkAside } from "./shellCopies";
import { doesItsWork, isFirm, isLongRunning, noteChoice, noteFallback, noteProgram, noteTask } from "./shellForeground";
import { goesOverNothing, standingOf } from "./shellLoops";
import { mainOfPipe } from "./shellPipes";
import {
  assign,
  type DefinedFunction,
  type Ending,
  type Final,
  type Launched,
  launch,
  mayBeFunction,
  presumingUnset,
  variablesOf,
  type Walk,
} from "./shellState";
import { asksStatus, isTest, truthOf } from "./shellTests";

type WhileNode = Extract<LoopNode, { type: "While" }>;

const maximalDepth = 24;

const isWord = (part: { readonly type: string }): part is WordNode => part.type === "Word";

const fieldsOf = ({ name, args }: SimpleNode, walk: Walk): readonly Field[] =>
  name === undefined ? [] : expandWords([name, ...args.filter(isWord)], presumingUnset(walk));

function callFunction({ body, text }: DefinedFunction, argv: readonly Field[], walk: Walk): Final | undefined {
  if (walk.depth >= maximalDepth) return undefined;
  const { parameters, text: outer } = walk;
  walk.parameters = argv.slice(1);
  walk.text = text;
  walk.depth++;
  const ending = untilReturn(walk, () => (body.type === "CompoundList" ? walkList(body.commands, walk) : walkNode(body, walk, true)));
  walk.depth--;
  walk.text = outer;
  walk.parameters = parameters;
  return ending;
}

function walkSimple(node: SimpleNode, walk: Walk): Ending | undefined {
  const written = fieldsOf(node, walk);
  const argv = looksThrough(written);
  const [program] = argv;
  if (program === undefined) {
    assign(node.prefix, walk);
    return undefined;
  }
  // `command` and `builtin` pass over functions.
  const called = program.known && argv === written ? walk.functions.get(program.text) : undefined;
  if (called) return callFunction(called, argv, walk);
  const builtin = program.known || walk.execs.size > 0 ? builtinEffect(node, argv, walk, walkList) : undefined;
  if (builtin) return builtin.ending;
  const words = textsOf(argv);
  const leaves = program.known && (forks(words) || serviceStarted(words) !== undefined);
  if (program.known && (leaves || doesItsWork(words, node))) noteTask(walk, asksStatus(node, walk.statuses) ? "exit" : (words[0] ?? ""));
  else if (program.known && mayBeFunction(program.text, walk)) walk.hidden = true;
  else noteProgram(walk, launch(node, argv, walk));
  if (leaves) walk.behind = { launched: launch(node, argv, walk), how: "itself" };
  return undefined;
}

type Kinds = ReadonlySet<Ending["kind"]>;
const leaving: Kinds = new Set(["end", "return"]);
const ends: Kinds = new Set(["end"]);

/** Behind `&&` or `||` of what is not known for certain: what this comes to is one of two ways, if it is all that or one of `kinds`. */
function walkPerhaps(command: ListedNode, walk: Walk, last: boolean, kinds: Kinds | "all"): Ending | undefined {
  const changes = command.type !== "Command" || walk.functions.has(command.name?.text ?? "");
  const before = changes ? copyOf(walk) : undefined;
  const { behind } = walk;
  const ending = walkNode(command, walk, last);
  if (kinds === "all") walk.behind = behind;
  if (!ending || !(kinds === "all" || kinds.has(ending.kind))) return ending;
  if (ending.kind === "return") walk.returned?.push(copyOf(walk));
  else walk.alternatives.push(walk.foreground === before?.foreground ? ending : finalOf(ending, walk));
  if (before) become(walk, [before]);
  return undefined;
}

function walkAndOr(node: AndOrNode, walk: Walk, last: boolean): Ending | undefined {
  let truth: boolean | undefined = true;
  let presumed = false;
  for (const [index, command] of node.commands.entries()) {
    const operator = index === 0 ? "&&" : node.operators[index - 1];
    const isLast = last && index === node.commands.length - 1;
    const tested = isTest(node.commands[index - 1]);
    if (operator === "&&" ? truth === false : truth === true) {
      if (presumed) walkAside(walk, (aside) => walkNode(command, aside, isLast));
      continue;
    }
    // Not known: `a && b` goes on; `a || b` is taken for the rare case, except behind a test.
    if (operator === "||" && truth === undefined && !tested) {
      noteFallback(command, walk);
      continue;
    }
    const kinds = truth === undefined ? (tested ? "all" : leaving) : presumed ? ends : undefined;
    const sure = truthOf(command, variablesOf(walk));
    truth = sure ?? truthOf(command, presumingUnset(walk));
    presumed = sure !== truth;
    const ending = kinds ? walkPerhaps(command, walk, isLast, kinds) : walkNode(command, walk, isLast);
    if (ending) return ending;
  }
  return undefined;
}

/** What a command of a pipe runs; a function's own program in place of its name. */
function pipedProgram(command: ListedNode, walk: Walk): readonly Launched[] {
  if (command.type !== "Command") return [];
  const written = fieldsOf(command, walk);
  const argv = looksThrough(written);
  const name = argv[0]?.text ?? "";
  const called = argv === written ? walk.functions.get(name) : undefined;
  if (!called) {
    if (argv[0]?.known && shellBuiltins.has(name)) return [];
    if (!mayBeFunction(name, walk) || doesItsWork(textsOf(argv), command)) return [launch(command, argv, walk)];
    walk.hidden = true;
    return [];
  }
  const inner: Walk = { ...walk, foreground: undefined, alternatives: [] };
  const ending = callFunction(called, argv, inner);
  walk.hidden ||= inner.hidden;
  const launched = ending?.kind === "exec" || ending?.kind === "run" ? ending.launched : inner.foreground;
  return launched ? [launched] : [];
}

/** The shell waits for all commands of a pipe. */
function walkPipeline(node: PipelineNode, walk: Walk, last: boolean): Ending | undefined {
  const [only] = node.commands;
  if (node.commands.length === 1 && only) return walkNode(only, walk, last);
  const end = node.commands.at(-1);
  const commands = node.commands.map((command) => pipedProgram(command, walk));
  const main = mainOfPipe(commands.flat(), end?.type === "Command" ? commands.at(-1)?.[0] : undefined);
  // In the middle of a script a pipe around a script of the interpreters is a piece of work that ends.
  if (main && (last || isFirm(main))) noteProgram(walk, { ...main, piped: true });
  else if (!walk.hidden) noteTask(walk, "pipe");
  return undefined;
}

/** `until server; do sleep 1; done`: what the condition itself runs. */
function programIn({ commands }: WhileNode["clause"], walk: Walk): Launched | undefined {
  const copy: Walk = { ...copyOf(walk), foreground: undefined };
  if (walk.depth < maximalDepth) walkList(commands, copy, false);
  return copy.foreground?.argv[0]?.text === "sleep" ? undefined : copy.foreground;
}

function walkLoop(node: LoopNode, walk: Walk, last: boolean): Ending | undefined {
  if (walk.depth < maximalDepth && goesOverNothing(node, walk)) {
    walkAside(walk, (aside) => walkList(node.body.commands, aside, last));
    return undefined;
  }
  const inner: Walk = { ...walk, foreground: undefined, background: [...walk.background], alternatives: [], depth: walk.depth + 1 };
  const ending = walk.depth < maximalDepth ? walkList(node.body.commands, inner) : undefined;
  if (ending?.kind === "exec") return ending;
  if (ending?.kind === "return") walk.returned?.push(copyOf(inner));
  walk.background.push(...inner.background.slice(walk.background.length));
  walk.alternatives.push(...inner.alternatives.filter(({ kind }) => kind === "exec"));
  const standing = node.type === "While" ? standingOf(node, walk, inner) : undefined;
  if (standing?.loop && standing.sure) return standing.loop;
  if (standing?.loop) walk.alternatives.push(standing.loop);
  if (((last && ending?.kind === "wait") || standing?.watches) && walk.background.length > 0)
    return { kind: "wait", launched: [...walk.background] };
  walk.hidden ||= inner.hidden;
  // What a loop without an end starts again and again is what the script is for.
  const { foreground } = inner;
  if (foreground && !standing?.loop && (last || standing?.endless)) walk.foreground = foreground;
  const own = foreground && foreground.argv[0]?.text !== "sleep";
  if (last && node.type === "While" && !own) walk.foreground = programIn(node.clause, walk) ?? walk.foreground;
  return undefined;
}

function walkNode(node: ListedNode, walk: Walk, last: boolean): Ending | undefined {
  if (walk.budget.left-- <= 0) return { kind: "end" };
  switch (node.type) {
    case "Command":
      return walkSimple(node, walk);
    case "AndOr":
      return walkAndOr(node, walk, last);
    case "Pipeline":
      return walkPipeline(node, walk, last);
    case "BraceGroup":
      return walkList(node.body.commands, walk, last);
    case "Subshell": {
      const inner: Walk = { ...copyOf(walk), background: walk.background, returned: walk.returned && [] };
      const ending = walkList(node.body.commands, inner, last);
      walk.hidden = inner.hidden;
      walk.foreground = ending?.kind === "exec" || ending?.kind === "run" ? ending.launched : inner.foreground;
      return undefined;
    }
    case "If":
    case "Case":
      noteChoice(node, walk);
      return branches(node, walk, (list, inner) => walkList(list, inner, last));
    case "While":
    case "For":
    case "ArithmeticFor":
    case "Select":
      return walkLoop(node, walk, last);
    case "Redirected":
      return walkNode(node.command, walk, last);
    case "Function":
      walk.functions.set(node.name.text, { body: node.body, text: walk.text });
      return undefined;
    default:
      return undefined;
  }
}

function walkBackground(node: ListedNode, walk: Walk): void {
  const inner: Walk = {
    ...walk,
    foreground: undefined,
    background: [],
    alternatives: [],
    returned: walk.returned && [],
    started: new Set(),
  };
  const ending = walkNode(node, inner, true);
  walk.hidden ||= inner.hidden;
  const before = walk.background.length;
  if (ending?.kind === "exec" || ending?.kind === "run") walk.background.push(ending.launched);
  else if (ending?.kind === "wait" || ending?.kind === "loop") walk.background.push(...inner.background);
  else if (inner.foreground) walk.background.push(inner.foreground);
  const started = walk.background.length > before ? walk.background.at(-1) : undefined;
  if (started && isLongRunning(started)) walk.behind = { launched: started, how: "job" };
  // What stood in front has ended, or the script would not have come here.
  if (walk.background.length > before && walk.foreground && !isFirm(walk.foreground)) walk.foreground = undefined;
}

/** undefined: the end of the list is reached. */
export function walkList(statements: readonly StatementNode[], walk: Walk, last = true): Ending | undefined {
  for (const [index, { command, background }] of statements.entries()) {
    if (background) {
      walkBackground(command, walk);
      continue;
    }
    const ending = walkNode(command, walk, last && index === statements.length - 1);
    if (ending) return ending;
  }
  return undefined;
}
