// An install that keeps to a lock file which nothing brings into the stage.
import { contextNames, listingsAbove, rootListing } from "../../context";
import { type CommandStep, commandSteps } from "../../image";
import { elsewhereOptions, type LockedInstall, lockedInstalls, mayInsist } from "../../knowledge/lockedInstalls";
import { argumentsOf } from "../../model/arguments";
import { imageBelow } from "../../model/baseImage";
import { historyOf } from "../../model/lineage";
import { standsAlone } from "../../model/onbuild";
import type { Scope, Stage } from "../../model/types";
import { callSpan, hasOption, type Invocation } from "../../shell/invocation";
import type { Command } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { joinPath } from "../../text/path";
import { insert } from "../../text/span";
import { defineRule, type FileContext, type Fix } from "../rule";
import { copyBrings, mayBeMade, mountBrings } from "./lockFiles";

const messages = {
  stops: "{command} stops the build: nothing copies {lock} to {folder}. Copy it beside {manifest}",
  newest: "Nothing copies {lock} to {folder}, so {command} takes the newest versions and says nothing. Copy it beside {manifest}",
  copy: "Copy {lock} too",
  manifest: "The list of dependencies comes here",
} as const;

const isOn = (scope: Scope, name: string): boolean => /^(?:1|true|yes)$/i.test(scope.lookup(name)?.value ?? "");

/** The row of what the command insists on; undefined where it does not, or takes its project from elsewhere. */
function insists(invocation: Invocation, scope: Scope): LockedInstall | undefined {
  if (hasOption(invocation, ...elsewhereOptions)) return undefined;
  const command = [invocation.subcommand, ...(invocation.program === "yarn" || invocation.program === "bundle" ? invocation.operands : [])]
    .map((word) => word?.value ?? "")
    .join(" ");
  return lockedInstalls.find(
    ({ program, commands, options, variables = [] }) =>
      program === invocation.program &&
      commands.includes(command) &&
      ((options.length === 0 && invocation.operands.length === 0) ||
        hasOption(invocation, ...options) ||
        variables.some((name) => isOn(scope, name))),
  );
}

/** `[ -f yarn.lock ] && …`, `npm ci || npm install`: somebody has thought of it. */
function isGuarded(command: Command, all: readonly Command[]): boolean {
  const at = all.indexOf(command);
  const [before, behind] = [all[at - 1], all[at + 1]];
  const tested = command.joinedBy === "&&" && (before?.name === "[" || before?.name === "test" || before?.name === "[[");
  return command.inside.length > 0 || command.joinedBy === "||" || behind?.joinedBy === "||" || tested;
}

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

interface Insisting {
  readonly runs: Invocation;
  readonly row: LockedInstall;
  readonly step: CommandStep;
}

function insistingCommands(file: FileContext, run: Instruction): readonly Insisting[] {
  const steps = file.scripts(run).flatMap((script) => commandSteps(file, run, script));
  const commands = steps.map(({ command }) => command);
  return steps.flatMap((step) => {
    const { runs } = step;
    const row = runs && insists(runs, file.scopeBefore(run));
    return runs && row && step.site.directory.startsWith("/") && !isGuarded(step.command, commands) ? [{ runs, row, step }] : [];
  });
}

/** pnpm, Yarn, Cargo and uv look for the file in the folders above, too. */
const foldersUpTo = (directory: string): readonly string[] =>
  directory.split("/").map((_part, at, all) => joinPath("/", all.slice(0, at + 1).join("/")));

/** The COPY that brings the list of dependencies, if one does; undefined where the lock file may be there, or the list is not known to be. */
function withoutLock(
  file: FileContext,
  run: Instruction,
  stage: Stage,
  { manifest, locks }: LockedInstall,
  { site: { directory }, command }: CommandStep,
): { readonly listed: Instruction | undefined } | undefined {
  const history = historyOf(stage, run);
  if (history.some(({ keyword }) => keyword === "ONBUILD")) return undefined;
  const copies = history.filter(({ keyword }) => keyword === "COPY" || keyword === "ADD");
  const list = joinPath(directory, manifest);
  const listed = copies.findLast((copy) => copyBrings(file, copy, list, manifest));
  if (!listed && !mountBrings(run, list, directory)) return undefined;
  const paths = foldersUpTo(directory).flatMap((folder) => locks.map((lock) => joinPath(folder, lock)));
  const brought = paths.some((path) => mountBrings(run, path, directory) || copies.some((copy) => copyBrings(file, copy, path, manifest)));
  return brought || mayBeMade(file, history, run, paths, command.span.start) ? undefined : { listed };
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
