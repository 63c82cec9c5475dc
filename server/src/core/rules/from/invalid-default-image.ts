// FROM that is no image name when the build arguments keep their defaults.

import { passingQueries } from "../../context";
import { referenceFault } from "../../model/imageReference";
import type { Dockerfile, Stage } from "../../model/types";
import { variableUses } from "../../model/variableUses";
import { expandWith } from "../../syntax/expand";
import { defineRule, type FileContext, type Found } from "../rule";
import { chainOf, namesBehind, undeclaredIn, valuesWith } from "./chainedDefaults";
import { isStop, templateMark, wantedDefaults } from "./openArguments";

/** An ARG with a default inside a stage further up, where only that stage sees it. */
const setInStage = (file: Dockerfile, stage: Stage, name: string): boolean =>
  file.stages
    .slice(0, stage.index)
    .some(({ instructions }) =>
      instructions.some(({ keyword, pairs }) => keyword === "ARG" && pairs.some(({ key, value }) => key === name && value)),
    );

const messages = {
  invalid: 'Without --build-arg this is "{image}", which is no image name, and the build fails. Give {args} {default}',
  undeclared:
    'Without --build-arg this is "{image}", which is no image name, and the build fails: the default of ARG {name} uses {missing}, which no ARG in front of it declares. Declare it there, or give ARG {name} another default',
  never:
    'Without --build-arg this is "{image}", which is no image name, and the build fails: whatever is passed for {args}, it is none. Give ARG {name} another default',
  inStage:
    'ARG {name} has its default inside a stage, where FROM does not see it, so without --build-arg this is "{image}" and the build fails. Give the ARG before the first FROM that default',
} as const;

/** Why it is no name whatever is passed for what has no default. */
function whyNever(file: FileContext, used: readonly string[], image: string): Found<typeof messages>["says"] | undefined {
  const undeclared = undeclaredIn(file, used);
  if (undeclared) return ["undeclared", { image, ...undeclared }];
  const [name] = used;
  const { args, default: wanted } = wantedDefaults(file, used);
  return name !== undefined && used.length === 1 && wanted === "a default" && args !== `ARG ${name}`
    ? ["never", { image, name, args }]
    : undefined;
}

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
    whenNot:
      "The build is always started with its arguments. Where the ARG has no default at all that may be on purpose: then it is an info, once for each ARG, and " +
      "nothing is said where a comment here, or a Compose file, bake file, workflow, Makefile, script, or file of another build tool (`pom.xml`, `build.gradle`, `Tiltfile`, `skaffold.yaml`, `Earthfile`, `Jenkinsfile`, `magefile.go`, `tox.ini`, `noxfile.py`, `pyproject.toml`, …) of the project, or code beside it or among the project's scripts (`--build-arg`, `buildargs`, `withBuildArg` in .ts, .js, .go, .rb, .java, …), passes the argument, or where a tool does for every Dockerfile (`CROSS_BASE_IMAGE`); so it is of an empty default (`ARG TAG=`), which else is a warning. " +
      'All that holds along a chain (`ARG V`, `ARG F="acme/php:$V"`, `FROM $F`), where the argument at either end may be passed; where bake builds the file, each of its targets has to. A default that is no image name whatever is passed for the others is told in any case. ' +
      "A default that is a sentence (`must-be-passed`) stops the build on purpose, and says itself why.",
    differs: "A variable that no ARG declares is told by undefined-arg-in-from alone, except in the profile buildkit.",
  },
  messages,
  needs: (file, facts) =>
    file.globalArgs.some(({ pairs }) => pairs.some(({ value }) => !value || /^["']+$/.test(value))) ? passingQueries(facts) : [],
  reads: ["FROM", "ARG"],
  *check(file) {
    const defaults = valuesWith(file, () => undefined);
    const lookup = (name: string): string | undefined => defaults.get(name);
    const options = { escape: file.tree.escape };
    const chain = chainOf(file);
    const declared = new Set(file.globalArgs.flatMap(({ pairs }) => pairs.map(({ key }) => key)));
    const told = new Set<string>();
    for (const stage of file.stages) {
      const { from, image } = stage;
      if (!image?.text.includes("$")) continue;
      const expanded = expandWith(from.words[0]?.text ?? "", lookup, options);
      if (!("value" in expanded) || referenceFault(expanded.value) === undefined) continue;
      const used = [...new Set(variableUses(from, file.tree.escape).map(({ name }) => name))];
      const onPurpose = templateMark.test(expanded.value) || used.some((name) => isStop(defaults.get(name)));
      if (!file.options.buildkit && onPurpose) continue;
      const says = ["invalid", { image: expanded.value, ...wantedDefaults(file, used) }] as const;
      const invalid = { at: image.span, says };
      if (file.options.buildkit) {
        yield invalid;
        continue;
      }
      if (!used.every((name) => declared.has(name) || defaults.has(name))) continue;
      if (!chain.canBeName(from)) {
        yield { at: image.span, says: whyNever(file, used, expanded.value) ?? says };
        continue;
      }
      const empty = used.filter((name) => !defaults.has(name));
      const name = empty.find((each) => setInStage(file, stage, each));
      const open = namesBehind(file, used).filter((each) => declared.has(each) && !defaults.has(each));
      const isNew = open.length === 0 || open.some((each) => !told.has(each) && !chain.passes(each));
      for (const each of open) told.add(each);
      if (name !== undefined) yield { at: image.span, says: ["inStage", { name, image: expanded.value }] };
      else if (isNew && !chain.isPassed(from)) yield open.length > 0 ? { ...invalid, severity: "info" } : invalid;
    }
  },
});
