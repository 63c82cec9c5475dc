// A variable in FROM that no ARG before the first FROM declares.

import { platformArgs } from "../../knowledge/predefinedArgs";
import { variableUses } from "../../model/variableUses";
import { nearestVariable } from "../../text/nearest";
import { replace } from "../../text/span";
import { defineRule } from "../rule";

export default defineRule({
  id: "undefined-arg-in-from",
  aliases: ["UndefinedArgInFrom"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a variable in `FROM` that no `ARG` before the first `FROM` declares.",
    why: "FROM sees only the ARGs that stand before the first FROM, and the platform variables. Anything else is empty there, so another image is taken, or none.",
    bad: "ARG NODE_VERSION=22\nFROM node:${NODE_VERISON}-slim\n",
    good: "ARG NODE_VERSION=22\nFROM node:${NODE_VERSION}-slim\n",
    fixSafety: "Needs a look: the name that is meant is a guess.",
  },
  messages: {
    undeclared: "{name} is empty in FROM: only ARGs before the first FROM count there. Declare it at the top of the file",
    near: "{name} is empty in FROM: nothing declares it. Did you mean {near}?",
    rename: "Write {near}",
  },
  reads: ["FROM", "ARG"],
  *check(file) {
    const declared = new Set(file.globalArgs.flatMap(({ pairs }) => pairs.map(({ key }) => key)));
    const known = [...declared, ...platformArgs.keys()];
    for (const { from } of file.stages) {
      const uses = variableUses(from, file.tree.escape);
      for (const { name, nameSpan: at } of uses) {
        if (declared.has(name) || platformArgs.has(name)) continue;
        const near = nearestVariable(name, known);
        yield near === undefined
          ? { at, says: ["undeclared", { name }] }
          : {
              at,
              says: ["near", { name, near }],
              fix: { title: ["rename", { near }], safety: "review", edits: () => [replace(at, near)] },
            };
      }
    }
  },
});
