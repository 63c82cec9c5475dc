// Finds where an instruction uses variables (`$NAME`, `${NAME…}`), and who puts the value in: the builder or the shell.
import { flagFact } from "../knowledge/flags";
import { instructionFact } from "../knowledge/instructions";
import type { EscapeCharacter, Heredoc, Instruction } from "../syntax/types";
import { type LogicalText, logicalText } from "../text/logicalText";
import type { Span } from "../text/span";

export interface VariableReference {
  readonly name: string;
  /** From the `$` to behind the name or the closing brace. */
  readonly span: Span;
  readonly nameSpan: Span;
  /** `:-`, `-`, `:+`, `+`, `:?`, `?`, `#`, `##`, `%`, `%%`, `/`, `//`; undefined for `$NAME` and `${NAME}`. */
  readonly operator: string | undefined;
  /** What stands between the operator and the brace, as written. */
  readonly word: string | undefined;
  /** `builder`: while building. `shell`: while the command runs, in the build or in the container. */
  readonly by: "builder" | "shell";
}

/** A piece of text in which variables are expanded. */
interface Region {
  readonly text: LogicalText;
  readonly by: "builder" | "shell";
  /** Single quotes stop the expansion. */
  readonly quotes: boolean;
  readonly escaping: string;
}

/** Read once for each view of an instruction: several features ask at the same cursor. */
const known = new WeakMap<Instruction, readonly VariableReference[]>();

/** In order of their place; those inside the word of another one follow it. ONBUILD: look at its `trigger`. */
export function variableReferences(instruction: Instruction, escaping: EscapeCharacter): readonly VariableReference[] {
  const found = known.get(instruction) ?? read(instruction, escaping);
  known.set(instruction, found);
  return found;
}

const read = (instruction: Instruction, escaping: EscapeCharacter): readonly VariableReference[] =>
  regions(instruction, escaping)
    .flatMap(referencesIn)
    .sort((a, b) => a.span.start - b.span.start);

function regions(instruction: Instruction, escaping: EscapeCharacter): readonly Region[] {
  const fact = instructionFact(instruction.keyword);
  const found: Region[] = [];
  for (const flag of instruction.flags) {
    if (flag.valueSpan === undefined || !flagFact(instruction.keyword, flag.name)?.variables) continue;
    found.push({ text: valueText(instruction, flag.valueSpan), by: "builder", quotes: true, escaping });
  }
  if (fact?.variables === "yes" || fact?.variables === "from") {
    found.push({ text: instruction.arguments, by: "builder", quotes: true, escaping });
  }
  const command = commandLine(instruction);
  if (command) found.push({ text: command, by: "shell", quotes: true, escaping: "\\" });
  return [...found, ...instruction.heredocs.flatMap((heredoc) => bodyRegion(instruction, heredoc, escaping))];
}

/** The command line that a shell reads. */
function commandLine(instruction: Instruction): LogicalText | undefined {
  if (instruction.form !== "shell") return undefined;
  if (instruction.keyword === "HEALTHCHECK") return instruction.healthcheck?.command;
  return instructionFact(instruction.keyword)?.shape === "command" ? instruction.arguments : undefined;
}

function bodyRegion(instruction: Instruction, heredoc: Heredoc, escaping: EscapeCharacter): readonly Region[] {
  if (instruction.keyword !== "RUN") return heredoc.expand ? [{ text: heredoc.body, by: "builder", quotes: false, escaping }] : [];
  // Alone on the line the body is the script itself; the quotes of the name do not matter then.
  const isScript = /^\d*<<-?\s*\S+$/.test(instruction.arguments.text.trim());
  return isScript || heredoc.expand ? [{ text: heredoc.body, by: "shell", quotes: isScript, escaping: "\\" }] : [];
}

/** A flag's value has no mapping of its own; it stands in the file as it is (continuations inside are not looked through). */
function valueText(instruction: Instruction, at: Span): LogicalText {
  const flag = instruction.flags.find((candidate) => candidate.valueSpan === at);
  const value = flag?.value ?? "";
  const same = value.length === at.end - at.start;
  return logicalText(same ? value : "", same ? [{ logical: 0, source: at.start, length: value.length }] : [], at.start);
}

/** A reference whose closing brace has not been met yet. */
interface Open {
  readonly start: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly operator: string;
}

const plainName = /[A-Za-z_][A-Za-z0-9_]*/y;
const operators = /:[-+?]|##|%%|\/\/|[-+?#%/]/y;

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

/** One pass over the text. */
function referencesIn({ text: source, by, quotes, escaping }: Region): readonly VariableReference[] {
  const { text } = source;
  const found: VariableReference[] = [];
  const open: (Open | undefined)[] = [];
  let quote = "";
  const close = (part: Open, end: number): void => {
    const wordStart = part.nameEnd + part.operator.length;
    found.push({
      name: text.slice(part.nameStart, part.nameEnd),
      span: source.spanOf(part.start, end),
      nameSpan: source.spanOf(part.nameStart, part.nameEnd),
      operator: part.operator || undefined,
      word: part.operator === "" ? undefined : text.slice(wordStart, end - 1),
      by,
    });
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? "";
    if (char === escaping && quote !== "'") at++;
    else if (quotes && (char === '"' || char === "'") && (quote === "" || quote === char)) quote = quote === "" ? char : "";
    else if (char === "}" && open.length > 0 && quote !== "'") {
      const part = open.pop();
      if (part) close(part, at + 1);
    } else if (char === "$" && quote !== "'") {
      const braced = text[at + 1] === "{";
      const nameStart = at + (braced ? 2 : 1);
      const name = match(plainName, text, nameStart);
      const nameEnd = nameStart + name.length;
      const operator = braced ? match(operators, text, nameEnd) : "";
      if (braced) open.push(name === "" ? undefined : { start: at, nameStart, nameEnd, operator });
      else if (name !== "") close({ start: at, nameStart, nameEnd, operator: "" }, nameEnd);
      if (braced || name !== "") at = nameEnd + operator.length - 1;
    }
  }
  return found;
}
