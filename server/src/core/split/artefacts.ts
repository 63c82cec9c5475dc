// Which files of the build stage the final stage needs: what is started, what lies beside it, and whole folders where it cannot be told.
import { contextNames, contextPath, ignoredBy, ignoreFileOf } from "../context";
import type { Facts } from "../facts";
import { absolute, copyOf } from "../image";
import { isSourceName } from "../knowledge/sourceNames";
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";
import { isWithin } from "../text/path";
import { inTrees } from "./ownTrees";
import { type StartWord, startCommands, startScripts } from "./start";
import { type RunReading, type Site, type Stopped, stopped } from "./types";

/** `COPY --from=build source target`. */
export interface Artefact {
  readonly source: string;
  readonly target: string;
}

export interface Start {
  readonly instruction: Instruction;
  readonly words: readonly StartWord[];
}

export const startsOf = (doc: Dockerfile): readonly Start[] =>
  (doc.finalStage?.instructions ?? [])
    .filter(({ keyword }) => keyword === "CMD" || keyword === "ENTRYPOINT" || keyword === "HEALTHCHECK")
    .flatMap((instruction) => startCommands(doc, instruction).map((words) => ({ instruction, words })));

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
  return [...outside.filter((path) => !inTrees(site, path)), ...(installs ? [folder] : [])];
}

interface Chosen {
  readonly artefacts: readonly Artefact[];
  readonly needsAll: boolean;
}

/** One file that needs nothing beside it: a compiled program, a jar. A launcher of Java needs the folder around it. */
const standsAlone = (site: Site, text: string, index: number): boolean =>
  site.base.toolchain === "java" ? /\.[jw]ar$/.test(text) : index === 0;

function chosenFor({ words }: Start, made: readonly string[], site: Site): Chosen {
  const { workdir } = site.image;
  const artefacts: Artefact[] = [];
  let folders = false;
  for (const [index, { text }] of words.entries()) {
    if (/[\s$`*]/.test(text) && !/^[\w./-]*\*[\w.-]*$/.test(text)) continue;
    if (text.startsWith("-")) continue;
    const path = absolute(text, workdir);
    const folder = made.find((each) => each === "/go/bin" || each === "/usr/local/cargo/bin");
    if (index === 0 && !text.includes("/")) {
      if (folder && /^[\w.-]+$/.test(text)) artefacts.push({ source: `${folder}/${text}`, target: `/usr/local/bin/${text}` });
      else if (made.includes("/usr/local")) artefacts.push({ source: "/usr/local", target: "/usr/local" });
      continue;
    }
    if (path === "/" || site.trees.includes(path)) continue;
    const isMade = made.some((each) => isWithin(path, each));
    if (isMade && isWithin(path, "/usr/local") && made.includes("/usr/local"))
      artefacts.push({ source: "/usr/local", target: "/usr/local" });
    else if (isMade && index === 0) artefacts.push({ source: path, target: path });
    else if (!inTrees(site, path) && !isMade) continue;
    else if (standsAlone(site, text, index)) artefacts.push({ source: path, target: path });
    else if (text.includes("/")) folders = true;
  }
  const option = words.some(
    ({ text }) => /^-.*=/.test(text) && inTrees(site, absolute(text.slice(text.indexOf("=") + 1), workdir)) && text.includes("/"),
  );
  return { artefacts, needsAll: folders || option || startScripts(words, site.image).length > 0 };
}

/** Names at the top of the context that are no sources; undefined where it is not known, or one is left out of it: the build may make that. */
function otherNames(site: Site, facts: Facts): readonly string[] | undefined {
  const ignoreFile = ignoreFileOf(facts);
  const known = facts.dockerignore === null || ignoreFile !== undefined;
  const names = contextNames(facts)
    ?.filter((name) => !isSourceName(site.base.toolchain, name))
    .map((name) => name.replace(/\/$/, ""));
  return known && names?.every((name) => !ignoreFile || !ignoredBy(ignoreFile, name)) ? names : undefined;
}

/** What lies beside the sources and the program may read; undefined where it cannot be told one by one. */
function besideSources(doc: Dockerfile, before: readonly Instruction[], site: Site, facts: Facts): readonly Artefact[] | undefined {
  const extras: Artefact[] = [];
  for (const instruction of before) {
    const copy = copyOf(instruction, doc.scopeBefore(instruction));
    if (!copy?.known || copy.from !== undefined || !inTrees(site, copy.target)) continue;
    if (copy.sources.every((source) => isSourceName(site.base.toolchain, source.replace(/^\.\//, "")))) continue;
    const names = copy.sources.every((source) => contextPath(source) === ".") ? otherNames(site, facts) : undefined;
    if (!names) return undefined;
    for (const name of names) extras.push({ source: `${copy.target}/${name}`, target: `${copy.target}/${name}` });
  }
  return extras.length > 4 ? undefined : extras;
}

const unique = (list: readonly Artefact[]): readonly Artefact[] =>
  list.filter((each, index) => list.findIndex(({ source }) => source === each.source) === index);

/** Folders of the application that hold something when these instructions have run; a later COPY may make others. */
function filledTrees(doc: Dockerfile, before: readonly Instruction[], readings: readonly RunReading[], site: Site): readonly Artefact[] {
  const paths = before.flatMap((instruction) => {
    const copy = copyOf(instruction, doc.scopeBefore(instruction));
    return copy?.known ? [copy.target] : [];
  });
  for (const { steps } of readings) for (const { site: at, writes } of steps) paths.push(at.directory, ...writes);
  return site.trees.filter((tree) => paths.some((path) => isWithin(path, tree))).map((tree) => ({ source: tree, target: tree }));
}

/** For programs that are compiled. @returns why not, where nothing that is started is built here */
export function artefactsOf(
  doc: Dockerfile,
  before: readonly Instruction[],
  readings: readonly RunReading[],
  site: Site,
  facts: Facts,
): readonly Artefact[] | Stopped {
  const starts = startsOf(doc);
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
  const outside = named.filter(({ source }) => !inTrees(site, source));
  return unique([
    ...outside,
    ...filledTrees(doc, before, readings, site),
    ...(needsAll ? made.map((path) => ({ source: path, target: path })) : []),
  ]);
}

/** Folders as a whole, as they are behind these instructions. */
export const wholeTrees = filledTrees;
