// `# syntax=` or `# escape=` below the place where directives are read.
import { removeLines } from "../../edits";
import type { Comment } from "../../syntax/types";
import { lineEnd } from "../../text/lines";
import { insert } from "../../text/span";
import { defineRule, type FileContext } from "../rule";

const directive = /^\s*(syntax|escape)\s*=\s*(\S+)\s*$/i;

/** Comments before the first instruction. */
function* candidates(file: FileContext): Generator<Comment> {
  const end = file.instructions[0]?.span.start ?? file.text.length;
  for (const comment of file.tree.comments) {
    if (comment.span.start > end) return;
    yield comment;
  }
}

export default defineRule({
  id: "misplaced-directive",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `# syntax=` and `# escape=` below another comment, an empty line or an instruction.",
    why: "Directives are only read from the very first lines. Further down the line is a comment: another version of the syntax, or another escape character, is used than the file says.",
    bad: "# Build the app\n# syntax=docker/dockerfile:1\nFROM alpine:3.22\n",
    good: "# syntax=docker/dockerfile:1\n# Build the app\nFROM alpine:3.22\n",
    fixSafety: "Needs a look: the directive takes effect from then on.",
  },
  messages: {
    ignored:
      "This is only a comment: {name} is read from the first lines of the file alone, above other comments and empty lines. Move it to the top",
    contradicts: "This is only a comment, and the lines below continue with a backslash: as a directive it would break them. Remove it",
    move: "Move it to the top",
    removal: "Remove this line",
  },
  *check(file) {
    const set = new Set(file.tree.directives.map(({ name }) => name));
    const start = file.text.startsWith("\uFEFF") ? 1 : 0;
    for (const { text, span } of candidates(file)) {
      const [, name = "", value = ""] = directive.exec(text) ?? [];
      const isEscape = name.toLowerCase() === "escape";
      if (name === "" || set.has(name.toLowerCase()) || (isEscape ? value !== "`" : !/^[\w.-]+(\/[\w.-]+)*(:[\w.-]+)?(@\S+)?$/.test(value)))
        continue;
      const away = removeLines(file.text, span);
      // The file was written with the other escape character: as a directive the line would break it.
      if (isEscape && /\\[ \t]*\r?\n/.test(file.text)) {
        yield { at: span, says: ["contradicts"], fix: { title: ["removal"], safety: "review", edits: () => [away] } };
        continue;
      }
      yield {
        at: span,
        says: ["ignored", { name }],
        fix: {
          title: ["move"],
          safety: "review",
          edits: () => [insert(start, `# ${name}=${value}${lineEnd(file.text, start)}`), away],
        },
      };
    }
  },
});
