// A variable in FROM that no ARG before the first FROM declares.

import { platformArgs } from "../../knowledge/predefinedArgs";
import { variableReferences } from "../../syntax/expand";
import { variableUses } from "../../syntax/variableUses";
import { nearestName } from "../../text/nearest";
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
    for (const { from, platform } of file.stages) {
      const image = from.words[0];
      if (!image) continue;
      const uses = variableUses(from, image.span, file.tree.escape).map(({ reference, nameSpan }) => ({
        name: reference.name,
        at: nameSpan,
      }));
      if (platform?.value?.includes("$") && platform.valueSpan) {
        const start = platform.valueSpan.start;
        const raw = file.slice(platform.valueSpan);
        for (const { name, nameStart } of variableReferences(raw, { escape: file.tree.escape })) {
          uses.push({ name, at: { start: start + nameStart, end: start + nameStart + name.length } });
        }
      }
      for (const { name, at } of uses) {
        if (declared.has(name) || platformArgs.has(name)) continue;
        const near = nearestName(name, known);
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
