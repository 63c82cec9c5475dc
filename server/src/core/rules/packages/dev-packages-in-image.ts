// composer install that brings the packages for development into the image.

import { addOption } from "../../edits";
import { shippedStages } from "../../model/lineage";
import { commandsOf } from "../../shell/commandsOf";
import { callSpan, hasOption, type Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { defineRule } from "../rule";
import { composerQueries, hasNoDevPackages } from "./composerDev";

const forDevelopment = /(?:^|[-_.])(?:dev|develop|development|test|tests|testing|ci|local|debug|devcontainer|lint|phpunit)(?:$|[-_.])/i;

const callsComposer = ({ line }: Instruction): boolean => /\bcomposer\b/.test(line.text);

function bringsAll(invocation: Invocation): boolean {
  const { subcommand, words, command } = invocation;
  if (subcommand?.value !== "install" || command.inside.length > 0 || words.some(({ value }) => value === undefined)) return false;
  return !hasOption(invocation, "--no-dev", "--dev", "--dry-run") && !command.assignments.some(({ name }) => name === "COMPOSER_NO_DEV");
}

export default defineRule({
  id: "dev-packages-in-image",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `composer install` without `--no-dev` in a stage that becomes the image.",
    why: "Test frameworks, debuggers and code generators of `require-dev` come into the image. They make it larger, and more than one of them has been a way in when its files could be reached from outside.",
    bad: "FROM composer:2\nWORKDIR /app\nCOPY composer.json composer.lock ./\nRUN composer install --no-scripts\n",
    good: "FROM composer:2\nWORKDIR /app\nCOPY composer.json composer.lock ./\nRUN composer install --no-dev --no-scripts\n",
    fixSafety: "Needs a look: a package that the application needs at run time may stand in `require-dev`.",
    whenNot:
      "Stages that are named for development or tests, variables among the options, `COMPOSER_NO_DEV`, and images that set `APP_ENV` to something other than production: they are passed over. So is a project whose `composer.lock`, or `composer.json` where there is none, lies in the build context and names no package for development.",
  },
  messages: {
    dev: "composer install brings the packages of require-dev into the image: tests, debuggers. Add --no-dev",
    add: "Add --no-dev",
  },
  needs: (file) => (file.each("RUN").some(callsComposer) ? composerQueries(file) : []),
  reads: ["FROM", "ARG", "ENV", "RUN", "SHELL", "COPY", "ADD"],
  *check(file) {
    const runs = file.each("RUN").filter(callsComposer);
    if (runs.length === 0 || hasNoDevPackages(file, file.facts)) return;
    const shipped = shippedStages(file);
    for (const run of runs) {
      const scope = file.scopeBefore(run);
      const stage = file.stageOf(run);
      if (!shipped.has(stage) || forDevelopment.test(stage?.name ?? "")) continue;
      if (scope.lookup("COMPOSER_NO_DEV") || /^(?:dev|test|local)/i.test(scope.lookup("APP_ENV")?.value ?? "")) continue;
      for (const invocation of commandsOf(run, file, ["composer"])) {
        if (!bringsAll(invocation)) continue;
        yield {
          at: callSpan(invocation),
          says: ["dev"],
          fix: { title: ["add"], safety: "review", edits: () => [addOption(invocation, "--no-dev")] },
        };
      }
    }
  },
});
