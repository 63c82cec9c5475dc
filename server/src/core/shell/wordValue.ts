// What a word of a script becomes by quote removal alone, in the dialect that reads it.
import type { ArrayValue, Assignment as AstAssignment, DoubleQuotedChild, Word, WordPart } from "unbash";
import type { Dialect } from "./types";

const needsReading = /["'$`\\*?[{<>()~@!+]/;

/** Shells without brace expansion: POSIX has none. */
const literalBraces = (dialect: Dialect): boolean => dialect === "dash" || dialect === "ash";
/** `$'…'`: bash, zsh, ksh93 and BusyBox ash (its `BASH_DOLLAR_SQUOTE`); Debian's dash 0.5.12 does not know it. */
const knowsAnsiQuotes = (dialect: Dialect): boolean => dialect !== "sh" && dialect !== "dash";

function quotedValue(parts: readonly DoubleQuotedChild[]): string | undefined {
  let value = "";
  for (const part of parts) {
    if (part.type !== "Literal") return undefined;
    value += part.value;
  }
  return value;
}

function partValue(part: WordPart, dialect: Dialect): string | undefined {
  switch (part.type) {
    case "Literal":
    case "SingleQuoted":
      return part.value;
    case "DoubleQuoted":
      return quotedValue(part.parts);
    case "AnsiCQuoted":
      // unbash takes a continuation out of `$'…'`, the shells keep it.
      return knowsAnsiQuotes(dialect) && !part.text.includes("\\\n") ? part.value : undefined;
    case "LocaleString":
      return dialect === "bash" ? quotedValue(part.parts) : undefined;
    case "BraceExpansion":
      return literalBraces(dialect) && !/["'$`\\*?[]/.test(part.text) ? part.text : undefined;
    default:
      return undefined;
  }
}

/** The word after quote removal; undefined where it depends on a variable, substitution, glob, brace or tilde. */
export function wordValue(word: Word, dialect: Dialect): string | undefined {
  if (!needsReading.test(word.text)) return word.text;
  // `$`, a continuation and a name are an expansion to the shells, and text to unbash.
  if (word.text.startsWith("~") || word.text.includes("$\\\n")) return undefined;
  if (!word.parts) return word.value;
  let value = "";
  for (const part of word.parts) {
    const read = partValue(part, dialect);
    if (read === undefined) return undefined;
    value += read;
  }
  return value;
}

/** Value of an assignment; a tilde is expanded behind `=` and behind every `:`. */
export function assignmentValue(assignment: AstAssignment, dialect: Dialect): string | undefined {
  const value: Word | ArrayValue = assignment.value;
  if (value.type === "ArrayValue" || assignment.index || value.text.includes(":~")) return undefined;
  return wordValue(value, dialect);
}
