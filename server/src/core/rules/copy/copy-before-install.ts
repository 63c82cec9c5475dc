// COPY of the whole context in front of the command that installs dependencies.
import { contextNames, contextSources, rootListing } from "../../context";
import { mayInstallDependencies } from "../../knowledge/dependencyInstalls";
import { remember } from "../../model/remember";
import type { Scope } from "../../model/types";
import { invocations } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext, type Scripts } from "../rule";
import { installFirst, type Pair } from "./installFirst";
import { type ProjectInstall, projectInstall } from "./projectInstall";

const hasCacheMount = ({ flags }: Instruction): boolean =>
  flags.some(({ options }) => options.some(({ key, value }) => key === "type" && value === "cache"));

const copiesAll = remember((copy: Instruction, scope: Scope) => contextSources(copy, scope).some(({ path }) => path === "."));

function installIn(run: Instruction, context: Scripts): ProjectInstall | undefined {
  if (run.heredocs.length === 0 && !mayInstallDependencies.test(run.line.text)) return undefined;
  for (const script of context.scripts(run)) {
    for (const invocation of invocations(script)) {
      const install = projectInstall(invocation);
      if (install) return install;
    }
  }
  return undefined;
}

/** The program that installs, as long as no cache mount keeps what it downloads. */
const installer = remember((run: Instruction, _scope: Scope, context: Scripts) =>
  hasCacheMount(run) ? undefined : installIn(run, context)?.invocation.program,
);

/** The first COPY of everything in each stage, and the first install behind it; none where the same was installed before it. */
function* pairs(file: FileContext): Iterable<Pair> {
  const wholes = new Set(file.each("COPY", "ADD").filter((copy) => copiesAll(copy, file.scopeBefore(copy))));
  if (wholes.size === 0) return;
  for (const { instructions } of file.stages) {
    let copy: Instruction | undefined;
    const before = new Set<string>();
    if (!instructions.some((instruction) => wholes.has(instruction))) continue;
    for (const instruction of instructions) {
      if (wholes.has(instruction)) copy ??= instruction;
      if (instruction.keyword !== "RUN") continue;
      const program = installer(instruction, file.scopeBefore(instruction), file);
      if (program === undefined) continue;
      if (!copy) before.add(program);
      const install = copy && !before.has(program) ? installIn(instruction, file) : undefined;
      if (!copy || !install) continue;
      yield { copy, run: instruction, install };
      break;
    }
  }
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
    whenNot: "A cache mount on the install is the other way to keep downloads: it is passed over.",
  },
  messages: {
    order: "Every change of any file runs {command} again. Copy {files} first, run {command}, and copy the rest behind it",
    install: "Runs again with every change",
    reorder: "Copy {files} and run {command} first",
  },
  needs: (file) =>
    file.each("COPY", "ADD").some((instruction) => /(?:^|\s)\.\/?\s/.test(instruction.arguments.text))
      ? [rootListing, { kind: "dockerignore" }, { kind: "file", path: "package.json" }, { kind: "file", path: "requirements.txt" }]
      : [],
  *check(file) {
    for (const pair of pairs(file)) {
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
        says: ["order", says],
        related: [{ at: { start: invocation.nameSpan.start, end: invocation.command.span.end }, says: ["install"] }],
        fix: fix && { title: ["reorder", says], safety: "review", edits: fix.edits },
      };
    }
  },
});
