// What a loop of a script waits for: whether it ever ends by itself, pauses for long, or watches a program.
import type { LoopNode } from "../shell/shellAst";
import { variablesOf, type Walk } from "./shellState";
import { truthOf } from "./shellTests";

type WhileNode = Extract<LoopNode, { type: "While" }>;

/** A `sleep` in front that a trap may have to wait for longer than Docker does. */
export const waitsLong = (text: string): boolean =>
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
export const endless = (node: WhileNode, walk: Walk): boolean => {
  const clause = node.clause.commands.at(-1)?.command;
  if (clause === undefined) return false;
  const sleeps = clause.type === "Command" && clause.name?.text === "sleep";
  return sleeps || (truthOf(clause, variablesOf(walk)) === (node.kind === "while") && !mayEnd(node, walk));
};

/** `while kill -0 "$pid"`: it goes on for as long as the program does. */
const asksForProcess = /\bkill\s+(?:-s\s+)?-?0\b|\bpgrep\b|\bpidof\b|\bps\s+-p\b|\/proc\/\$/;

/** The loop is left only when a program in the background has ended. */
export function watches(node: WhileNode, walk: Walk, leaves: readonly string[]): boolean {
  if (leaves.length > 0 && endless(node, walk)) return leaves.every((word) => word === "exit");
  const clause = walk.text.slice(node.clause.pos, node.clause.end);
  return asksForProcess.test(clause) && /^\s*!/.test(clause) === (node.kind === "until");
}
