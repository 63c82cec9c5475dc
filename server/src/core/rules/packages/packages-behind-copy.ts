// Packages of the system that are installed behind a COPY of the sources.
import { contextSources } from "../../context";
import { copyOf } from "../../image";
import { isConfined } from "../../knowledge/commandEffects";
import { managerOf } from "../../knowledge/packageManagers";
import { mountsOf } from "../../model/mounts";
import type { Stage } from "../../model/types";
import { allCommands } from "../../shell/commandsOf";
import { callSpan, type Invocation } from "../../shell/invocation";
import { packageInstall } from "../../shell/packages";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext } from "../rule";

const system: ReadonlySet<string> = new Set(["apt-get", "apt", "aptitude", "apk", "yum", "dnf", "microdnf", "tdnf", "zypper"]);

const bringsSources = (file: FileContext, copy: Instruction): boolean =>
  contextSources(copy, file.scopeBefore(copy)).some(
    ({ path, wildcard }) => path === "." || (!wildcard && /(?:^|\/)(?:src|app|server|lib)$/.test(path)),
  );

const isCopy = ({ keyword }: Instruction): boolean => keyword === "COPY" || keyword === "ADD";

/** Stages that change with every change of the sources. */
function stagesWithSources(file: FileContext): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name, index, instructions } of file.stages) {
    if (!instructions.some((each) => isCopy(each) && bringsSources(file, each))) continue;
    if (name !== undefined) names.add(name.toLowerCase());
    names.add(String(index));
  }
  return names;
}

/** The install by names of a RUN that reads nothing of what was copied. */
function plainInstall(file: FileContext, run: Instruction): Invocation | undefined {
  if (mountsOf(run).length > 0 || run.heredocs.length > 0) return undefined;
  const all = allCommands(run, file);
  const plain = all.every(({ program, words }) => {
    const manager = managerOf(program);
    const known =
      manager === undefined
        ? isConfined(program) && !/^(?:cp|mv|npm|npx|pip|yarn|pnpm|go|cargo|python|node|gem|bundle|composer|make|find|cat)$/.test(program)
        : system.has(manager);
    return known && words.every(({ text }) => !/\$\(|`/.test(text));
  });
  if (!plain) return undefined;
  return all.find((invocation) => {
    const install = packageInstall(invocation);
    return (
      install !== undefined && system.has(install.manager) && install.packages.length > 0 && install.packages.every(({ local }) => !local)
    );
  });
}

function firstBehind(
  file: FileContext,
  stage: Stage,
  sources: ReadonlySet<string>,
): { copy: Instruction; install: Invocation } | undefined {
  let copy: Instruction | undefined;
  for (const instruction of stage.instructions) {
    if (isCopy(instruction) && !copy) {
      const from = copyOf(instruction, file.scopeBefore(instruction))?.from;
      if (from === undefined ? bringsSources(file, instruction) : sources.has(from.toLowerCase())) copy = instruction;
    }
    if (!copy || instruction.keyword !== "RUN" || !/\b(?:install|add)\b/.test(instruction.line.text)) continue;
    const install = plainInstall(file, instruction);
    if (install) return { copy, install };
  }
  return undefined;
}

export default defineRule({
  id: "packages-behind-copy",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `apt-get install`, `apk add` and their like, alone in a `RUN` behind a `COPY` of the sources, or of what another stage builds from them.",
    why: "The builder takes a line from its cache as long as nothing above it has changed. Here every change of the sources downloads and installs the packages of the system again, and makes a layer that every host has to pull again.",
    bad: "FROM debian:12-slim\nCOPY . /app\nRUN apt-get update && apt-get install -y --no-install-recommends wget && rm -rf /var/lib/apt/lists/*\n",
    good: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends wget && rm -rf /var/lib/apt/lists/*\nCOPY . /app\n",
    whenNot:
      "A RUN with a mount, one that does more than to install packages by their names, and packages that are files: these are passed over.",
  },
  messages: {
    behind: "Every change of the sources installs these packages again. Put this RUN in front of the {keyword} above",
    copied: "The sources come here",
  },
  reads: ["FROM", "ARG", "ENV", "RUN", "COPY", "ADD", "WORKDIR", "SHELL"],
  *check(file) {
    if (!file.each("RUN").some(({ line }) => /\b(?:install|add)\b/.test(line.text))) return;
    const sources = stagesWithSources(file);
    for (const stage of file.stages) {
      const found = firstBehind(file, stage, sources);
      if (!found) continue;
      const { copy, install } = found;
      yield {
        at: callSpan(install),
        says: ["behind", { keyword: copy.keyword }],
        related: [{ at: copy.arguments.span, says: ["copied"] }],
      };
    }
  },
});
