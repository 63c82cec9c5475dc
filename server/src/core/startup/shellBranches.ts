// Which branch of an `if` or `case` a script takes, and what follows when that cannot be told.
import { expandWord } from "../shell/expandWords";
import { type Field, joined } from "../shell/field";
import type { CaseNode, IfNode, StatementNode } from "../shell/shellAst";
import { adopt, adoptAssigned, adoptParameters, become, copyOf, finalOf, noteAside, walkAside } from "./shellCopies";
import { type Ending, type Final, presumingNoneSet, presumingUnset, variablesOf, type Walk, type WalkList } from "./shellState";
import { truthOf } from "./shellTests";

interface Branch {
  readonly list: readonly StatementNode[];
  /** undefined: it may or may not be taken. */
  readonly taken: boolean | undefined;
  /** The same, where what nobody set here is taken for unset. */
  readonly presumed: boolean | undefined;
  /** Only a plain `$X` that nobody sets says so: right for a choice between two ways, too bold for passing over one. */
  readonly bold?: boolean;
}

function ifBranches(node: IfNode, walk: Walk): readonly Branch[] {
  const list = [node, ...node.elif].map((part): Branch => {
    const condition = part.clause.commands.at(-1)?.command;
    const taken = condition && truthOf(condition, variablesOf(walk));
    const presumed = taken ?? (condition && truthOf(condition, presumingUnset(walk)));
    const bold = presumed === undefined && condition ? truthOf(condition, presumingNoneSet(walk)) : undefined;
    return { list: part.then.commands, taken, presumed: presumed ?? bold, bold: bold !== undefined };
  });
  return node.else ? [...list, { list: node.else.commands, taken: true, presumed: true }] : list;
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
  const [word, presumedWord] = [variablesOf(walk), presumingUnset(walk)].map((variables) => joined(expandWord(node.word, variables)));
  return node.items.map(({ pattern, body: { commands: list } }) => {
    const patterns = pattern.map(({ parts, text, value }) => (parts === undefined ? value : text));
    if (patterns.includes("*")) return { list, taken: true, presumed: true };
    const takenBy = (field: Field | undefined): boolean | undefined => {
      const results = field?.known ? patterns.map((each) => matches(each, field.text)) : [undefined];
      return results.includes(true) ? true : results.includes(undefined) ? undefined : false;
    };
    return { list, taken: takenBy(word), presumed: takenBy(presumedWord) };
  });
}

/**
 * Where variables that nobody set decide: the way without them. undefined: they do not decide, or the script would only end then,
 * and nobody ships one that does: what it asks for is given when the container is run.
 */
function presumedWay(all: readonly Branch[], walk: Walk, walkBranch: WalkList): { readonly ending: Ending | undefined } | undefined {
  const at = all.findIndex(({ presumed }) => presumed !== false);
  const chosen = all[at];
  const sure = all.slice(0, at < 0 ? all.length : at + 1).every(({ taken }) => taken !== undefined);
  if (sure || (chosen ? chosen.presumed === undefined : all.some(({ bold }) => bold))) return undefined;
  const copy = copyOf(walk);
  const ending = chosen && walkBranch(chosen.list, copy);
  if (ending?.kind === "end" && copy.foreground === walk.foreground) return undefined;
  for (const { list } of all.filter((branch) => branch !== chosen && branch.taken !== false))
    walkAside(walk, (aside) => walkBranch(list, aside));
  become(walk, [copy]);
  return { ending };
}

interface Walked {
  readonly branch: Branch;
  readonly copy: Walk;
  readonly ending: Ending | undefined;
}

/** Where an `else` runs something or goes on: what only a variable that nobody sets leads to is a way aside. */
function likelyOf(walked: readonly Walked[], walk: Walk): readonly Walked[] {
  const other = walked.at(-1);
  if (other?.branch.taken !== true || (other.ending?.kind === "end" && other.copy.foreground === walk.foreground)) return walked;
  for (const { branch, copy, ending } of walked) if (branch.presumed === false) noteAside(walk, copy, ending);
  return walked.filter(({ branch }) => branch.presumed !== false);
}

/** One branch when the condition is known; else every possible one is tried, and the default decides if all of them end the script. */
export function branches(node: IfNode | CaseNode, walk: Walk, walkBranch: WalkList): Ending | undefined {
  if (walk.depth > 20) return undefined;
  const all = node.type === "If" ? ifBranches(node, walk) : caseBranches(node, walk);
  const first = all.findIndex(({ taken }) => taken === true);
  const possible = all.slice(0, first < 0 ? all.length : first + 1).filter(({ taken }) => taken !== false);
  const [only] = possible;
  if (only?.taken === true) return walkBranch(only.list, walk);
  const way = presumedWay(all, walk, walkBranch);
  if (way) return way.ending;
  const copies: Walk[] = [];
  const left: Walk[] = [];
  const endings: Final[] = [];
  const walked = possible.map((branch): Walked => {
    const copy = copyOf(walk);
    return { branch, copy, ending: walkBranch(branch.list, copy) };
  });
  for (const { branch, copy, ending } of likelyOf(walked, walk)) {
    if (ending === undefined) copies.push(copy);
    else if (ending.kind === "return") left.push(copy);
    else if (ending.kind !== "end" || copy.foreground) {
      const final = finalOf(ending, copy);
      endings.push(final);
      if (branch.presumed === false) walk.asides.add(final);
    }
  }
  if (first < 0 || copies.length > 0) {
    walk.alternatives.push(...endings);
    walk.returned?.push(...left);
    adopt(walk, copies);
    if (first >= 0) {
      adoptParameters(walk, copies);
      adoptAssigned(walk, copies);
    }
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
