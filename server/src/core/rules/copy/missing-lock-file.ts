// An install that keeps to a lock file which nothing brings into the stage.
import { contextNames, listingsAbove, rootListing } from "../../context";
import { type LockedInstall, mayInsist } from "../../knowledge/lockedInstalls";
import { argumentsOf } from "../../model/arguments";
import { imageBelow } from "../../model/baseImage";
import { standsAlone } from "../../model/onbuild";
import type { Stage } from "../../model/types";
import { callSpan, type Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { insert } from "../../text/span";
import { defineRule, type FileContext, type Fix } from "../rule";
import { insistingCommands } from "./insistingInstalls";
import { withoutLock } from "./lockBrought";

const messages = {
  stops: "{command} stops the build: nothing copies {lock} to {folder}. Copy it beside {manifest}",
  newest: "Nothing copies {lock} to {folder}, so {command} takes the newest versions and says nothing. Copy it beside {manifest}",
  copy: "Copy {lock} too",
  manifest: "The list of dependencies comes here",
} as const;

/** Puts the lock file behind the list in a COPY of files into a folder. */
function copyToo(file: FileContext, copy: Instruction, { manifest, locks }: LockedInstall): Fix<typeof messages> | undefined {
  const names = contextNames(file.facts);
  const lock = locks.find((name) => names?.includes(name));
  const words = argumentsOf(copy);
  const word = words.slice(0, -1).find(({ text }) => text === manifest || text === `./${manifest}`);
  if (lock === undefined || !word || copy.form === "exec" || !/(?:^|\/)\.?$/.test(words.at(-1)?.text ?? "")) return undefined;
  const prefix = word.text.startsWith("./") ? "./" : "";
  return { title: ["copy", { lock }], safety: "review", edits: () => [insert(word.span.end, ` ${prefix}${lock}`)] };
}

/** Of the lock files that would do, the one that is there, or the usual one. */
function saysOf({ facts }: FileContext, { program, subcommand, options }: Invocation, { manifest, locks }: LockedInstall, folder: string) {
  const option = options.find(({ name }) => /frozen|immutable|locked|pure|deploy/.test(name))?.name;
  const command = [program, subcommand?.text, option].filter((word) => word !== undefined).join(" ");
  return { command, lock: locks.find((name) => contextNames(facts)?.includes(name)) ?? locks[0] ?? "", folder, manifest };
}

export default defineRule({
  id: "missing-lock-file",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `npm ci`, `pnpm install --frozen-lockfile`, `yarn --immutable`, `uv sync --locked`, `cargo build --locked` and their like where nothing brings the lock file to the folder that they run in.",
    why: "npm, pnpm, uv, Bundler and Cargo stop the build there. Yarn 1 and Bun install whatever versions are newest that day and say nothing, though the option was written to prevent just that.",
    bad: "FROM node:22\nWORKDIR /app\nCOPY package.json ./\nRUN yarn install --frozen-lockfile\n",
    good: "FROM node:22\nWORKDIR /app\nCOPY package.json yarn.lock ./\nRUN yarn install --frozen-lockfile\n",
    files: { "package.json": "{}", "yarn.lock": "" },
    fixSafety: "Needs a look: the versions are those of the lock file then.",
    whenNot:
      "A folder, a wildcard, a bind mount or a command that may bring the lock file, an install that is tried on a condition, and base images that are not known: nothing is said.",
  },
  messages,
  needs: (file) => (file.each("RUN").some(({ line }) => mayInsist.test(line.text)) ? [rootListing, ...listingsAbove] : []),
  *check(file) {
    const told = new Map<Stage, Set<string>>();
    for (const run of file.each("RUN")) {
      const { stage } = file.scopeBefore(run);
      if (!mayInsist.test(run.line.text) || !stage || !standsAlone(run, stage) || !imageBelow(stage)) continue;
      const programs = told.get(stage) ?? new Set();
      told.set(stage, programs);
      for (const { runs, row, step } of insistingCommands(file, run)) {
        if (programs.has(runs.program)) continue;
        programs.add(runs.program);
        const found = withoutLock(file, run, stage, row, step);
        if (!found) continue;
        const { listed } = found;
        yield {
          at: callSpan(runs),
          says: [row.without, saysOf(file, runs, row, step.site.directory)],
          related: listed ? [{ at: listed.arguments.span, says: ["manifest"] }] : [],
          fix: listed && copyToo(file, listed, row),
        };
      }
    }
  },
});
