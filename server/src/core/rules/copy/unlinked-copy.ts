// COPY without --link.
import { addFlags } from "../../edits";
import { flagOf, targetArgument } from "../../model/arguments";
import { isNamedOwner } from "../../model/owner";
import { defineRule } from "../rule";

export default defineRule({
  id: "unlinked-copy",
  aliases: [],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds `COPY` and `ADD` without `--link` that could have it.",
    why: "With --link the layer does not depend on the ones below it: it stays in the cache, and can be reused, when the base image changes.",
    bad: "FROM alpine:3.22\nCOPY app /usr/local/bin/\n",
    good: "FROM alpine:3.22\nCOPY --link app /usr/local/bin/\n",
    fixSafety: "Needs a look: a link in the image that is part of the target's path is not followed any more, and BuildKit is needed.",
  },
  messages: { unlinked: "Without --link this layer is built again whenever a layer below it changes", add: "Add --link" },
  on: ["COPY", "ADD"],
  *checkInstruction(instruction) {
    if (flagOf(instruction, "link") || isNamedOwner(flagOf(instruction, "chown")?.value)) return;
    if (!targetArgument(instruction)) return;
    const at = instruction.keywordSpan;
    yield { at, says: ["unlinked"], fix: { title: ["add"], safety: "review", edits: () => [addFlags(instruction, ["--link"])] } };
  },
});
