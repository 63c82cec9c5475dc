// A comment above a named FROM or an ARG that does not begin with the name.
import { defineRule } from "../rule";

export default defineRule({
  id: "misplaced-description",
  aliases: ["InvalidDefinitionDescription"],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds a comment directly above a named `FROM` or an `ARG` that does not begin with its name.",
    why: "`docker build --call=outline` and `--call=targets` show such a comment as the description of the stage or the argument, when it begins with the name.",
    bad: "# The version of the base image\nARG VERSION=12\nFROM debian:${VERSION}\n",
    good: "# VERSION is the version of the base image\nARG VERSION=12\nFROM debian:${VERSION}\n",
    whenNot: "Descriptions are of no use to you. BuildKit keeps this check off, too.",
  },
  messages: {
    misplaced:
      "Begin this comment with {name} to make it a description that docker build --call shows, or part it from the line below by an empty #",
  },
  *check(file) {
    for (const instruction of file.each("FROM", "ARG")) {
      const comment = instruction.comments.at(-1);
      const text = comment?.text.trim();
      if (!comment || !text || /^(check|escape|syntax)\s*=/i.test(text)) continue;
      const name = instruction.keyword === "FROM" ? instruction.words[2]?.text : instruction.pairs[0]?.key;
      if (name === undefined || (instruction.keyword === "ARG" && instruction.pairs.length > 1)) continue;
      if (text !== name && !text.startsWith(`${name} `)) yield { at: comment.span, says: ["misplaced", { name }] };
    }
  },
});
