// COPY of the whole context in front of the command that installs dependencies.

import { purposeOf } from "../../context";
import { defineRule } from "../rule";
import { adviceFor, textOf } from "./installAdvice";
import { installedAgain } from "./installedAgain";
import { filesFor, fixOf } from "./installFix";
import { toLeaveOut } from "./installIgnore";
import { installQueries } from "./installQueries";
import { neededFor } from "./installReads";
import { installsBehindCopy, placeOfCopy } from "./installsBehindCopy";

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
    files: { "package.json": "{}", "package-lock.json": "{}", "server.js": "", ".dockerignore": "node_modules\n" },
    fixSafety:
      "Needs a look: scripts that run while installing (`postinstall`) may need more files than the lists of dependencies. Where no `.dockerignore` leaves out the folder that is installed (`node_modules`), the fix writes one, or its line, with it: behind the install, what the machine that builds has of it would come over what is installed. Comments above the RUN move with it.",
    whenNot:
      "A cache mount on the install is the other way to keep downloads, and pnpm fetch in front of the copy a third: they are passed over, as is an install in a stage below. So are the packages of a workspace, whose lists the install reads (of pnpm, whose fetch needs the lock file alone, they are told), a Dockerfile for development, and lists that name other parts of the project (file: paths, -r, go.work, modules of Maven and Gradle): which files such an install reads is not known.",
  },
  messages: {
    ignore:
      "Every change of {folder} runs {command} again. Copy {files} first, run {command}, and copy the rest behind it, with {left} in {ignoreFile}: else what the machine that builds has of it comes over what is installed",
    order: "Every change of {folder} runs {command} again. Copy {files} first, run {command}, and copy the rest behind it",
    project:
      "Every change of {folder} runs {command} again. Copy {files} first and run {command} {alone}, then copy the rest and run {rest}",
    workspace:
      "Every change of {folder} runs {command} again. Copy {files} and run pnpm fetch first: {command} --offline behind the copy then only links the packages",
    behind: "Every change of {folder} runs {command} again, though another COPY brings what it reads. Put this COPY behind it",
    split:
      "Every change of {folder} runs {command} again, though another COPY brings what it reads. Split the RUN: {command} in front of this COPY, what needs the sources behind it",
    again:
      "Every change of {folder} runs {command} again, though stage {stage} has installed the same, and its {modules} is copied here. Leave this install out, or the copy of {modules}",
    install: "Runs again with every change",
    there: "This brings what is installed already",
    first: "Run {command} first",
    reorder: "Copy {files} and run {command} first",
    firstIgnore: "Run {command} first, and leave {left} out by {ignoreFile}",
    reorderIgnore: "Copy {files} and run {command} first, and leave {left} out by {ignoreFile}",
  },
  needs: installQueries,
  *check(file) {
    if (purposeOf(file.facts) === "development") return;
    for (const pair of installsBehindCopy(file)) {
      const { invocation } = pair.install;
      const at = placeOfCopy(file, pair);
      if (!at) continue;
      const command = textOf(invocation);
      const related = [{ at: { start: invocation.nameSpan.start, end: invocation.command.span.end }, says: ["install"] as const }];
      const source = pair.folder?.source ?? ".";
      const folder = source === "." ? "any file" : `any file in ${source}`;
      const again = installedAgain(file, pair);
      if (again) {
        const { stage, modules } = again;
        yield {
          at,
          says: ["again", { folder, command, stage, modules }],
          related: [...related, { at: again.copy.arguments.span, says: ["there"] }],
        };
        continue;
      }
      const reads = neededFor(file, pair);
      if (!reads) continue;
      const key = adviceFor(file.facts, pair, reads);
      const files = filesFor(key, reads);
      const { alone = "", rest = command } = pair.install.row ?? {};
      const over = pair.folder ? undefined : toLeaveOut(file, pair.copy, invocation.program);
      const says = { command, files, folder, alone, rest, left: over?.folder ?? "", ignoreFile: over?.ignoreFile ?? "" };
      yield {
        at,
        says: [key === "order" && over && file.facts.dockerignore !== undefined ? "ignore" : key === "packages" ? "order" : key, says],
        related,
        fix: fixOf(file, pair, reads, key, over, says),
      };
    }
  },
});
