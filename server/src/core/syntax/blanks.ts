// Which characters BuildKit takes for white space, and trimming by that measure.

/** Unicode `White_Space`, as Go's `unicode.IsSpace`; unlike JavaScript's `\s` without U+FEFF and with U+0085. */
export function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code === 0x85 || code === 0xa0 || code === 0x1680) return true;
  return (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

/** White space to the places where BuildKit reads bytes, not characters: flags and the type word of HEALTHCHECK. */
export const isByteSpace = (code: number): boolean => code < 0x100 && isSpace(code);

/** The white space that parts the words of an instruction; no line feed, no Unicode. */
export const isSeparator = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0b || code === 0x0c || code === 0x0d;

/** First index in `[start, end)` that is not white space, or `end`. */
export function skipSpaces(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Behind the last index in `[start, end)` that is not white space, or `start`. */
export function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/** `end` without the carriage returns and line feeds before it; BuildKit drops all of them. */
export function trimLineEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && (text.charCodeAt(at - 1) === 0x0a || text.charCodeAt(at - 1) === 0x0d)) at--;
  return at;
}

/** Start of the line behind the one that `at` stands in; the text's length when there is none. */
export function nextLine(text: string, at: number): number {
  const feed = text.indexOf("\n", at);
  return feed < 0 ? text.length : feed + 1;
}
