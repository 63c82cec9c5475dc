// What stands at the end of a `-c` command line: the commands that the shell may become, and the shape that decides whether it does.
import type { LineShape } from "../knowledge/shells";
import type { ListedNode, ScriptNode, SimpleNode, StatementNode } from "../shell/shellAst";

export interface LineTail {
  readonly shape: LineShape;
  /** The simple commands in last place; several for the branches of an `if`. */
  readonly commands: readonly SimpleNode[];
}

const never: LineTail = { shape: "never", commands: [] };
const compound = (tails: readonly LineTail[]): LineTail => {
  const commands = tails.flatMap((tail) => (tail.shape === "never" ? [] : tail.commands));
  return commands.length > 0 ? { shape: "compound", commands } : never;
};

function ofList(statements: readonly StatementNode[]): LineTail {
  const last = statements.at(-1);
  if (last === undefined || last.background) return never;
  const tail = ofNode(last.command);
  const joined = statements.length > 1 && (tail.shape === "single" || tail.shape === "and-or");
  return joined ? { ...tail, shape: "sequence" } : tail;
}

function ofNode(node: ListedNode): LineTail {
  switch (node.type) {
    case "Command":
      return node.name === undefined ? never : { shape: node.redirects.length > 0 ? "redirected" : "single", commands: [node] };
    case "Pipeline": {
      const [only] = node.commands;
      return node.commands.length === 1 && node.prefixes.length === 0 && only ? ofNode(only) : never;
    }
    case "AndOr": {
      const last = node.commands.at(-1);
      const tail = last ? ofNode(last) : never;
      return tail.shape === "single" ? { ...tail, shape: "and-or" } : tail;
    }
    case "Subshell":
    case "BraceGroup":
      return compound([ofList(node.body.commands)]);
    case "If":
      return compound(
        [node.then, ...node.elif.map((branch) => branch.then), ...(node.else ? [node.else] : [])].map((list) => ofList(list.commands)),
      );
    case "Case":
      return compound(node.items.map((item) => ofList(item.body.commands)));
    case "Redirected":
      return compound([ofNode(node.command)]);
    default:
      return never;
  }
}

export const lineTail = (script: ScriptNode): LineTail => ofList(script.commands);
