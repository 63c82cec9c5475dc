// COPY that brings the repository's history into the image.
import {
  composeQueries,
  contextNames,
  contextSources,
  ignoredBy,
  ignoreFileOf,
  listingsAbove,
  rootListing,
  sourcesOf,
} from "../../context";
import { appendLine } from "../../edits";
import type { FactQuery } from "../../facts";
import { shippedStages } from "../../model/lineage";
import { defineRule } from "../rule";
import { contextAbove, factsFrom } from "./contextAbove";

export default defineRule({
  id: "copied-git-directory",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `COPY` of `.git` into the final image, by name or because `.dockerignore` does not leave it out.",
    why: "The image then holds every version of every file, deleted secrets included, and each commit breaks the build cache.",
    bad: "FROM node:22\nWORKDIR /app\nCOPY .git ./.git\n",
    good: "FROM node:22\nWORKDIR /app\nCOPY package.json ./\n",
    fixSafety: "Needs a look: a build that asks git for its version needs `.git`; let a build stage have it.",
    whenNot: "A stage that runs git is passed over, and so are stages that do not reach the final image.",
  },
  messages: {
    named: "This puts the repository's whole history into the image, deleted files included. Leave .git out",
    unignored: "{ignoreFile} does not leave out .git, so this copies the repository's whole history into the image",
    ignore: "Add .git to {ignoreFile}",
  },
  needs(file, facts) {
    if (file.each("COPY", "ADD").length === 0) return [];
    const own: readonly FactQuery[] = [{ kind: "dockerignore" }, rootListing];
    if (!sourcesOf(file).some(({ path }) => path === ".")) return own;
    const above = contextAbove(file, facts);
    const ofAbove: readonly FactQuery[] = above === undefined ? [] : [{ kind: "file", path: `${above}.dockerignore` }];
    return [...own, ...listingsAbove, ...composeQueries(facts), ...ofAbove];
  },
  *check(file) {
    const shipped = shippedStages(file);
    const usesGit = (stage: ReturnType<typeof file.stageOf>): boolean =>
      stage?.instructions.some(({ keyword, arguments: { text } }) => keyword === "RUN" && /\bgit\b/.test(text)) ?? false;
    for (const instruction of file.each("COPY", "ADD")) {
      if (!instruction.arguments.text.includes(".git")) continue;
      for (const { at, path } of contextSources(instruction, file.scopeBefore(instruction))) {
        const stage = file.stageOf(instruction);
        if (path === ".git" && shipped.has(stage) && !usesGit(stage)) yield { at, says: ["named"] };
      }
    }
    const whole = sourcesOf(file).find(({ path }) => path === ".");
    const stage = whole && file.stageOf(whole.instruction);
    if (!whole || !shipped.has(stage) || usesGit(stage)) return;
    const above = contextAbove(file, file.facts);
    const facts = above === undefined ? file.facts : factsFrom(above, file.facts);
    const { dockerignore } = facts;
    if (!dockerignore || !contextNames(facts)?.includes(".git/")) return;
    const ignoreFile = ignoreFileOf(facts);
    if (!ignoreFile || ignoredBy(ignoreFile, ".git") || ignoredBy(ignoreFile, ".git/HEAD")) return;
    const { path, text } = dockerignore;
    yield {
      at: whole.at,
      says: ["unignored", { ignoreFile: path }],
      fix: { title: ["ignore", { ignoreFile: path }], safety: "review", edits: () => [{ ...appendLine(text, ".git"), file: path }] },
    };
  },
});
