// Command lines without a shell: splits one into argv where that means the same, and writes argv as shell text or JSON.
import { reservedWords, shellBuiltins } from "../knowledge/shellWords";

/** Characters that mean something to some shell wherever they stand unquoted. `{` and `}` are expansions in bash. */
const special = /[$`*?[\]|&;<>(){}\n\0]/;
const assignment = /^[A-Za-z_]\w*(\[[^\]]*\])?\+?=/;

interface Read {
  readonly value: string;
  /** As it would have to be for keywords and assignments to be seen. */
  readonly quoted: boolean;
}

/** Double quotes at `at`; undefined when something is expanded inside or they never close. */
function readDoubleQuotes(text: string, at: number): { value: string; end: number } | undefined {
  let value = "";
  let index = at + 1;
  for (; index < text.length && text[index] !== '"'; index++) {
    const unit = text[index] ?? "";
    if (unit === "$" || unit === "`") return undefined;
    const next = text[index + 1] ?? "";
    if (unit === "\\" && next !== "" && '$`"\\\n'.includes(next)) {
      index++;
      if (next !== "\n") value += next;
    } else value += unit;
  }
  return index < text.length ? { value, end: index + 1 } : undefined;
}

function readWord(text: string, start: number): (Read & { end: number }) | undefined {
  let value = "";
  let quoted = false;
  let at = start;
  while (at < text.length && text[at] !== " " && text[at] !== "\t") {
    const unit = text[at] ?? "";
    if (unit === "'") {
      const close = text.indexOf("'", at + 1);
      if (close < 0) return undefined;
      value += text.slice(at + 1, close);
      at = close + 1;
      quoted = true;
    } else if (unit === '"') {
      const inner = readDoubleQuotes(text, at);
      if (!inner) return undefined;
      value += inner.value;
      at = inner.end;
      quoted = true;
    } else if (unit === "\\") {
      const next = text[at + 1];
      if (next === undefined || next === "\n") return undefined;
      value += next;
      at += 2;
      quoted = true;
    } else {
      // A tilde is a home directory at the start, behind `=` and behind `:`; `#` starts a comment.
      const before = at === start ? "" : (text[at - 1] ?? "");
      if (special.test(unit) || (unit === "~" && (before === "" || before === "=" || before === ":"))) return undefined;
      if (unit === "#" && at === start) return undefined;
      value += unit;
      at++;
    }
  }
  return { value, quoted, end: at };
}

/** A word that needs no shell, and where it stands in the command line. */
export interface PlainWord {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The same with their places. */
export function plainWordsAt(commandLine: string, from = 0): readonly PlainWord[] | undefined {
  const words: PlainWord[] = [];
  for (let at = from; at < commandLine.length; ) {
    if (commandLine[at] === " " || commandLine[at] === "\t") {
      at++;
      continue;
    }
    const word = readWord(commandLine, at);
    if (!word) return undefined;
    if (words.length === 0 && !word.quoted && (reservedWords.has(word.value) || assignment.test(word.value))) return undefined;
    words.push({ value: word.value, start: at, end: word.end });
    at = word.end;
  }
  const program = words[0]?.value;
  return program === undefined || program === "" || shellBuiltins.has(program) ? undefined : words;
}

/**
 * Splits a command line into argv exactly as any POSIX shell would; undefined where a shell is really needed: variables,
 * globs, tilde, braces, operators, redirections, comments, keywords, builtins, assignments in front, open quotes, no words.
 */
export const plainWords = (commandLine: string): string[] | undefined => plainWordsAt(commandLine)?.map(({ value }) => value);

const safe = /^[\w@%+=:,./-]+$/;

/** A command line that every POSIX shell splits into exactly these words. */
export function quoteForShell(argv: readonly string[]): string {
  return argv
    .map((word, index) => {
      const meansMore = index === 0 && (reservedWords.has(word) || assignment.test(word));
      return safe.test(word) && !meansMore ? word : `'${word.replaceAll("'", "'\\''")}'`;
    })
    .join(" ");
}

/** The JSON array of an exec form, with a blank behind each comma. */
export const toJsonArray = (argv: readonly string[]): string => `[${argv.map((word) => JSON.stringify(word)).join(", ")}]`;
