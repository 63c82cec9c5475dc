// What a loop of a script waits for: whether it ever ends by itself, pauses for long, or watches a program.
import { expandWords } from "../shell/expandWords";
import type { LoopNode } from "../shell/shellAst";
import { type Final, presumingUnset, variablesOf, type Walk } from "./shellState";
import { truthOf } from "./shellTests";

type WhileNode = Extract<LoopNode, { type: "While" }>;

/** A `sleep` in front that a trap may have to wait for longer than Docker does. */
const waitsLong = (text: string): boolean =>
  [...text.matchAll(/\bsleep[ \t]+([^\s;&|)]+)[ \t]*(&(?!&))?/g)].some(
    ([, time = "", behind]) => behind === undefined && !(/^[\d.]+s?$/.test(time) && Number.parseFloat(time) < 9),
  );

/** The body changes what the condition reads: `while [ $# -gt 0 ]; do … shift; done` ends. */
function mayEnd(node: WhileNode, { text }: Walk): boolean {
  const clause = text.slice(node.clause.pos, node.clause.end);
  const body = text.slice(node.body.pos, node.body.end);
  if (/\$(?:\{?[#@*\d])/.test(clause) && /\b(?:shift|set)\b/.test(body)) return true;
  const read = [...clause.matchAll(/\$\{?#?(\w+)|\(\(\s*(\w+)/g)].map(([, name = "", counted = ""]) => name || counted);
  return read.some((name) =>
    new RegExp(`\\b(?:read|unset|getopts|let|printf\\s+-v)\\b[^;\\n]{0,120}\\b${name}\\b|\\b${name}\\s*(?:[-+*/%]?=|\\+\\+|--)`).test(body),
  );
}

/** Its condition holds, and nothing in it can change that. */
const endless = (node: WhileNode, walk: Walk): boolean => {
  const clause = node.clause.commands.at(-1)?.command;
  if (clause === undefined) return false;
  const sleeps = clause.type === "Command" && clause.name?.text === "sleep";
  return sleeps || (truthOf(clause, variablesOf(walk)) === (node.kind === "while") && !mayEnd(node, walk));
};

/** `while kill -0 "$pid"`: it goes on for as long as the program does. */
const asksForProcess = /\bkill\s+(?:-s\s+)?-?0\b|\bpgrep\b|\bpidof\b|\bps\s+-p\b|\/proc\/\$/;

/** The loop is left only when a program in the background has ended. */
function watches(node: WhileNode, walk: Walk, leaves: readonly string[], isEndless: boolean): boolean {
  if (leaves.length > 0 && isEndless) return leaves.every((word) => word === "exit");
  const clause = walk.text.slice(node.clause.pos, node.clause.end);
  return asksForProcess.test(clause) && /^\s*!/.test(clause) === (node.kind === "until");
}

interface Standing {
  readonly endless: boolean;
  /** It goes round for ever, or until something in it leaves it. */
  readonly loop: Final | undefined;
  /** Nothing in it leads to what stands behind it. */
  readonly sure: boolean;
  readonly watches: boolean;
}

/** @param inner what the shell has at the end of the loop's body */
export function standingOf(node: WhileNode, walk: Walk, inner: Walk): Standing {
  const leaves = walk.text.slice(node.body.pos, node.body.end).match(/\b(?:break|exit|return)\b/g) ?? [];
  const isEndless = endless(node, walk);
  // A pause is no program that anybody would start for its own sake: the loop around it is.
  const pauses = inner.foreground?.argv[0]?.text === "sleep";
  const loop: Final | undefined =
    isEndless && (pauses || leaves.length === 0)
      ? {
          kind: "loop",
          breath: !inner.foreground && !waitsLong(walk.text.slice(node.pos, node.end)),
          company: walk.background.some(({ argv: [program] }) => program?.text !== "sleep"),
        }
      : undefined;
  return { endless: isEndless, loop, sure: leaves.every((word) => word === "exit"), watches: watches(node, walk, leaves, isEndless) };
}

/** `for arg in "$@"` without arguments: its body has a turn only where `docker run` gives some. */
export const goesOverNothing = (node: LoopNode, walk: Walk): boolean =>
  node.type === "For" && (node.wordlist ? expandWords(node.wordlist, presumingUnset(walk)) : walk.parameters).length === 0;
