// Which way a condition of a script goes, where arguments and ENV decide it: `[ "$1" = start ]`, `[ -z "$X" ]`, `[[ … ]]`, `true`.

import { expandWord, expandWords, type ShellVariables } from "../shell/expandWords";
import { type Field, joined } from "../shell/field";
import type { ListedNode, SimpleNode, TestNode, WordNode } from "../shell/shellAst";

/** undefined: it depends on something that is not known here. */
type Truth = boolean | undefined;

const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);
const and = (a: Truth, b: Truth): Truth => (a === false || b === false ? false : a === undefined || b === undefined ? undefined : true);
const or = (a: Truth, b: Truth): Truth => not(and(not(a), not(b)));

const numeric: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  "-eq": (a, b) => a === b,
  "-ne": (a, b) => a !== b,
  "-lt": (a, b) => a < b,
  "-le": (a, b) => a <= b,
  "-gt": (a, b) => a > b,
  "-ge": (a, b) => a >= b,
};

/** `=~ ^-`: letters between anchors; anything else is not worked out. */
function matchesPlain(text: string, pattern: string): Truth {
  const [, start, letters, end] = /^(\^?)([\w/ -]*)(\$?)$/.exec(pattern) ?? [];
  if (letters === undefined) return undefined;
  if (start && end) return text === letters;
  return start ? text.startsWith(letters) : end ? text.endsWith(letters) : text.includes(letters);
}

function binary(left: Field | undefined, operator: string, right: Field | undefined, glob: boolean): Truth {
  if (!left?.known || !right?.known) return undefined;
  const compare = numeric[operator];
  if (compare) {
    const [a, b] = [Number(left.text), Number(right.text)];
    return Number.isNaN(a) || Number.isNaN(b) ? undefined : compare(a, b);
  }
  if (operator === "=~") return matchesPlain(left.text, right.text);
  if (operator !== "=" && operator !== "==" && operator !== "!=") return undefined;
  if (glob && /[*?[]/.test(right.text)) return undefined;
  return (left.text === right.text) === (operator !== "!=");
}

function unary(operator: string, operand: Field | undefined): Truth {
  if (operator !== "-z" && operator !== "-n") return undefined;
  if (operand !== undefined && !operand.known) return undefined;
  const empty = operand === undefined || operand.text === "";
  return operator === "-z" ? empty : !empty;
}

function bracket(fields: readonly Field[]): Truth {
  const [first, second, third] = fields;
  if (first === undefined) return false;
  if (first.text === "!" && first.known) return not(bracket(fields.slice(1)));
  const join = fields.findIndex(({ text, known }, index) => known && index > 0 && (text === "-a" || text === "-o"));
  if (join > 0 && fields.length > 3) {
    const [left, right] = [bracket(fields.slice(0, join)), bracket(fields.slice(join + 1))];
    return fields[join]?.text === "-a" ? and(left, right) : or(left, right);
  }
  if (fields.length === 1) return first.known ? first.text !== "" : undefined;
  if (fields.length === 2) return first.known ? unary(first.text, second) : undefined;
  return fields.length === 3 && second?.known ? binary(first, second.text, third, false) : undefined;
}

/** `which -- "$1"` without an argument finds nothing. Tried: debianutils 5.7, BusyBox 1.35, dash 0.5.12, bash 5.2. */
function looksForNothing({ name, args }: SimpleNode, variables: ShellVariables): boolean {
  const words = args.filter((word): word is WordNode => word.type === "Word");
  const fields = expandWords(words, variables);
  const asked = fields.filter(({ text, known }) => !known || !text.startsWith("-"));
  if (name?.text === "command" && !fields.some(({ text, known }) => known && /^-\w*[vV]/.test(text))) return false;
  return (asked.length > 0 || name?.text === "which") && asked.every(({ text, known }) => known && text === "");
}

function simple(node: SimpleNode, variables: ShellVariables): Truth {
  const name = node.name?.text;
  if (name === "true" || name === ":") return true;
  if (name === "false") return false;
  if (/^(?:which|command|type|hash)$/.test(name ?? "")) return looksForNothing(node, variables) ? false : undefined;
  if (name !== "[" && name !== "test") return undefined;
  const words = node.args.filter((word): word is WordNode => word.type === "Word");
  const fields = expandWords(words, variables);
  return bracket(name === "[" && fields.at(-1)?.text === "]" ? fields.slice(0, -1) : fields);
}

function expression(node: TestNode, variables: ShellVariables): Truth {
  const one = (word: WordNode): Field | undefined => {
    const fields = expandWord(word, variables);
    return fields.length > 1 ? joined(fields) : fields[0];
  };
  const empty: Field = { text: "", known: true };
  switch (node.type) {
    case "TestUnary":
      return unary(node.operator, one(node.operand));
    case "TestBinary":
      return binary(one(node.left) ?? empty, node.operator, one(node.right) ?? empty, true);
    case "TestLogical":
      return node.operands
        .map((operand) => expression(operand, variables))
        .reduce((left, right) => (node.operator === "&&" ? and(left, right) : or(left, right)));
    case "TestNot":
      return node.negations.length % 2 === 1 ? not(expression(node.operand, variables)) : expression(node.operand, variables);
    case "TestGroup":
      return expression(node.expression, variables);
    default:
      return undefined;
  }
}

/** Whether the command succeeds; undefined where that is not known. */
export function truthOf(node: ListedNode, variables: ShellVariables): Truth {
  switch (node.type) {
    case "Command":
      return simple(node, variables);
    case "TestCommand":
      return expression(node.expression, variables);
    case "Pipeline": {
      const [only] = node.commands;
      if (node.commands.length !== 1 || only === undefined) return undefined;
      const negated = node.prefixes.filter(({ type }) => type === "Negation").length % 2 === 1;
      return negated ? not(truthOf(only, variables)) : truthOf(only, variables);
    }
    case "AndOr":
      return node.commands
        .map((command) => truthOf(command, variables))
        .reduce((left, right, index) => (node.operators[index - 1] === "&&" ? and(left, right) : or(left, right)));
    default:
      return undefined;
  }
}

/** Asks for something, and does no work. */
export function isTest(node: ListedNode | undefined): boolean {
  if (node?.type === "TestCommand") return true;
  return node?.type === "Command" && /^(?:\[|test|command|which|type|grep|pgrep)$/.test(node.name?.text ?? "");
}

/** `[ $? -eq 0 ]`: no work of its own, but a word about the program in front of it. */
export const asksStatus = ({ args }: SimpleNode, statuses: ReadonlySet<string>): boolean =>
  args.some(({ text }) => {
    const name = /^"?\$\{?(\?|\w+)\}?"?$/.exec(text)?.[1];
    return name !== undefined && (name === "?" || statuses.has(name));
  });
