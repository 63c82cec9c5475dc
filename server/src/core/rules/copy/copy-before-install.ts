// COPY of the whole context in front of the command that installs dependencies.

import { contextNames, contextSources, purposeOf, rootListing } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import { baseName, folderOf, joinPath } from "../../text/path";
import { defineRule } from "../rule";
import { foldersCopied } from "./folderCopies";
import { adviceFor } from "./installAdvice";
import { installFirst } from "./installFirst";
import { installsBehindCopy, type Pair } from "./installsBehindCopy";
import { workspaceQueries } from "./workspace";

/** Nobody copies more folders one by one. */
const mostFolders = 64;

/** The list of dependencies and the usual lock file, by their places in the context. */
function usualFiles(facts: Facts, { folder, install: { manifests, row } }: Pair): readonly string[] {
  const names = contextNames(facts);
  const [first = ""] = manifests;
  const locks = row?.locks.slice(0, 1) ?? [];
  if (folder?.manifest !== undefined) return [folder.manifest, ...locks.map((lock) => joinPath(folderOf(folder.manifest ?? ""), lock))];
  const usual = [first.startsWith("/") ? baseName(first) : first, ...locks];
  return names?.includes(usual[0] ?? "") ? usual.filter((name) => names.includes(name)) : usual;
}

export default defineRule({
  id: "copy-before-install",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `COPY . …`, or `COPY` of the folder with the sources, in front of the command that installs the project's dependencies.",
    why:
      "The builder takes a line from its cache as long as nothing that it copies has changed. Here every change of any file throws " +
      "the installed dependencies away, and the next build downloads them all again.",
    bad: "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\n",
    good: "FROM node:22\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .\n",
    files: { "package.json": "{}", "package-lock.json": "{}", "server.js": "" },
    fixSafety: "Needs a look: scripts that run while installing (`postinstall`) may need more files than the lists of dependencies.",
    whenNot:
      "A cache mount on the install is the other way to keep downloads, and pnpm fetch in front of the copy a third: they are passed over, as is an install in a stage below. So are the packages of a workspace, whose lists the install reads, and a Dockerfile for development.",
  },
  messages: {
    order: "Every change of any file runs {command} again. Copy {files} first, run {command}, and copy the rest behind it",
    workspace:
      "Every change of any file runs {command} again. Copy pnpm-lock.yaml and run pnpm fetch first: {command} --offline behind the copy then only links the packages",
    packages:
      "Every change of any file runs {command} again. Copy {files} and the package.json of every workspace first, run {command}, and copy the rest behind it",
    folder: "Every change of {folder} runs {command} again. Copy {files} first, run {command}, and copy the rest behind it",
    behind: "Every change of {folder} runs {command} again, though another COPY brings what it reads. Put this COPY behind it",
    split:
      "Every change of {folder} runs {command} again, though another COPY brings what it reads. Split the RUN: {command} in front of this COPY, what needs the sources behind it",
    install: "Runs again with every change",
    reorder: "Copy {files} and run {command} first",
  },
  needs(file, facts) {
    const copies = file.each("COPY", "ADD");
    const folders = copies.flatMap((copy) => foldersCopied(file, copy)).map(({ source }) => source);
    const isWhole = copies.some((instruction) => /(?:^|\s)\.\/?\s/.test(instruction.arguments.text));
    if (!isWhole && folders.length === 0) return [];
    const ofWhole: readonly FactQuery[] = isWhole
      ? [rootListing, { kind: "dockerignore" }, { kind: "file", path: "requirements.txt" }]
      : [];
    return [...ofWhole, ...workspaceQueries(file, facts, folders.slice(0, mostFolders))];
  },
  *check(file) {
    if (purposeOf(file.facts) === "development") return;
    for (const pair of installsBehindCopy(file)) {
      const { invocation } = pair.install;
      const at = pair.folder?.at ?? contextSources(pair.copy, file.scopeBefore(pair.copy)).find(({ path }) => path === ".")?.at;
      if (!at) continue;
      const command = [invocation.program, invocation.subcommand?.text, ...invocation.operands.map(({ text }) => text)]
        .filter((word) => word !== undefined)
        .join(" ");
      const fix = installFirst(file, pair);
      const files = (fix?.files ?? usualFiles(file.facts, pair)).join(" and ");
      const key = adviceFor(file.facts, pair);
      const says = { command, files, folder: pair.folder?.source === "." ? "any file" : `any file in ${pair.folder?.source}` };
      yield {
        at,
        says: [key, says],
        related: [{ at: { start: invocation.nameSpan.start, end: invocation.command.span.end }, says: ["install"] }],
        fix: fix && { title: ["reorder", says], safety: "review", edits: fix.edits },
      };
    }
  },
});
