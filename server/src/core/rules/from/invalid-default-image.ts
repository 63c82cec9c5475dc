// FROM that is no image name when the build arguments keep their defaults.

import { namesBuildArg, passesArgument, passingQueries } from "../../context";
import { platformArgs } from "../../knowledge/predefinedArgs";
import { commentAbove } from "../../model/explained";
import { referenceFault } from "../../model/imageReference";
import type { Dockerfile, Stage } from "../../model/types";
import { variableUses } from "../../model/variableUses";
import { expandWith } from "../../syntax/expand";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext } from "../rule";
import { isStop, templateMark, wantedDefaults } from "./openArguments";

/** An ARG with a default inside a stage further up, where only that stage sees it. */
const setInStage = (file: Dockerfile, stage: Stage, name: string): boolean =>
  file.stages
    .slice(0, stage.index)
    .some(({ instructions }) =>
      instructions.some(({ keyword, pairs }) => keyword === "ARG" && pairs.some(({ key, value }) => key === name && value)),
    );

const aboutPassing = /--build-arg|\b(?:set|passed|given|filled) (?:by|in|from|at)\b|\brequired\b/i;

/** A comment of this file, or a file that starts builds, passes the argument: whoever builds this knows. */
const isPassed = (file: FileContext, name: string): boolean =>
  file.tree.comments.some(({ text }) => namesBuildArg(text, name)) ||
  file.globalArgs.some((arg) => arg.pairs.some(({ key }) => key === name) && aboutPassing.test(commentAbove(file, arg))) ||
  passesArgument(file.facts, name);

/** Arguments that are empty here are passed, and with them it is a name. */
function isFilled(file: FileContext, from: Instruction, used: readonly string[], defaults: ReadonlyMap<string, string>): boolean {
  const blank = used.filter((name) => defaults.get(name) === "");
  if (blank.length === 0 || !blank.every((name) => isPassed(file, name))) return false;
  const passed = (name: string): string | undefined => (blank.includes(name) ? "a" : defaults.get(name));
  const expanded = expandWith(from.words[0]?.text ?? "", passed, { escape: file.tree.escape });
  return "value" in expanded && referenceFault(expanded.value) === undefined;
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
      "nothing is said where a comment here, or a Compose file, bake file, workflow, Makefile, script, or file of another build tool (`pom.xml`, `build.gradle`, `Tiltfile`, `skaffold.yaml`, `Earthfile`, `Jenkinsfile`, `magefile.go`, …) of the project, or code beside it or among the project's scripts (`--build-arg`, `buildargs`, `withBuildArg` in .ts, .js, .go, .rb, .java, …), passes the argument, or where a tool does for every Dockerfile (`CROSS_BASE_IMAGE`); so it is of an empty default (`ARG TAG=`), which else is a warning. " +
      "A default that is a sentence (`must-be-passed`) stops the build on purpose, and says itself why.",
    differs: "A variable that no ARG declares is told by undefined-arg-in-from alone, except in the profile buildkit.",
  },
  messages: {
    invalid: 'Without --build-arg this is "{image}", which is no image name, and the build fails. Give {args} {default}',
    inStage:
      'ARG {name} has its default inside a stage, where FROM does not see it, so without --build-arg this is "{image}" and the build fails. Give the ARG before the first FROM that default',
  },
  needs: (file, facts) =>
    file.globalArgs.some(({ pairs }) => pairs.some(({ value }) => !value || /^["']+$/.test(value))) ? passingQueries(facts) : [],
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
      const empty = used.filter((name) => !defaults.has(name));
      if (file.options.buildkit || (empty.length === 0 && !isFilled(file, from, used, defaults))) yield invalid;
      else if (empty.every((name) => declared.has(name))) {
        const name = empty.find((each) => setInStage(file, stage, each));
        if (name !== undefined) yield { at: image.span, says: ["inStage", { name, image: expanded.value }] };
        else if (empty.some((each) => !told.has(each) && !isPassed(file, each))) yield { ...invalid, severity: "info" };
        for (const each of empty) told.add(each);
      }
    }
  },
});
