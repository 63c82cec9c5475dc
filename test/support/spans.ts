// Draws spans under the lines of a Dockerfile.
import type { Span } from "../../server/src/core";

export interface Drawn {
  readonly span: Span;
  readonly label?: string;
}

/** Each line with its spans below it; `…` where a span goes on behind the line. */
export function drawSpans(text: string, spans: readonly Drawn[]): string {
  const out: string[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    out.push(line);
    for (const { span, label } of spans) {
      if (span.start < start || span.start > end) continue;
      const tildes = "~".repeat(Math.max(1, Math.min(span.end, end) - span.start));
      out.push(`${" ".repeat(span.start - start)}${tildes}${span.end > end ? "…" : ""} ${label ?? ""}`.trimEnd());
    }
    start = end + 1;
  }
  return out.join("\n");
}
