// composer install that brings the packages for development into the image.

import { addOption } from "../../edits";
import { commandsOf } from "../../shell/commandsOf";
import { callSpan, hasOption } from "../../shell/invocation";
import { defineRule } from "../rule";

const forDevelopment = /(?:^|[-_.])(?:dev|develop|development|test|tests|testing|ci|local|debug|devcontainer|lint|phpunit)(?:$|[-_.])/i;

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
      "Stages that are named for development or tests, variables among the options, `COMPOSER_NO_DEV`, and images that set `APP_ENV` to something other than production: they are passed over.",
  },
  messages: {
    dev: "composer install brings the packages of require-dev into the image: tests, debuggers. Add --no-dev",
    add: "Add --no-dev",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    const { scope, stage } = context;
    if (!context.ships || !/\bcomposer\b/.test(instruction.line.text) || forDevelopment.test(stage?.name ?? "")) return;
    if (scope.lookup("COMPOSER_NO_DEV") || /^(?:dev|test|local)/i.test(scope.lookup("APP_ENV")?.value ?? "")) return;
    for (const invocation of commandsOf(instruction, context, ["composer"])) {
      const { subcommand, words, command } = invocation;
      if (subcommand?.value !== "install" || command.inside.length > 0 || words.some(({ value }) => value === undefined)) continue;
      if (hasOption(invocation, "--no-dev", "--dev", "--dry-run") || command.assignments.some(({ name }) => name === "COMPOSER_NO_DEV"))
        continue;
      yield {
        at: callSpan(invocation),
        says: ["dev"],
        fix: { title: ["add"], safety: "review", edits: () => [addOption(invocation, "--no-dev")] },
      };
    }
  },
});
