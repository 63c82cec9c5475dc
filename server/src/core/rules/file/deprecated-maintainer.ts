// MAINTAINER, which a label has replaced.
import { isSuperseded, supersededQueries } from "../../context";
import { lineInstead, removeInstruction } from "../../edits";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { defineRule } from "../rule";

const nameIn = ({ arguments: { text } }: Instruction): string => text.trim().replace(/^"(.*)"$/s, "$1");
const inQuotes = (text: string, sign: string): string => `"${text.replace(/["\\$]/g, (special) => `${sign}${special}`)}"`;

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
    differs:
      "A style by default: nothing breaks, and the builder goes on reading it. Silent in the folder of a release (`3.4.5/`) where a newer one of its series lies beside it (`3.4.7/`): nobody builds the old one again.",
    fixSafety: "Needs a look: the image's Author field becomes empty, and a label is there instead.",
  },
  messages: {
    deprecated: "MAINTAINER is deprecated and few tools read it. Use the label org.opencontainers.image.authors",
    label: "Replace by LABEL org.opencontainers.image.authors",
  },
  needs: (file, facts) => (file.each("MAINTAINER").length > 0 ? supersededQueries(facts) : []),
  reads: ["MAINTAINER"],
  *check(file) {
    if (file.each("MAINTAINER").length === 0 || (!file.options.strict && !file.options.buildkit && isSuperseded(file.facts))) return;
    const stages = new Map<Stage | undefined, Instruction[]>();
    for (const instruction of file.each("MAINTAINER")) {
      if (file.instructions[instruction.index] !== instruction) continue; // ONBUILD: refused
      const stage = file.stageOf(instruction);
      const list = stages.get(stage) ?? [];
      list.push(instruction);
      stages.set(stage, list);
    }
    for (const [first, ...others] of stages.values()) {
      if (!first) continue;
      const named = [first, ...others].map(nameIn).filter((name) => name !== "");
      const label = `LABEL org.opencontainers.image.authors=${inQuotes(named.join(", "), file.tree.escape)}`;
      const edits = () => [lineInstead(file, first, label), ...others.map((other) => removeInstruction(file, other))];
      const fix = named.length > 0 ? ({ title: ["label"], safety: "review", edits } as const) : undefined;
      yield { at: first.keywordSpan, says: ["deprecated"], tag: "deprecated", fix };
      // One label takes all names: a second one would replace it.
      for (const { keywordSpan: at } of others) yield { at, says: ["deprecated"], tag: "deprecated" };
    }
  },
});
