// How a construct of bash is written for a POSIX shell, where one token says it.
import type { Extension } from "../../knowledge/shellExtensions";
import { replace, type Span, type TextEdit } from "../../text/span";

/** undefined where POSIX has nothing for it. */
export function inPosix(kind: Extension, span: Span, text: string): { text: string; edits: readonly TextEdit[] } | undefined {
  if (kind === "double-equals") return { text: "=", edits: [replace(span, "=")] };
  if (kind === "source" && text === "source") return { text: ".", edits: [replace(span, ".")] };
  if (kind !== "both-redirected") return undefined;
  const match = /^(&>>?)\s*(.+)$/.exec(text);
  const [operator, file] = [match?.[1]?.slice(1), match?.[2]];
  if (!operator || !file) return undefined;
  const written = `${operator}${file} 2>&1`;
  return { text: written, edits: [replace(span, written)] };
}
