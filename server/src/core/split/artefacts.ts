// Which files of the build stage the final stage needs: what is started, what lies beside it, and whole folders where it cannot be told.
import type { Facts } from "../facts";
import { isSourceName } from "../knowledge/sourceNames";
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";
import { absolutePath, copied, isInside, workdirAt } from "./paths";
import { type StartWord, scriptPaths, startCommands } from "./start";
import { type RunReading, type Site, type Stopped, stopped } from "./types";

/** `COPY --from=build source target`. */
export interface Artefact {
  readonly source: string;
  readonly target: string;
}

export interface Start {
  readonly instruction: Instruction;
  readonly words: readonly StartWord[];
  readonly cwd: string;
}

export const startsOf = (doc: Dockerfile, site: Site): readonly Start[] =>
  (doc.finalStage?.instructions ?? [])
    .filter(({ keyword }) => keyword === "CMD" || keyword === "ENTRYPOINT" || keyword === "HEALTHCHECK")
    .flatMap((instruction) =>
      startCommands(doc, instruction).map((words) => ({ instruction, words, cwd: workdirAt(doc, instruction, site.base.workdir) })),
    );

/** Folders on PATH that a build installs programs to. */
const installFolders: Readonly<Record<string, string>> = { go: "/go/bin", rust: "/usr/local/cargo/bin" };

/** What the build makes outside the application's folders. */
function produced(readings: readonly RunReading[], site: Site): readonly string[] {
  const outside = readings.flatMap(({ steps, kind }) => (kind === "build" || kind === "tree" ? steps.flatMap(({ writes }) => writes) : []));
  const installs = readings.some(({ steps }) =>
    steps.some(
      ({ role, invocation }) =>
        role === "build" && /^(?:install|get)$/.test(invocation.subcommand?.value ?? invocation.operands[0]?.value ?? ""),
    ),
  );
  const folder = installFolders[site.base.toolchain] ?? "/usr/local";
  return [...outside.filter((path) => !site.trees.some((tree) => isInside(path, tree))), ...(installs ? [folder] : [])];
}

interface Chosen {
  readonly artefacts: readonly Artefact[];
  readonly needsAll: boolean;
}

/** One file that needs nothing beside it: a compiled program, a jar. A launcher of Java needs the folder around it. */
const standsAlone = (site: Site, text: string, index: number): boolean =>
  site.base.toolchain === "java" ? /\.[jw]ar$/.test(text) : index === 0;

function chosenFor({ words, cwd }: Start, made: readonly string[], site: Site): Chosen {
  const artefacts: Artefact[] = [];
  let folders = false;
  const inTree = (path: string): boolean => site.trees.some((tree) => isInside(path, tree));
  for (const [index, { text }] of words.entries()) {
    if (/[\s$`*]/.test(text) && !/^[\w./-]*\*[\w.-]*$/.test(text)) continue;
    if (text.startsWith("-")) continue;
    const path = absolutePath(text, cwd);
    const folder = made.find((each) => each === "/go/bin" || each === "/usr/local/cargo/bin");
    if (index === 0 && !text.includes("/")) {
      if (folder && /^[\w.-]+$/.test(text)) artefacts.push({ source: `${folder}/${text}`, target: `/usr/local/bin/${text}` });
      else if (made.includes("/usr/local")) artefacts.push({ source: "/usr/local", target: "/usr/local" });
      continue;
    }
    if (path === "/" || site.trees.includes(path)) continue;
    const isMade = made.some((each) => isInside(path, each));
    if (isMade && isInside(path, "/usr/local") && made.includes("/usr/local"))
      artefacts.push({ source: "/usr/local", target: "/usr/local" });
    else if (isMade && index === 0) artefacts.push({ source: path, target: path });
    else if (!inTree(path) && !isMade) continue;
    else if (standsAlone(site, text, index)) artefacts.push({ source: path, target: path });
    else if (text.includes("/")) folders = true;
  }
  const option = words.some(
    ({ text }) => /^-.*=/.test(text) && inTree(absolutePath(text.slice(text.indexOf("=") + 1), cwd)) && text.includes("/"),
  );
  return { artefacts, needsAll: folders || option || scriptPaths(words, cwd).length > 0 };
}

/** Names at the top of the context that the program may read; undefined where the context is not known. */
function besideSources(doc: Dockerfile, before: readonly Instruction[], site: Site, facts: Facts): readonly Artefact[] | undefined {
  const extras: Artefact[] = [];
  for (const instruction of before) {
    if (instruction.keyword !== "COPY" && instruction.keyword !== "ADD") continue;
    const copy = copied(doc, instruction, site.base.workdir);
    const tree = copy && site.trees.find((each) => isInside(copy.target, each));
    if (!copy || !tree || copy.from !== undefined) continue;
    if (copy.sources.every((source) => isSourceName(site.base.toolchain, source.replace(/^\.\//, "")))) continue;
    if (copy.sources.length > 1 || !/^\.\/?$/.test(copy.sources[0] ?? "")) return undefined;
    const names = facts.directories.get(".");
    if (!names || facts.dockerignore === undefined) return undefined;
    for (const name of names.filter((each) => !isSourceName(site.base.toolchain, each))) {
      const plain = name.replace(/\/$/, "");
      if (facts.dockerignore?.text.includes(plain)) return undefined;
      extras.push({ source: `${copy.target}/${plain}`, target: `${copy.target}/${plain}` });
    }
  }
  return extras.length > 4 ? undefined : extras;
}

const unique = (list: readonly Artefact[]): readonly Artefact[] =>
  list.filter((each, index) => list.findIndex(({ source }) => source === each.source) === index);

/** Folders of the application that hold something when these instructions have run; a later COPY may make others. */
function filledTrees(doc: Dockerfile, before: readonly Instruction[], readings: readonly RunReading[], site: Site): readonly Artefact[] {
  const paths = before.flatMap((instruction) => {
    const copy = instruction.keyword === "COPY" || instruction.keyword === "ADD" ? copied(doc, instruction, site.base.workdir) : undefined;
    return copy ? [copy.target] : [];
  });
  for (const { steps } of readings) for (const { cwd, writes } of steps) paths.push(cwd, ...writes);
  return site.trees.filter((tree) => paths.some((path) => isInside(path, tree))).map((tree) => ({ source: tree, target: tree }));
}

/** For programs that are compiled. @returns why not, where nothing that is started is built here */
export function artefactsOf(
  doc: Dockerfile,
  before: readonly Instruction[],
  readings: readonly RunReading[],
  site: Site,
  facts: Facts,
): readonly Artefact[] | Stopped {
  const starts = startsOf(doc, site);
  const made = produced(readings, site);
  const chosen = starts.map((start) => chosenFor(start, made, site));
  const named = unique(chosen.flatMap(({ artefacts }) => artefacts));
  const last = starts.at(-1);
  if (!last)
    return stopped(
      doc.finalStage?.from.keywordSpan ?? { start: 0, end: 0 },
      "Without CMD or ENTRYPOINT it is not known which of the built files are needed",
    );
  const needsAll = chosen.some((each) => each.needsAll);
  if (named.length === 0 && !needsAll)
    return stopped(last.instruction.keywordSpan, "Nothing that is built here is named by this {keyword}", {
      keyword: last.instruction.keyword,
    });
  const extras = besideSources(doc, before, site, facts);
  if (!needsAll && extras) return unique([...named, ...extras]);
  const outside = named.filter(({ source }) => !site.trees.some((tree) => isInside(source, tree)));
  return unique([
    ...outside,
    ...filledTrees(doc, before, readings, site),
    ...(needsAll ? made.map((path) => ({ source: path, target: path })) : []),
  ]);
}

/** Folders as a whole, as they are behind these instructions. */
export const wholeTrees = filledTrees;
