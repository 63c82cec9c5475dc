// Where `exec` may stand in a script: in front of the simple commands in last place.
import { shellBuiltins } from "../knowledge/shellWords";
import { functions } from "../shell/astQueries";
import { commandKind } from "../shell/commandKind";
import type { ListedNode, SimpleNode, StatementNode } from "../shell/shellAst";
import type { ShellScript } from "../shell/types";

const lastOf = (statements: readonly StatementNode[]): readonly SimpleNode[] => {
  const last = statements.at(-1);
  return last === undefined || last.background ? [] : tailsOf(last.command);
};

/** Branches of conditions count; a subshell, a loop and a pipe do not: `exec` in them would not replace the shell itself. */
function tailsOf(node: ListedNode): readonly SimpleNode[] {
  switch (node.type) {
    case "Command":
      return node.name === undefined ? [] : [node];
    case "Pipeline": {
      const [only] = node.commands;
      return node.commands.length === 1 && node.prefixes.length === 0 && only ? tailsOf(only) : [];
    }
    case "AndOr": {
      const last = node.commands.at(-1);
      return last ? tailsOf(last) : [];
    }
    case "BraceGroup":
      return lastOf(node.body.commands);
    case "If":
      return [node.then, ...node.elif.map((branch) => branch.then), ...(node.else ? [node.else] : [])].flatMap((list) =>
        lastOf(list.commands),
      );
    case "Case":
      return node.items.flatMap((item) => lastOf(item.body.commands));
    case "Redirected":
      return tailsOf(node.command);
    default:
      return [];
  }
}

function wordsOf({ name, args }: SimpleNode): readonly string[] {
  return [name?.text ?? "", ...args.flatMap((arg) => (arg.type === "Word" ? [arg.text] : []))];
}

export interface ExecPoint {
  /** Where `exec ` goes in: behind assignments, in front of the program; counts in the script's text. */
  readonly at: number;
  /** Start of the command with its assignments. */
  readonly start: number;
  readonly program: string;
}

/**
 * Programs in last place that the shell would start and wait for: no builtins, no functions of the script, none that has
 * `exec` already, and none that does its work and ends.
 */
export function execPoints(script: ShellScript): readonly ExecPoint[] {
  const own = new Set(functions(script).map(({ name }) => name));
  return lastOf(script.ast.commands).flatMap((node) => {
    const words = wordsOf(node);
    const [program = ""] = words;
    if (node.name === undefined || shellBuiltins.has(program) || own.has(program)) return [];
    if (commandKind(words) === "task") return [];
    return { at: node.name.pos, start: node.pos, program };
  });
}
