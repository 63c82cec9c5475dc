// Finds where an instruction uses variables (`$NAME`, `${NAME…}`), and who puts the value in: the builder or the shell.
import { commandLineOf, isHeredocScript } from "../model/commandLine";
import { type VariableUse, variableUses } from "../model/variableUses";
import type { EscapeCharacter, Instruction } from "../syntax/types";
import type { LogicalText } from "../text/logicalText";

export interface VariableReference extends Omit<VariableUse, "operator"> {
  /** `:-`, `-`, `:+`, `+`, `:?`, `?`, `#`, `##`, `%`, `%%`, `/`, `//`; undefined for `$NAME` and `${NAME}`. */
  readonly operator: string | undefined;
  /** `builder`: while building. `shell`: while the command runs, in the build or in the container. */
  readonly by: "builder" | "shell";
}

/** Read once for each view of an instruction: several features ask at the same cursor. */
const known = new WeakMap<Instruction, readonly VariableReference[]>();

/** In order of their place; those inside the word of another one follow it. ONBUILD: look at its `trigger`. */
export function variableReferences(instruction: Instruction, escaping: EscapeCharacter): readonly VariableReference[] {
  const found = known.get(instruction) ?? read(instruction, escaping);
  known.set(instruction, found);
  return found;
}

/** `$1` and `$@` are nobody's to define. */
const isNamed = ({ name }: VariableUse): boolean => /^[A-Za-z_]/.test(name);

const read = (instruction: Instruction, escaping: EscapeCharacter): readonly VariableReference[] =>
  [
    ...variableUses(instruction, escaping)
      .filter(isNamed)
      .map((use): VariableReference => ({ ...use, by: "builder" })),
    ...shellTexts(instruction).flatMap(referencesIn),
  ].sort((a, b) => a.span.start - b.span.start);

/** A text that a shell reads. Any shell, half typed: so it is looked through for variables alone, and not read as a script. */
interface ShellText {
  readonly text: LogicalText;
  /** Single quotes stop the expansion. */
  readonly quotes: boolean;
}

function shellTexts(instruction: Instruction): readonly ShellText[] {
  const command = instruction.form === "shell" ? commandLineOf(instruction) : undefined;
  const isScript = isHeredocScript(instruction);
  const bodies = instruction.keyword === "RUN" ? instruction.heredocs.filter(({ expand }) => isScript || expand) : [];
  return [...(command ? [{ text: command, quotes: true }] : []), ...bodies.map(({ body }) => ({ text: body, quotes: isScript }))];
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
function referencesIn({ text: source, quotes }: ShellText): readonly VariableReference[] {
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
      by: "shell",
    });
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? "";
    if (char === "\\" && quote !== "'") at++;
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
