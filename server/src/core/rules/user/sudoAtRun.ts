// What the container still calls with sudo when it runs: its start, and the scripts that it brings along.
import { contextRoots, contextSources } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import { shippedStages } from "../../model/lineage";
import type { Dockerfile } from "../../model/types";
import { invocations } from "../../shell/invocation";
import { plainScript } from "../../shell/plainScript";
import { globMatches, hasWildcard } from "../../text/glob";
import { baseName, folderOf } from "../../text/path";

export interface SudoUse {
  /** As COPY names it, or CMD and ENTRYPOINT themselves. */
  readonly script: string;
  readonly commands: readonly string[];
}

interface Carried {
  readonly name: string;
  readonly text: string | undefined;
  readonly asks: readonly FactQuery[];
}

const mostScripts = 24;
const mostCommands = 3;

/** A name that no RUN has: the build itself does not call it. */
const isForLater = (runs: string, path: string): boolean => !runs.includes(baseName(path));

function ofFile(path: string, facts: Facts): Carried {
  const places = contextRoots.map((root) => root + path);
  const text = places.map((place) => facts.files.get(place)).find((each) => typeof each === "string");
  return { name: path, text: text ?? undefined, asks: text ? [] : places.map((place) => ({ kind: "file", path: place })) };
}

/** `bin/*`: the files of the folder that it takes. */
function ofWildcard(path: string, facts: Facts): readonly Carried[] {
  const folder = folderOf(path);
  if (hasWildcard(folder)) return [];
  const names = facts.directories.get(folder);
  if (names === undefined) return [{ name: path, text: undefined, asks: [{ kind: "directory", path: folder }] }];
  return (names ?? [])
    .filter((name) => !name.endsWith("/") && globMatches(baseName(path), name))
    .slice(0, mostScripts)
    .map((name) => ofFile(folder === "." ? name : `${folder}/${name}`, facts));
}

function carried(doc: Dockerfile, facts: Facts): readonly Carried[] {
  const shipped = shippedStages(doc);
  const runs = doc
    .each("RUN")
    .map(({ arguments: { text } }) => text)
    .join("\n");
  const copies = doc.each("COPY", "ADD").filter((instruction) => shipped.has(doc.stageOf(instruction)));
  const sources = copies.flatMap((instruction) => contextSources(instruction, doc.scopeBefore(instruction)));
  return sources
    .filter(({ path }) => path !== "." && isForLater(runs, path))
    .slice(0, mostScripts)
    .flatMap(({ path, wildcard }) => (wildcard ? ofWildcard(path, facts) : ofFile(path, facts)));
}

function calledWith(text: string): readonly string[] {
  if (!text.includes("sudo")) return [];
  const found = invocations(plainScript(text)).filter(({ wrappers, program }) => wrappers.includes("sudo") && program !== "sudo");
  return [...new Set(found.map(({ program }) => program))].slice(0, mostCommands);
}

/** `CMD sudo service x start && …`, `ENTRYPOINT ["sudo", "/x"]` */
function ofStart(doc: Dockerfile): SudoUse | undefined {
  const start = [doc.finalStage?.effective("ENTRYPOINT"), doc.finalStage?.effective("CMD")].flatMap((each) => each ?? []);
  for (const {
    keyword,
    arguments: { text },
  } of start) {
    const commands = [...text.matchAll(/\bsudo\b["', \t]{1,9}(?:-[\w-]+["', \t]{1,9}){0,4}([\w./]+)/g)].map(([, name = ""]) =>
      baseName(name),
    );
    if (commands.length > 0) return { script: keyword, commands: [...new Set(commands)].slice(0, mostCommands) };
  }
  return undefined;
}

/** The first of what calls sudo when the container runs. */
export function sudoAtRun(doc: Dockerfile, facts: Facts): SudoUse | undefined {
  const atStart = ofStart(doc);
  if (atStart) return atStart;
  for (const { name, text } of carried(doc, facts)) {
    const commands = text === undefined ? [] : calledWith(text);
    if (commands.length > 0) return { script: name, commands };
  }
  return undefined;
}

export const sudoQueries = (doc: Dockerfile, facts: Facts): readonly FactQuery[] => carried(doc, facts).flatMap(({ asks }) => asks);
