// MAINTAINER, which a label has replaced.
import { lineInstead } from "../../edits";
import { defineRule } from "../rule";

export default defineRule({
  id: "deprecated-maintainer",
  aliases: ["MaintainerDeprecated", "DL4000"],
  since: "0.1.0",
  severity: "style",
  defaultOn: true,
  docs: {
    what: "Finds the `MAINTAINER` instruction.",
    why:
      "Docker has deprecated it since 1.13. It sets a field of the image that hardly any tool shows; " +
      "a label is found by `docker inspect`, by registries and by scanners.",
    bad: "FROM debian:12-slim\nMAINTAINER Kim Minji <minji@example.com>\n",
    good: 'FROM debian:12-slim\nLABEL org.opencontainers.image.authors="Kim Minji <minji@example.com>"\n',
    differs: "A style by default: nothing breaks, and the builder goes on reading it.",
    fixSafety: "Needs a look: the image's Author field becomes empty, and a label is there instead.",
  },
  messages: {
    deprecated: "MAINTAINER is deprecated and few tools read it. Use the label org.opencontainers.image.authors",
    label: "Replace by LABEL org.opencontainers.image.authors",
  },
  reads: ["MAINTAINER"],
  *check(file) {
    for (const instruction of file.each("MAINTAINER")) {
      if (file.instructions[instruction.index] !== instruction) continue; // ONBUILD: refused
      const name = instruction.arguments.text.trim();
      const quoted = `"${name.replace(/^"(.*)"$/s, "$1").replace(/["\\$]/g, (special) => `${file.tree.escape}${special}`)}"`;
      yield {
        at: instruction.keywordSpan,
        says: ["deprecated"],
        tag: "deprecated",
        fix: name
          ? {
              title: ["label"],
              safety: "review",
              edits: () => [lineInstead(file, instruction, `LABEL org.opencontainers.image.authors=${quoted}`)],
            }
          : undefined,
      };
    }
  },
});
