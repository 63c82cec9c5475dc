// Decides for each instruction in front of the cut whether it stays in the build stage, goes to the final one, or stands in both.
import { contextPath } from "../context";
import { copyOf, isScratch } from "../image";
import { isSourceName } from "../knowledge/sourceNames";
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";
import { inTrees } from "./ownTrees";
import { installRun, runtimePackages } from "./packages";
import { isStopped, type Placed, type RunReading, type Site, type Stopped, stopped } from "./types";

/** Settings of the container that the build does not read. */
const finalOnly: ReadonlySet<string> = new Set([
  "LABEL",
  "EXPOSE",
  "VOLUME",
  "HEALTHCHECK",
  "STOPSIGNAL",
  "CMD",
  "ENTRYPOINT",
  "MAINTAINER",
]);
const inBoth: ReadonlySet<string> = new Set(["ENV", "ARG", "WORKDIR", "USER", "SHELL"]);

const twoThings =
  "This RUN works on {path}, which is copied as a whole, and on other parts of the image: it would have to run in both stages";

function placeCopy(doc: Dockerfile, instruction: Instruction, site: Site, later: readonly Instruction[]): Placed | Stopped {
  const copy = copyOf(instruction, doc.scopeBefore(instruction));
  if (!copy?.known)
    return stopped(instruction.keywordSpan, "Where this {keyword} puts its files is not known", { keyword: instruction.keyword });
  if (isScratch(copy.target)) return { instruction, build: true, final: undefined };
  if (!inTrees(site, copy.target)) return { instruction, build: true, final: "same" };
  if (site.base.toolchain !== "python") {
    const sources = copy.sources.every(
      (source) => isSourceName(site.base.toolchain, source.replace(/^\.\//, "")) || contextPath(source) === ".",
    );
    return { instruction, build: true, final: site.base.toolchain === "node" || (copy.from === undefined && sources) ? undefined : "same" };
  }
  const again = later.some((other) => {
    const next = copyOf(other, doc.scopeBefore(other));
    return (
      next?.known && next.target === copy.target && next.from === undefined && next.sources.some((source) => contextPath(source) === ".")
    );
  });
  return { instruction, build: true, final: again ? undefined : "same" };
}

/** A RUN that goes to both stages must not need what is copied only behind it. */
function reachesTree(reading: RunReading, site: Site): string | undefined {
  const made = reading.steps.filter(({ invocation }) => invocation.program === "mkdir").flatMap(({ writes }) => writes);
  return reading.steps
    .filter(({ invocation }) => invocation.program !== "mkdir")
    .flatMap(({ writes, reads }) => [...writes, ...reads])
    .find((path) => inTrees(site, path) && !made.includes(path));
}

const needsLists = "This RUN installs from package lists that an earlier RUN has fetched; in a stage of its own they are not there";

/** The install of a RUN that goes to the final stage as it is must fetch its package lists itself. */
export function listProblem({ steps, packages, instruction }: RunReading, site: Site): Stopped | undefined {
  const apt = steps.filter(({ invocation: { program } }) => program === "apt-get" || program === "apt");
  const updates = apt.some(({ invocation: { subcommand } }) => subcommand?.value === "update");
  const fails = site.base.packageManager === "apt-get" && packages.packages.length > 0 && apt.length > 0 && !updates;
  return fails ? stopped(instruction.keywordSpan, needsLists) : undefined;
}

/** What a RUN that builds leaves outside the application's folders, and that nobody would copy. */
export function strays(reading: RunReading, site: Site): readonly string[] {
  return reading.steps
    .filter(({ role }) => role === "files" || role === "quiet")
    .flatMap(({ writes }) => writes)
    .filter((path) => !inTrees(site, path));
}

function placeRun(reading: RunReading, site: Site): Placed | Stopped {
  const { instruction } = reading;
  const packages = runtimePackages(reading, site.base);
  if (isStopped(packages)) return packages;
  const tree = reachesTree(reading, site);
  const mixed = reading.steps.find(({ role }) => role === "users" || role === "global");
  const interpreted = site.base.toolchain === "node" || site.base.toolchain === "python";
  switch (reading.kind) {
    case "both":
      if (tree !== undefined) return stopped(instruction.keywordSpan, twoThings, { path: tree });
      return listProblem(reading, site) ?? { instruction, build: true, final: "same" };
    case "tree":
      return { instruction, build: true, final: site.base.toolchain === "python" ? "same" : undefined };
    case "build": {
      if (mixed)
        return stopped(mixed.invocation.nameSpan, "This RUN builds and does what both stages need; only one RUN for each could be split");
      const [stray] = interpreted ? strays(reading, site) : [];
      if (stray !== undefined) return stopped(instruction.keywordSpan, "This RUN builds and also writes {path}", { path: stray });
    }
  }
  return { instruction, build: true, final: installRun(packages, site.base, reading.packages.options, reading.upgrades) || undefined };
}

/** @param later the instructions behind the cut. @returns why not, where one is not understood */
export function place(
  doc: Dockerfile,
  before: readonly Instruction[],
  readings: ReadonlyMap<Instruction, RunReading>,
  site: Site,
  later: readonly Instruction[],
): readonly Placed[] | Stopped {
  const placed: Placed[] = [];
  for (const instruction of before) {
    const { keyword } = instruction;
    const reading = readings.get(instruction);
    let where: Placed | Stopped;
    if (finalOnly.has(keyword)) where = { instruction, build: false, final: "same" };
    else if (inBoth.has(keyword)) where = { instruction, build: true, final: "same" };
    else if (reading) where = placeRun(reading, site);
    else if (keyword === "COPY" || keyword === "ADD") where = placeCopy(doc, instruction, site, later);
    else where = stopped(instruction.keywordSpan, "{keyword} belongs to one stage, and which is not known", { keyword });
    if (isStopped(where)) return where;
    placed.push(where);
  }
  return placed;
}
