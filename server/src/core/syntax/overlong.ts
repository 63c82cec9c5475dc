// Lines that are longer than BuildKit's scanner takes.
import { problem } from "./problems";
import type { ParseError } from "./types";

/** Bytes of a line without its line feed: Go's `bufio.MaxScanTokenSize` less one. */
const mostBytes = 65_535;
/** A UTF-16 unit has at most three bytes in UTF-8. */
const surelyShort = mostBytes / 3;

/** Adds the errors of the lines between two line starts. */
export function addOverlongLines(text: string, from: number, to: number, errors: ParseError[]): void {
  if (to - from <= surelyShort) return;
  for (let start = from; start < to; ) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    const length = end - start > surelyShort ? bytesOf(text, start, end) : 0;
    if (length > mostBytes) errors.push(problem("line-too-long", { start, end }, { length: String(length) }));
    start = end + 1;
  }
}

function bytesOf(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    // Either half of a surrogate pair stands for two of its four bytes.
    if (code < 0x80) bytes += 1;
    else if (code < 0x800 || (code >= 0xd800 && code < 0xe000)) bytes += 2;
    else bytes += 3;
  }
  return bytes;
}
