// Expands the words of a script as far as the Dockerfile tells: ENV, literal assignments, arguments, "$@".
import { type Field, joined } from "./field";
import type { PartNode, QuotedPartNode, WordNode } from "./shellAst";

export interface ShellVariables {
  /** undefined: not known; null: not set. */
  variable(name: string): string | null | undefined;
  /** `$1 …`; undefined elements are not known. */
  readonly parameters: readonly Field[];
  /** `$0` */
  readonly zero: string;
  /** The elements of an array; undefined: not known. */
  array?(name: string): readonly Field[] | undefined;
  /** What is not known is nothing in `${X:-}` and `${X:+…}`: right for the words of a command, too bold for a condition. */
  readonly unknownIsUnset?: boolean;
}

const literal = (text: string): Field => ({ text, known: true });
const opaque = (text: string): Field => ({ text, known: false });

/** null: certainly unset or empty. */
function parameterValue(name: string, variables: ShellVariables): Field | null | undefined {
  if (name === "0") return literal(variables.zero);
  if (/^[1-9]\d*$/.test(name)) return variables.parameters[Number(name) - 1] ?? null;
  if (name === "#") return literal(String(variables.parameters.length));
  if (name === "@" || name === "*") return joined(variables.parameters);
  const value = variables.variable(name);
  return typeof value === "string" ? literal(value) : value;
}

/** `${CMD[0]}`; undefined: no such index, or the array is not known. */
function elementOf({ index, parameter }: ExpansionNode, variables: ShellVariables): Field | null | undefined {
  const elements = /^\d+$/.test(index?.text ?? "") ? variables.array?.(parameter) : undefined;
  if (!elements) return undefined;
  const upTo = elements.slice(0, Number(index?.text) + 1);
  return upTo.every(({ known }) => known) ? (elements[Number(index?.text)] ?? null) : undefined;
}

type ExpansionNode = Extract<QuotedPartNode, { type: "ParameterExpansion" }>;
type Operation = NonNullable<ExpansionNode["operation"]>;

function withDefault(value: Field | null | undefined, operator: string, operand: Field, unknownIsUnset: boolean): Field | undefined {
  const empty = value === null || (operator.startsWith(":") && value?.text === "");
  if (operator.endsWith("+"))
    return value === undefined && !unknownIsUnset ? undefined : empty || value === undefined ? literal("") : operand;
  if (operator.endsWith("?")) return value ?? undefined;
  if (value === undefined && operand.text === "" && !unknownIsUnset) return undefined;
  // Not set by this file: the default is what runs unless someone sets it.
  return value === undefined || empty ? operand : (value ?? operand);
}

function removed(value: Field, operator: string, pattern: string): Field | undefined {
  if (/[*?[\\]/.test(pattern)) return undefined;
  if (operator.startsWith("#")) return literal(value.text.startsWith(pattern) ? value.text.slice(pattern.length) : value.text);
  return literal(value.text.endsWith(pattern) ? value.text.slice(0, value.text.length - pattern.length) : value.text);
}

function operated(value: Field | null | undefined, operation: Operation, variables: ShellVariables): Field | undefined {
  if (operation.type === "Default")
    return withDefault(value, operation.operator, joined(expandWord(operation.operand, variables)), variables.unknownIsUnset ?? false);
  if (value === undefined) return undefined;
  const field = value ?? literal("");
  if (!field.known) return undefined;
  if (operation.type === "Remove") return removed(field, operation.operator, joined(expandWord(operation.operand, variables)).text);
  if (operation.type === "Slice") {
    const from = Number(operation.offset.text);
    const length = operation.length === undefined ? undefined : Number(operation.length.text);
    if (!Number.isInteger(from) || from < 0 || (length !== undefined && !(length >= 0))) return undefined;
    return literal(field.text.slice(from, length === undefined ? undefined : from + length));
  }
  return undefined;
}

/** `$(dirname "$0")`, `$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)`: the folder of the script. */
const ownFolder =
  /^\$\((?:cd |&&|pwd|-P|--|dirname|readlink|realpath|-f|-e|\$\(|\)|"|>\s?\/dev\/null|2>&1|\$0|\$\{0\}|\$BASH_SOURCE\b|\$\{BASH_SOURCE(?:\[0\])?\}|[ \t])+\)$/;

const folderOf = (path: string): string => (path.includes("/") ? path.slice(0, path.lastIndexOf("/")) || "/" : ".");

/** `$(command -v node)`, `$(which node)`: the program itself. */
function located(text: string, { zero }: ShellVariables): Field {
  if (text.split("dirname").length === 2 && ownFolder.test(text)) return literal(folderOf(zero));
  const program = /^(?:\$\(|`)\s*(?:command -v|which|type -p)\s+([\w./-]+)\s*(?:\)|`)$/.exec(text)?.[1];
  return program === undefined ? opaque(text) : literal(program);
}

function partValue(part: QuotedPartNode | PartNode, variables: ShellVariables): Field {
  switch (part.type) {
    case "Literal":
    case "SingleQuoted":
    case "AnsiCQuoted":
      return literal(part.value);
    case "SimpleExpansion":
      return (
        parameterValue(part.text.slice(1), variables) ??
        (parameterValue(part.text.slice(1), variables) === null ? literal("") : opaque(part.text))
      );
    case "ParameterExpansion": {
      const all = part.index?.text === "*" ? elementsOf(part, variables) : separate(part, variables);
      if (all) return joined(all);
      const element = part.prefix === undefined && part.index !== undefined ? elementOf(part, variables) : undefined;
      if (part.prefix !== undefined || (part.index !== undefined && element === undefined)) return opaque(part.text);
      const value = part.index === undefined ? parameterValue(part.parameter, variables) : element;
      if (part.operation) return operated(value, part.operation, variables) ?? opaque(part.text);
      return value ?? (value === null ? literal("") : opaque(part.text));
    }
    case "CommandExpansion":
      return located(part.text, variables);
    default:
      return opaque(part.text);
  }
}

/** `${CMD[@]}`, `${CMD[*]}` */
function elementsOf(part: ExpansionNode, variables: ShellVariables): readonly Field[] | undefined {
  if (part.operation || part.prefix !== undefined) return undefined;
  return part.index?.text === "@" || part.index?.text === "*" ? variables.array?.(part.parameter) : undefined;
}

/** `"${@:2}"`, `"${CMD[@]:1}"`, `${CMD[@]+"${CMD[@]}"}`, `"${@:-nginx}"` */
function ofAll(all: readonly Field[], { operation, parameter }: ExpansionNode, variables: ShellVariables): readonly Field[] | undefined {
  if (!operation) return all;
  if (operation.type === "Slice") {
    const [from, length] = [Number(operation.offset.text), Number(operation.length?.text ?? "9999")];
    const counted = parameter === "@" ? [literal(variables.zero), ...all] : all;
    return from >= 0 && length >= 0 ? counted.slice(from, from + length) : undefined;
  }
  if (operation.type !== "Default" || operation.operator.endsWith("?")) return undefined;
  const empty = all.length === 0;
  if (operation.operator.endsWith("+")) return empty ? [] : expandWord(operation.operand, variables);
  return empty ? expandWord(operation.operand, variables) : all;
}

/** What is one field each even within double quotes. */
function separate(part: QuotedPartNode | PartNode, variables: ShellVariables): readonly Field[] | undefined {
  if (part.type === "SimpleExpansion") return part.text === "$@" ? variables.parameters : undefined;
  if (part.type !== "ParameterExpansion" || part.prefix !== undefined) return undefined;
  const all = part.parameter === "@" ? variables.parameters : part.index?.text === "@" ? variables.array?.(part.parameter) : undefined;
  return all && ofAll(all, part, variables);
}

/** Collects fields: what is unquoted and expanded is split at white space. */
function collectFields() {
  const done: Field[] = [];
  let current: Field | undefined;
  const add = (piece: Field): void => {
    current = { text: (current?.text ?? "") + piece.text, known: (current?.known ?? true) && piece.known };
  };
  const end = (): void => {
    if (current) done.push(current);
    current = undefined;
  };
  const addAll = (pieces: readonly Field[]): void =>
    pieces.forEach((piece, index) => {
      if (index > 0) end();
      add(piece);
    });
  const addSplit = (piece: Field): void => {
    if (!piece.known) {
      add(piece);
      return;
    }
    piece.text.split(/\s+/).forEach((word, index) => {
      if (index > 0) end();
      if (word !== "") add(literal(word));
    });
  };
  const all = (): readonly Field[] => {
    end();
    return done;
  };
  return { add, addAll, addSplit, all };
}

/** The fields that a word becomes; none for an unquoted empty expansion. */
export function expandWord(word: WordNode, variables: ShellVariables): readonly Field[] {
  if (word.parts === undefined) return [literal(word.value)];
  const fields = collectFields();
  for (const part of word.parts) {
    if (part.type === "DoubleQuoted" || part.type === "LocaleString") {
      const each = part.parts.map((child) => separate(child, variables));
      if (each.every((list) => list === undefined)) fields.add(literal(""));
      for (const [index, child] of part.parts.entries()) {
        const list = each[index];
        if (list) fields.addAll(list);
        else fields.add(partValue(child, variables));
      }
    } else if (part.type === "ParameterExpansion" && part.operation?.type === "Default") {
      const list = separate(part, variables);
      if (list) fields.addAll(list);
      else fields.addSplit(partValue(part, variables));
    } else if (part.type === "SimpleExpansion" || part.type === "ParameterExpansion" || part.type === "CommandExpansion") {
      fields.addSplit(partValue(part, variables));
    } else {
      fields.add(partValue(part, variables));
    }
  }
  return fields.all();
}

export const expandWords = (words: readonly WordNode[], variables: ShellVariables): readonly Field[] =>
  words.flatMap((word) => expandWord(word, variables));
