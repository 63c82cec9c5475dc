// Which branch of an `if` or `case` a script takes, and what follows when that cannot be told.
import { expandWord } from "../shell/expandWords";
import { joined } from "../shell/field";
import type { CaseNode, IfNode, StatementNode } from "../shell/shellAst";
import { adopt, become, copyOf, finalOf } from "./shellCopies";
import { type Ending, type Final, variablesOf, type Walk, type WalkList } from "./shellState";
import { truthOf } from "./shellTests";

interface Branch {
  readonly list: readonly StatementNode[];
  /** undefined: it may or may not be taken. */
  readonly taken: boolean | undefined;
}

function ifBranches(node: IfNode, walk: Walk): readonly Branch[] {
  const list = [node, ...node.elif].map((part) => {
    const condition = part.clause.commands.at(-1)?.command;
    return { list: part.then.commands, taken: condition && truthOf(condition, variablesOf(walk)) };
  });
  return node.else ? [...list, { list: node.else.commands, taken: true }] : list;
}

function matches(pattern: string, word: string): boolean | undefined {
  if (/[[\\]/.test(pattern)) return undefined;
  const source = pattern
    .replace(/[.+^${}()|]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, ".");
  return new RegExp(`^${source}$`, "s").test(word);
}

function caseBranches(node: CaseNode, walk: Walk): readonly Branch[] {
  const word = joined(expandWord(node.word, variablesOf(walk)));
  return node.items.map((item) => {
    const patterns = item.pattern.map(({ parts, text, value }) => (parts === undefined ? value : text));
    if (patterns.includes("*")) return { list: item.body.commands, taken: true };
    const results = word.known ? patterns.map((pattern) => matches(pattern, word.text)) : [undefined];
    const taken = results.includes(true) ? true : results.includes(undefined) ? undefined : false;
    return { list: item.body.commands, taken };
  });
}

/** One branch when the condition is known; else every possible one is tried, and the default decides if all of them end the script. */
export function branches(node: IfNode | CaseNode, walk: Walk, walkBranch: WalkList): Ending | undefined {
  if (walk.depth > 20) return undefined;
  const all = node.type === "If" ? ifBranches(node, walk) : caseBranches(node, walk);
  const first = all.findIndex(({ taken }) => taken === true);
  const possible = all.slice(0, first < 0 ? all.length : first + 1).filter(({ taken }) => taken !== false);
  const [only] = possible;
  if (only?.taken === true) return walkBranch(only.list, walk);
  const copies: Walk[] = [];
  const left: Walk[] = [];
  const endings: Final[] = [];
  for (const { list } of possible) {
    const copy = copyOf(walk);
    const ending = walkBranch(list, copy);
    if (ending === undefined) copies.push(copy);
    else if (ending.kind === "return") left.push(copy);
    else if (ending.kind !== "end" || copy.foreground) endings.push(finalOf(ending, copy));
  }
  if (first < 0 || copies.length > 0) {
    walk.alternatives.push(...endings);
    walk.returned?.push(...left);
    adopt(walk, copies);
    return undefined;
  }
  if (left.length > 0) {
    walk.alternatives.push(...endings);
    become(walk, left);
    return { kind: "return" };
  }
  const chosen = endings.findLast(({ kind }) => kind !== "end") ?? endings.at(-1) ?? { kind: "end" };
  walk.alternatives.push(...endings.filter((ending) => ending !== chosen));
  return chosen;
}
