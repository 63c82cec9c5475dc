// ARG that nothing in its stage names again.
import { removeInstruction } from "../../edits";
import { platformArgs } from "../../knowledge/predefinedArgs";
import type { Stage } from "../../model/types";
import { defineRule, type FileContext } from "../rule";

/** Read from the environment by programs, without being named in the file. */
const readByPrograms =
  /proxy$|^(DEBIAN_FRONTEND|SOURCE_DATE_EPOCH|BUILDKIT_|npm_config_|PIP_|GO|CARGO_|RUST|NODE_|CGO_|CC$|CXX$|CFLAGS$|LDFLAGS$|MAKEFLAGS$|TZ$|LANG$|LC_)/i;

/** Where each name stands for the last time in the stage. */
function lastUses(file: FileContext, stage: Stage, names: ReadonlySet<string>): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const { 0: word, index } of file.text.slice(stage.span.start, stage.span.end).matchAll(/\w+/g)) {
    if (names.has(word)) last.set(word, stage.span.start + index);
  }
  return last;
}

export default defineRule({
  id: "unused-arg",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds an `ARG` whose name is not used again in its stage.",
    why: "A changed value still throws away the cache of every RUN below it.",
    bad: "FROM alpine:3.22\nARG COMMIT\nRUN apk add --no-cache git\n",
    good: "FROM alpine:3.22\nRUN apk add --no-cache git\n",
    fixSafety:
      "Needs a look: `docker build --build-arg` warns about a name that is no longer declared, and a program may read it from its environment.",
    whenNot: "A program started by RUN reads it from its environment, or the ARG is there to break the cache.",
  },
  messages: { unused: "Nothing in this stage uses {name}. Remove it", removal: "Remove ARG {name}" },
  *check(file) {
    for (const stage of file.stages) {
      const args = stage.instructions.filter(({ keyword }) => keyword === "ARG");
      if (args.length === 0 || stage.usedBy.some((user) => user.parent === stage)) continue;
      const last = lastUses(file, stage, new Set(args.flatMap(({ pairs }) => pairs.map(({ key }) => key))));
      for (const arg of args) {
        for (const { key, keySpan } of arg.pairs) {
          if (key === "" || readByPrograms.test(key) || platformArgs.has(key) || (last.get(key) ?? 0) > keySpan.start) continue;
          const edits = () => [removeInstruction(file, arg)];
          yield {
            at: keySpan,
            says: ["unused", { name: key }],
            tag: "unnecessary",
            fix: arg.pairs.length === 1 ? { title: ["removal", { name: key }], safety: "review", edits } : undefined,
          };
        }
      }
    }
  },
});
