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
    differs:
      "BuildKit names the line of the FROM or ARG, as this rule does in its profile; else the comment is underlined, which is what is to be changed.",
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
      const names =
        instruction.keyword === "FROM" ? instruction.words.slice(2, 3).map((word) => word.text) : instruction.pairs.map(({ key }) => key);
      if (names.length === 0 || names.includes(text.split(" ", 1)[0] ?? "")) continue;
      const at = file.options.buildkit ? instruction.keywordSpan : comment.span;
      yield { at, says: ["misplaced", { name: names.join(" or ") }] };
    }
  },
});
