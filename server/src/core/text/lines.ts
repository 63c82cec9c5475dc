// Lines of a text by an offset in it.

/** Where the line of an offset begins; a byte order mark stays in front of the first one. */
export function lineStart(text: string, offset: number): number {
  const start = offset > 0 ? text.lastIndexOf("\n", offset - 1) + 1 : 0;
  return start === 0 && text.startsWith("\uFEFF") ? 1 : start;
}

/** Where the line behind that of an offset begins; the end of the text where there is none. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}

/** How the line of an offset ends; the last one, which has no end, as the one before it. Texts with both ends keep both. */
export function lineEnd(text: string, offset: number): "\r\n" | "\n" {
  const end = text.indexOf("\n", offset);
  return text[(end < 0 ? text.lastIndexOf("\n") : end) - 1] === "\r" ? "\r\n" : "\n";
}

/** 1-based number of the line of an offset, for texts that people read. */
export function lineNumber(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
