// Text inside quotes as its reader gets it, escapes taken away, each unit still mapped to the file.
import { type LogicalText, logicalText, type Segment } from "../text/logicalText";

export interface Assembly {
  /** Takes `source.text.slice(start, end)` over. */
  keep(source: LogicalText, start: number, end: number): void;
  /** Adds a text whose units stand one behind the other in the file at `offset`. */
  put(text: string, offset: number): void;
  /** @param at file offset of an empty text. */
  done(at: number): LogicalText;
}

/** Puts a text together from pieces of the file. */
export function assemble(): Assembly {
  const pieces: string[] = [];
  const segments: Segment[] = [];
  let logical = 0;
  return {
    keep(source, start, end) {
      for (let at = start; at < end; ) {
        // A run ends where the next unit does not stand directly behind.
        const offset = source.offsetAt(at);
        let length = 1;
        while (at + length < end && source.offsetAt(at + length) === offset + length) length++;
        segments.push({ logical: logical + at - start, source: offset, length });
        at += length;
      }
      if (end > start) {
        pieces.push(source.text.slice(start, end));
        logical += end - start;
      }
    },
    put(text, offset) {
      segments.push({ logical, source: offset, length: text.length });
      pieces.push(text);
      logical += text.length;
    },
    done: (at) => logicalText(pieces.join(""), segments, at),
  };
}

const jsonEscapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** The strings of a JSON array, decoded, in order; `source` must be valid (an exec form). Quotes are left out. */
export function jsonStrings(source: LogicalText): readonly LogicalText[] {
  const { text } = source;
  const strings: LogicalText[] = [];
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    const pieces = assemble();
    const start = ++at;
    let from = start;
    while (at < text.length && text[at] !== '"') {
      if (text[at] !== "\\") {
        at++;
        continue;
      }
      pieces.keep(source, from, at);
      const letter = text[at + 1] ?? "";
      const unicode = letter === "u";
      const decoded = unicode ? String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16)) : (jsonEscapes[letter] ?? letter);
      pieces.put(decoded, source.offsetAt(at));
      at += unicode ? 6 : 2;
      from = at;
    }
    pieces.keep(source, from, at);
    strings.push(pieces.done(source.offsetAt(start)));
    at++;
  }
  return strings;
}

/** Body of an unquoted heredoc as the program at its end gets it, but for expansions: `\$`, `` \` ``, `\\` and continuations are taken away. */
export function heredocInput(source: LogicalText): LogicalText {
  if (!source.text.includes("\\")) return source;
  const { text } = source;
  const pieces = assemble();
  let from = 0;
  for (let at = text.indexOf("\\"); at >= 0; at = text.indexOf("\\", at)) {
    const next = text[at + 1] ?? "";
    if (!"$`\\\n".includes(next) || next === "") {
      at++;
      continue;
    }
    pieces.keep(source, from, at);
    from = next === "\n" ? at + 2 : at + 1;
    at += 2;
  }
  pieces.keep(source, from, text.length);
  return pieces.done(source.offsetAt(0));
}

/** Without the CR of CR LF line ends: an editor's line end, not a part of the last word. */
export function withoutCarriageReturns(source: LogicalText): LogicalText {
  if (!source.text.includes("\r\n")) return source;
  const pieces = assemble();
  let from = 0;
  for (let at = source.text.indexOf("\r\n"); at >= 0; at = source.text.indexOf("\r\n", at + 1)) {
    pieces.keep(source, from, at);
    from = at + 1;
  }
  pieces.keep(source, from, source.text.length);
  return pieces.done(source.offsetAt(0));
}

/** End of `$(…)` or `` `…` `` at `at`, so that quotes inside do not end the ones around; just a guess at odd scripts. */
function substitutionEnd(text: string, at: number, end: number): number {
  if (text[at] === "`") {
    const close = text.indexOf("`", at + 1);
    return close < 0 || close >= end ? end : close + 1;
  }
  let depth = 0;
  for (let index = at + 1; index < end; index++) {
    if (text[index] === "(") depth++;
    if (text[index] === ")" && --depth === 0) return index + 1;
  }
  return end;
}

/** A word `source.text.slice(start, end)` after quote removal; what would be expanded stays as it is written. */
export function unquoted(source: LogicalText, start: number, end: number): LogicalText {
  const { text } = source;
  const word = assemble();
  let from = start;
  let quote = "";
  const dropAt = (at: number, length: number): number => {
    word.keep(source, from, at);
    from = at + length;
    return from;
  };
  for (let at = start; at < end; ) {
    const unit = text[at] ?? "";
    if (quote !== "'" && ((unit === "$" && text[at + 1] === "(") || unit === "`")) at = substitutionEnd(text, at, end);
    else if (unit === quote || (quote === "" && (unit === "'" || unit === '"'))) {
      quote = quote === "" ? unit : "";
      at = dropAt(at, 1);
    } else if (unit === "\\" && quote !== "'" && at + 1 < end) {
      const next = text[at + 1] ?? "";
      if (next === "\n") at = dropAt(at, 2);
      else {
        if (quote === "" || '$`"\\'.includes(next)) dropAt(at, 1);
        at += 2;
      }
    } else at++;
  }
  word.keep(source, from, end);
  return word.done(source.offsetAt(start));
}
