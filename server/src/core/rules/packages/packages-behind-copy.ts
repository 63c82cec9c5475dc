// Packages of the system that are installed behind a COPY of the sources.
import type { Stage } from "../../model/types";
import { callSpan, type Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext } from "../rule";
import { installsNothing } from "./alreadyThere";
import { plainInstall } from "./plainInstall";
import { changesWithSources, isCopy, stagesWithSources } from "./sourcesCopied";

function firstBehind(
  file: FileContext,
  stage: Stage,
  sources: ReadonlySet<string>,
): { copy: Instruction; install: Invocation } | undefined {
  let copy: Instruction | undefined;
  for (const instruction of stage.instructions) {
    if (!copy && isCopy(instruction) && changesWithSources(file, instruction, sources)) copy = instruction;
    if (!copy || instruction.keyword !== "RUN" || !/\b(?:install|add)\b/.test(instruction.line.text)) continue;
    const install = plainInstall(file, instruction);
    if (install && !installsNothing(file, instruction)) return { copy, install };
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
      "A RUN with a mount, one that does more than to install packages by their names, packages that are files, and packages that the base image is known to hold where nothing loads lists: these are passed over.",
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
