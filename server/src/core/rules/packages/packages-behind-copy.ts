// Packages of the system that are installed behind a COPY of the sources.
import { lineage } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { callSpan, type Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext } from "../rule";
import { whereAbove } from "../whereAbove";
import { installsNothing } from "./alreadyThere";
import { placeFor, userOf } from "./placeInFront";
import { plainInstall } from "./plainInstall";
import { changesWithSources, isCopy, stagesWithSources } from "./sourcesCopied";

function firstBehind(
  file: FileContext,
  stage: Stage,
  sources: ReadonlySet<string>,
): { copy: Instruction; run: Instruction; install: Invocation } | undefined {
  let copy: Instruction | undefined;
  for (const instruction of stage.instructions) {
    if (!copy && isCopy(instruction) && changesWithSources(file, instruction, sources)) copy = instruction;
    if (!copy || instruction.keyword !== "RUN" || !/\b(?:install|add)\b/.test(instruction.line.text)) continue;
    const install = plainInstall(file, instruction);
    if (install && !installsNothing(file, instruction)) return { copy, run: instruction, install };
  }
  return undefined;
}

const ofRepositories =
  /\b(?:add-apt-repository|apt-key|config-manager|yum-config-manager|rpm|sources\.list|keyrings|yum\.repos\.d|(?:apt|apt-get|apk|yum|dnf)(?: -\S{1,40}){0,6} (?:update|makecache))\b|\/etc\/apk\/|setup_\w+\.x\b|\|\s*(?:sudo\s+)?(?:-E\s+)?(?:ba)?sh\b/;

/** Between the copy and the install something says where packages come from: it has to move, too. */
const needsSetup = (stage: Stage, copy: Instruction, run: Instruction): Instruction | undefined =>
  stage.instructions.find(
    ({ index, keyword, arguments: { text } }) =>
      index > copy.index && index < run.index && /^(?:RUN|COPY|ADD)$/.test(keyword) && ofRepositories.test(text),
  );

/** A stage below copies the sources already: what is installed here is installed again in any case. */
const isBehindOther = (file: FileContext, stage: Stage, sources: ReadonlySet<string>): boolean =>
  lineage(stage)
    .slice(0, -1)
    .some(({ instructions }) => instructions.some((each) => isCopy(each) && changesWithSources(file, each, sources)));

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
      "A RUN with a mount, one that does more than to install packages by their names, packages that are files, and packages that the base image is known to hold where nothing loads lists: these are passed over. Nor is anything said where a stage below has copied the sources already. Where another `USER` is in force at the COPY, the last place is named at which this one is.",
  },
  messages: {
    behind: "Every change of the sources installs these packages again. Put this RUN in front of {where}",
    together:
      "Every change of the sources installs these packages again. Put this RUN, and what sets their repositories up, in front of {where}",
    move: "Every change of the sources installs these packages again, and in front of the {where} another user than {user} is in force. Move that {keyword} behind this RUN",
    copied: "The sources come here",
    setup: "This has to move, too",
  },
  reads: ["FROM", "ARG", "ENV", "RUN", "COPY", "ADD", "WORKDIR", "SHELL", "USER"],
  *check(file) {
    if (!file.each("RUN").some(({ line }) => /\b(?:install|add)\b/.test(line.text))) return;
    const sources = stagesWithSources(file);
    const where = whereAbove(file);
    for (const stage of file.stages) {
      const found = firstBehind(file, stage, sources);
      if (!found) continue;
      const { copy, run, install } = found;
      if (isBehindOther(file, stage, sources)) continue;
      const setup = needsSetup(stage, copy, run);
      const place = placeFor(file, stage, copy, run);
      const at = where([place ?? copy], run);
      const named = place === copy ? `the ${at}` : at.replace("USER", `USER ${place?.arguments.text}`);
      yield {
        at: callSpan(install),
        says: place
          ? [setup ? "together" : "behind", { where: named }]
          : ["move", { where: at, user: userOf(file.scopeBefore(run)), keyword: copy.keyword }],
        related: [{ at: copy.arguments.span, says: ["copied"] }, ...(setup ? [{ at: setup.keywordSpan, says: ["setup"] as const }] : [])],
      };
    }
  },
});
