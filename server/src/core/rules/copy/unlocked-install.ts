// An install that does not keep to the lock file that lies there.
import { contextRoots, contextSources, listingsAbove, namesIn, rootListing } from "../../context";
import { addOption } from "../../edits";
import { mayInstallDependencies } from "../../knowledge/dependencyInstalls";
import { replace, type TextEdit } from "../../text/span";
import { defineRule } from "../rule";
import { installFolders } from "./installFolders";
import { placeOf } from "./installReads";
import { isOfNewYarn, lockFit } from "./lockFit";
import { lockFile } from "./lockSource";
import { isMadeHere } from "./madeHere";
import type { ProjectInstall } from "./projectInstall";
import { cannotLock, firstUnlocked } from "./unlockedInstalls";

/** What tells which version of its program has written it, or runs. */
const lockTexts = /^(?:pnpm-lock\.yaml|package-lock\.json|yarn\.lock|package\.json)$/;

function lockedEdit({ invocation, row }: ProjectInstall, option: string | undefined): TextEdit | undefined {
  const { subcommand } = invocation;
  if (row?.locked?.command && subcommand) return replace(subcommand.span, row.locked.command);
  return option === undefined ? undefined : addOption(invocation, option);
}

export default defineRule({
  id: "unlocked-install",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `npm install`, `yarn`, `pnpm install`, `uv sync` and `pipenv install` that may change the lock file instead of keeping to it.",
    why:
      "Where the list of dependencies and the lock file differ, these commands quietly take other versions than the ones that were " +
      "tested. The commands for builds stop instead.",
    bad: "FROM node:22\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm install\n",
    good: "FROM node:22\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci\n",
    fixSafety: "Needs a look: the build then stops where the lock file does not fit the list of dependencies.",
    whenNot:
      "Only where the lock file is known to be there is anything said, and only where the list of dependencies is copied from the same folder: the lock file of a workspace does not fit one package. It has to come to the folder that the install works in, or to one above without a nearer list of dependencies; in a clone of another repository it is that one that counts. Images of Node.js whose npm has no `npm ci` (below 8.12 and 9) are passed over, and so are lock files that are copied where they are there (`yarn.lock*`), and those that the program which runs may not read: there the command for builds would stop. Of pnpm it is said which version reads the file.",
  },
  messages: {
    unlocked: "{command} may install other versions than {lock} lists. {locked} keeps to it, and stops where it does not fit",
    left: "{lock} is not copied, so {command} takes whatever versions are newest. Copy it too, and use {locked}",
    misfit:
      "The pnpm that runs here does not read {lock} (lockfileVersion {written}), so {command} writes it anew, with other versions. Install pnpm@{reads}, and use {locked}",
    write: "Write {locked}",
  },
  needs: (file, facts) => {
    if (!file.each("RUN").some(({ line }) => mayInstallDependencies.test(line.text))) return [];
    const folders = installFolders(file);
    const listings = folders.flatMap((folder) => contextRoots.map((root) => ({ kind: "directory", path: root + folder }) as const));
    const places = [...contextRoots, ...folders.flatMap((folder) => placeOf(facts, `${folder}/`) ?? [])];
    const texts = places.flatMap((place) =>
      [...(namesIn(facts, place.replace(/\/$/, "") || ".") ?? [])]
        .filter((name) => lockTexts.test(name))
        .map((name) => ({ kind: "file", path: place + name }) as const),
    );
    return [rootListing, { kind: "dockerignore" }, ...listingsAbove, ...listings, ...texts];
  },
  *check(file) {
    for (const { run, install } of firstUnlocked(file)) {
      const { invocation, row } = install;
      const locked = row?.locked;
      const stage = file.stageOf(run);
      if (cannotLock(stage, install) || isMadeHere(file, run, install)) continue;
      const copies = (stage?.instructions ?? []).filter(({ keyword }) => keyword === "COPY" || keyword === "ADD");
      const sources = copies.flatMap((copy) => contextSources(copy, file.scopeBefore(copy)));
      const lock = lockFile(file, run, install, sources);
      if (!locked || !lock) continue;
      const fit = lockFit(file, stage, run, lock);
      if (fit === "perhaps") continue;
      const { subcommand, program } = invocation;
      const option = isOfNewYarn(file, lock) ? "--immutable" : locked.option;
      const command = `${program}${subcommand ? ` ${subcommand.text}` : ""}`;
      const better = locked.command ? `${program} ${locked.command}` : `${command} ${option}`;
      const edit = lockedEdit(install, option);
      const says = { command, lock: lock.prefix + lock.name, locked: better };
      yield {
        at: { start: invocation.nameSpan.start, end: (subcommand ?? { span: invocation.nameSpan }).span.end },
        says: fit !== "fits" ? ["misfit", { ...says, ...fit }] : [lock.copied ? "unlocked" : "left", says],
        fix: edit && lock.copied && fit === "fits" ? { title: ["write", says], safety: "review", edits: () => [edit] } : undefined,
      };
    }
  },
});
