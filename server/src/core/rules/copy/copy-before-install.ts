// COPY of the whole context in front of the command that installs dependencies.

import { contextNames, contextSources, rootListing } from "../../context";
import type { Facts } from "../../facts";
import { defineRule } from "../rule";
import { installFirst } from "./installFirst";
import { installsBehindCopy } from "./installsBehindCopy";

/** What is enough to install in a workspace: not the list of dependencies in its root alone. */
function messageFor({ files }: Facts, names: readonly string[] | undefined, program: string): "order" | "workspace" | "packages" {
  if (program === "pnpm" && names?.includes("pnpm-workspace.yaml")) return "workspace";
  return /^(?:npm|yarn|pnpm|bun)$/.test(program) && /"workspaces"\s*:/.test(files.get("package.json") ?? "") ? "packages" : "order";
}

export default defineRule({
  id: "copy-before-install",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `COPY . …` in front of the command that installs the project's dependencies.",
    why:
      "The builder takes a line from its cache as long as nothing that it copies has changed. Here every change of any file throws " +
      "the installed dependencies away, and the next build downloads them all again.",
    bad: "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\n",
    good: "FROM node:22\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .\n",
    files: { "package.json": "{}", "package-lock.json": "{}", "server.js": "" },
    fixSafety: "Needs a look: scripts that run while installing (`postinstall`) may need more files than the lists of dependencies.",
    whenNot:
      "A cache mount on the install is the other way to keep downloads, and pnpm fetch in front of the copy a third: they are passed over, as is an install in a stage below.",
  },
  messages: {
    order: "Every change of any file runs {command} again. Copy {files} first, run {command}, and copy the rest behind it",
    workspace:
      "Every change of any file runs {command} again. Copy pnpm-lock.yaml and run pnpm fetch first: {command} --offline behind the copy then only links the packages",
    packages:
      "Every change of any file runs {command} again. Copy {files} and the package.json of every workspace first, run {command}, and copy the rest behind it",
    install: "Runs again with every change",
    reorder: "Copy {files} and run {command} first",
  },
  needs: (file) =>
    file.each("COPY", "ADD").some((instruction) => /(?:^|\s)\.\/?\s/.test(instruction.arguments.text))
      ? [rootListing, { kind: "dockerignore" }, { kind: "file", path: "package.json" }, { kind: "file", path: "requirements.txt" }]
      : [],
  *check(file) {
    for (const pair of installsBehindCopy(file)) {
      const { invocation, manifests, row } = pair.install;
      const [source] = contextSources(pair.copy, file.scopeBefore(pair.copy)).filter(({ path }) => path === ".");
      const [first] = invocation.words;
      if (!source || !first) continue;
      const command = [invocation.program, invocation.subcommand?.text, ...invocation.operands.map(({ text }) => text)]
        .filter((word) => word !== undefined)
        .join(" ");
      const fix = installFirst(file, pair);
      const names = contextNames(file.facts);
      const usual = [...manifests.slice(0, 1), ...(row?.locks.slice(0, 1) ?? [])];
      const files = fix?.files ?? (names?.includes(usual[0] ?? "") ? usual.filter((name) => names.includes(name)) : usual);
      const says = { command, files: files.join(" and ") };
      yield {
        at: source.at,
        says: [messageFor(file.facts, names, invocation.program), says],
        related: [{ at: { start: invocation.nameSpan.start, end: invocation.command.span.end }, says: ["install"] }],
        fix: fix && { title: ["reorder", says], safety: "review", edits: fix.edits },
      };
    }
  },
});
