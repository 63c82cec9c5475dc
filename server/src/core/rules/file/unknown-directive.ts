// A directive at the top of the file whose name is misspelt.

import { nearestName } from "../../text/nearest";
import { replace } from "../../text/span";
import { defineRule } from "../rule";

const names = ["syntax", "escape", "check"];

export default defineRule({
  id: "unknown-directive",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a first line such as `# sytnax=…` whose name is almost that of a directive.",
    why: "It is then a comment like any other, and the directives below it are comments too.",
    bad: "# sytnax=docker/dockerfile:1\nFROM alpine:3.22\n",
    good: "# syntax=docker/dockerfile:1\nFROM alpine:3.22\n",
    fixSafety: "Needs a look: the directive takes effect from then on.",
  },
  messages: { unknown: "{name} is no directive, so this line is only a comment. Did you mean {near}?", rename: "Write {near}" },
  *check(file) {
    const [top] = file.tree.comments;
    if (!top || top.span.start > (file.instructions[0]?.span.start ?? file.text.length)) return;
    const above = file.tree.directives.at(-1)?.span.end ?? 0;
    // Only the line behind the last directive is read as one.
    if (file.text.slice(above, top.span.start).trim().replace("\uFEFF", "") !== "") return;
    const found = /^(\s*)([a-z]{4,8})\s*=\s*\S+\s*$/i.exec(top.text);
    const name = found?.[2];
    if (!found || name === undefined || names.includes(name.toLowerCase())) return;
    const near = nearestName(name, names);
    if (near === undefined) return;
    const start = top.span.start + file.slice(top.span).indexOf("#") + 1 + (found[1]?.length ?? 0);
    const at = { start, end: start + name.length };
    yield {
      at,
      says: ["unknown", { name, near }],
      fix: { title: ["rename", { near }], safety: "review", edits: () => [replace(at, near)] },
    };
  },
});
