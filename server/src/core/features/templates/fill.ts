// Fills a template: its holes, and the lines that depend on them.
import type { Holes } from "./types";

const blockStart = /^\{\{([#^])(\w+)\}\}$/;
const blockEnd = /^\{\{\/\w+\}\}$/;
const condition = /^\{\{([?!])(\w+)\}\}/;

const isOn = (holes: Holes, name: string): boolean => holes[name] !== undefined && holes[name] !== false && holes[name] !== "";

/** The line without its conditions; undefined where one of them fails. */
function keptLine(line: string, holes: Holes): string | undefined {
  const match = condition.exec(line);
  if (!match) return line;
  const [written, sign, name = ""] = match;
  return isOn(holes, name) === (sign === "?") ? keptLine(line.slice(written.length), holes) : undefined;
}

/** A hole without a value becomes nothing. */
export function fillTemplate(template: string, holes: Holes): string {
  const out: string[] = [];
  let inside = true;
  for (const line of template.split("\n")) {
    const start = blockStart.exec(line);
    if (start) inside = isOn(holes, start[2] ?? "") === (start[1] === "#");
    else if (blockEnd.test(line)) inside = true;
    else if (inside) {
      const kept = keptLine(line, holes);
      if (kept !== undefined)
        out.push(kept.replace(/\{\{(\w+)\}\}/g, (_, name: string) => (holes[name] === true ? "" : String(holes[name] || ""))));
    }
  }
  return out
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trimEnd()
    .concat("\n");
}
