// FROM that is no image name when the build arguments keep their defaults.

import { platformArgs } from "../../knowledge/predefinedArgs";
import { referenceFault } from "../../model/imageReference";
import { expandWith } from "../../syntax/expand";
import { defineRule } from "../rule";

export default defineRule({
  id: "invalid-default-image",
  aliases: ["InvalidDefaultArgInFrom"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `FROM` whose image name is empty or invalid when the build arguments keep their defaults.",
    why: "A plain `docker build .` then fails; only with the right `--build-arg` does it work, which nobody reads in the file.",
    bad: "ARG TAG\nFROM node:${TAG}\n",
    good: "ARG TAG=22-slim\nFROM node:${TAG}\n",
    whenNot: "The build is always started with its arguments.",
  },
  messages: { invalid: 'Without --build-arg this is "{image}", which is no image name, and the build fails. Give the ARG a default' },
  reads: ["FROM", "ARG"],
  *check(file) {
    const defaults = new Map(platformArgs);
    const lookup = (name: string): string | undefined => defaults.get(name);
    const options = { escape: file.tree.escape };
    for (const { pairs } of file.globalArgs) {
      for (const { key, value } of pairs) {
        const expanded = value === undefined ? undefined : expandWith(value, lookup, options);
        if (expanded && "value" in expanded) defaults.set(key, expanded.value);
      }
    }
    for (const { from, image } of file.stages) {
      if (!image?.text.includes("$")) continue;
      const expanded = expandWith(from.words[0]?.text ?? "", lookup, options);
      if (!("value" in expanded) || referenceFault(expanded.value) === undefined) continue;
      yield { at: image.span, says: ["invalid", { image: expanded.value }] };
    }
  },
});
