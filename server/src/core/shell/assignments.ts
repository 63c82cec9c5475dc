// What sets a variable without being a word of a command: `${x:=y}`, `$((x = 1))`, `for ((i = 0; …))`, `coproc NAME`, `exec {fd}>file`.
import type { SyntaxNode } from "unbash";
import type { Span } from "../text/span";

export interface NodeSetting {
  readonly name: string;
  /** Literal operand of `${x:=y}`; undefined where the value cannot be told. */
  readonly value: string | undefined;
  readonly span: Span;
}

/** `x = 1`, `x += 1`, `x++`, `--x`; not `x == 1`, `x <= 1`. */
const arithmetic = /([A-Za-z_]\w*)\s*(?:\[[^\]]*\]\s*)?(?:(?:<<|>>|[-+*/%&^|])?=(?!=)|\+\+|--)|(?:\+\+|--)\s*([A-Za-z_]\w*)/g;

/** Names that an arithmetic expression sets. */
export const setInArithmetic = (expression: string): readonly string[] =>
  [...expression.matchAll(arithmetic)].flatMap(([, before, behind]) => before ?? behind ?? []);

/** `for (( … ))` without its body. */
const header = (text: string): string => text.slice(0, Math.max(text.indexOf("))"), 0) || text.length);

/** @param text of the node. */
export function settingsOfNode(node: SyntaxNode, text: string, span: Span): readonly NodeSetting[] {
  const named = (name: string): NodeSetting => ({ name, value: undefined, span });
  switch (node.type) {
    case "ParameterExpansion": {
      const { operation, parameter } = node;
      if (operation?.type !== "Default" || !operation.operator.endsWith("=")) return [];
      return [{ name: parameter, value: operation.operand.parts === undefined ? operation.operand.text : undefined, span }];
    }
    case "ArithmeticExpansion":
    case "ArithmeticCommand":
      return setInArithmetic(text).map(named);
    case "ArithmeticFor":
      return setInArithmetic(header(text)).map(named);
    case "Coproc":
      return node.name ? [node.name.text, `${node.name.text}_PID`].map(named) : [];
    case "Redirect":
      return node.descriptor?.type === "FileDescriptorVariable" ? [named(node.descriptor.name)] : [];
    default:
      return [];
  }
}
