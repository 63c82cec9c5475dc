// ONBUILD with a word that is no instruction.
import { instructionFact, instructions } from "../../knowledge/instructions";
import { isForeign } from "../../model/frontend";
import { nearestName } from "../../text/nearest";
import { replace } from "../../text/span";
import { defineRule } from "../rule";

const names = instructions.map(({ name }) => name);

export default defineRule({
  id: "unknown-onbuild-trigger",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `ONBUILD` with a word behind it that is no instruction.",
    why: "The builder keeps the line as it is and reads it only when another build begins with this image. This build succeeds; every one that is based on the image fails.",
    bad: "FROM debian:12-slim\nONBUILD CPOY . /app\n",
    good: "FROM debian:12-slim\nONBUILD COPY . /app\n",
    fixSafety: "Needs a look: it is the nearest name.",
  },
  messages: {
    unknown:
      "{keyword} is not a Dockerfile instruction, so every build that is based on this image fails. Write an instruction behind ONBUILD",
    near: "{keyword} is not a Dockerfile instruction, so every build that is based on this image fails. Did you mean {nearest}?",
    write: "Write {nearest}",
  },
  tells: ["unknown-instruction"],
  *check(file) {
    if (isForeign(file.tree)) return;
    for (const { trigger } of file.each("ONBUILD")) {
      if (!trigger || instructionFact(trigger.keyword)) continue;
      const { keyword, keywordSpan: at } = trigger;
      const nearest = nearestName(keyword, names);
      if (nearest === undefined) yield { at, says: ["unknown", { keyword }] };
      else {
        yield {
          at,
          says: ["near", { keyword, nearest }],
          fix: { title: ["write", { nearest }], safety: "review", edits: () => [replace(at, nearest)] },
        };
      }
    }
  },
});
