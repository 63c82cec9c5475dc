// What becomes of a shell that is given a command line or a script: it turns into a program, waits for one, or ends.
import type { Shell } from "../knowledge/distributions";
import { effectOf, type ShellEffect } from "../knowledge/shells";
import { shellBuiltins } from "../knowledge/shellWords";
import { expandWords } from "../shell/expandWords";
import type { Field } from "../shell/field";
import { parseScript } from "../shell/parseScript";
import type { ScriptNode } from "../shell/shellAst";
import {
  type DefinedFunction,
  type Ending,
  type Final,
  type Launched,
  launch,
  noteBound,
  presumingUnset,
  type Surroundings,
  type Walk,
} from "./shellState";
import { lineTail } from "./shellTail";
import { scriptText } from "./shellTrap";
import { walkList } from "./shellWalk";
import type { Trap } from "./types";

export interface ShellRun {
  readonly text: string;
  readonly source: "line" | "script";
  readonly shell: Shell | undefined;
  readonly zero: string;
  readonly parameters: readonly Field[];
  readonly directory: string;
  readonly surroundings: Surroundings;
}

export interface ShellOutcome {
  /** `exec`: by `exec`; `implicit`: the shell's own exec of its last command. */
  readonly kind: "exec" | "implicit" | "run" | "wait" | "loop" | "hidden" | "end" | "nothing" | "unknown";
  /** Of a loop. */
  readonly loop: Extract<Final, { kind: "loop" }> | undefined;
  readonly launched: readonly Launched[];
  readonly trap: Trap | undefined;
  /** Of `end`: started with `&` last, and nothing waits for it. */
  readonly job: Launched | undefined;
  /** Other ways that the script may go, by conditions that are not known here. */
  readonly otherwise: readonly Final["kind"][];
  /** For `run` of a command line: could not be told whether the shell execs. */
  readonly effect: ShellEffect;
  readonly parseFailed: boolean;
}

const launchedBy = (ending: Final): readonly Launched[] =>
  ending.kind === "exec" || ending.kind === "run" ? [ending.launched] : ending.kind === "wait" ? ending.launched : [];

const stayingWays = ({ alternatives }: Walk): readonly Final[] => alternatives.filter(({ kind }) => kind !== "end");

/** Nobody ships a script that has nothing to run: a way on which it runs something is the one that is meant, though not for certain. */
function insteadOfNothing(ending: Final, { alternatives, asides }: Walk): Final {
  const way = alternatives.findLast((each) => (each.kind === "exec" || each.kind === "wait") && !asides.has(each));
  if (way) alternatives.push(ending);
  return way ?? ending;
}

function settle(ending: Ending | undefined, walk: Walk): Final {
  if (ending?.kind === "nothing") return insteadOfNothing(ending, walk);
  if (ending && ending.kind !== "end" && ending.kind !== "return") return ending;
  if (walk.foreground) return { kind: "run", launched: walk.foreground };
  if (walk.behind?.how === "itself" && !walk.hidden && stayingWays(walk).length === 0)
    return { kind: "run", launched: walk.behind.launched };
  return walk.alternatives.find(({ kind }) => kind !== "end") ?? { kind: walk.hidden ? "hidden" : "end" };
}

const declaredIn = ({ commands }: ScriptNode, text: string): ReadonlyMap<string, DefinedFunction> =>
  new Map(commands.flatMap(({ command }) => (command.type === "Function" ? [[command.name.text, { body: command.body, text }]] : [])));

/** Real scripts have a few hundred. */
const maximalNodes = 50_000;

/** `rsync -a /a $B`: a line of one command that does its work and ends is what the shell becomes, too, if it is a program. */
function lastTask(
  ast: ScriptNode,
  ending: Final,
  { trap, job }: Pick<ShellOutcome, "trap" | "job">,
  walk: Walk,
  { source, shell }: ShellRun,
): Launched | undefined {
  if (ending.kind !== "end" || source === "script" || trap || job || walk.alternatives.length > 0) return undefined;
  const { shape, commands } = lineTail(ast);
  const [only] = commands;
  if (shape !== "single" || !only?.name || ast.commands.length !== 1 || effectOf(shell, shape) !== "exec") return undefined;
  const argv = expandWords([only.name, ...only.args.flatMap((word) => (word.type === "Word" ? [word] : []))], presumingUnset(walk));
  const name = argv[0]?.known === true ? argv[0].text : "";
  return name === "" || shellBuiltins.has(name) || walk.functions.has(name) ? undefined : launch(only, argv, walk);
}

export function shellOutcome(run: ShellRun): ShellOutcome {
  const script = parseScript(scriptText(run.text), run.surroundings.dialect);
  const walk: Walk = {
    text: run.text,
    surroundings: run.surroundings,
    zero: run.zero,
    parameters: run.parameters,
    directory: run.directory,
    left: [],
    trap: undefined,
    assigned: new Map(),
    arrays: new Map(),
    execs: new Set(),
    bound: new Set(),
    statuses: new Set(),
    functions: new Map(),
    declared: declaredIn(script.ast, run.text),
    background: [],
    foreground: undefined,
    behind: undefined,
    started: new Set(),
    hidden: false,
    openNames: { are: false },
    alternatives: [],
    asides: new Set(),
    returned: undefined,
    depth: 0,
    budget: { left: maximalNodes },
  };
  noteBound(run.text, walk.bound);
  const ending = settle(walkList(script.ast.commands, walk), walk);
  const result = {
    launched: launchedBy(ending),
    trap: walk.trap,
    job: ending.kind === "end" && walk.behind?.how === "job" && walk.alternatives.length === 0 ? walk.behind.launched : undefined,
    loop: ending.kind === "loop" ? ending : undefined,
    otherwise: walk.alternatives.map(({ kind }) => kind),
    parseFailed: script.errors.length > 0,
  };
  if (walk.budget.left <= 0) return { ...result, kind: "unknown", launched: [], effect: "unknown" };
  const becomes = lastTask(script.ast, ending, result, walk, run);
  if (becomes) return { ...result, kind: "implicit", launched: [becomes], effect: "exec" };
  if (ending.kind !== "run" || run.source === "script") return { ...result, kind: ending.kind, effect: "stays" };
  const tail = lineTail(script.ast);
  const isLast = tail.commands.includes(ending.launched.node);
  const effect = walk.trap || !isLast ? "stays" : effectOf(run.shell, tail.shape);
  return { ...result, kind: effect === "exec" ? "implicit" : "run", effect };
}
