// Turns what the protocol says into what core understands: positions into offsets.
import type { Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type Span, span } from "../core";

/** A range whose ends are the wrong way round is turned. */
export function toSpan(positions: TextDocument, { start, end }: Range): Span {
  const [a, b] = [positions.offsetAt(start), positions.offsetAt(end)];
  return span(Math.min(a, b), Math.max(a, b));
}
