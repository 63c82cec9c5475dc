// The Compose service that builds this Dockerfile: found in the Compose files around it, read line by line, as far as block style goes.
import type { FactQuery, Facts } from "../facts";
import { parseSignal } from "../knowledge/stopSignals";
import type { Dockerfile } from "../model/types";
import { lineEnd } from "../text/lines";
import { baseName, cleanPath, folderOf } from "../text/path";
import { anchorsIn, children, keysOf, type Line, linesOf } from "./composeLines";
import { folderQueries, projectFolders } from "./projectFiles";

export interface ComposeService {
  readonly name: string;
  /** Compose file, relative to the Dockerfile's folder. */
  readonly file: string;
  /** As written; undefined: not set. */
  readonly init: string | undefined;
  /** The service's keys, and those that it takes from others, with what stands behind them: empty in front of a list or a mapping. */
  readonly settings: ReadonlyMap<string, string>;
  /** Start of a line of the service's own keys, where `init: true` can stand. */
  readonly insertAt: number;
  readonly indent: string;
  readonly eol: string;
}

const names: readonly string[] = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];
const folders: readonly string[] = ["", "../", "../../"];
const usualFiles: readonly string[] = folders.flatMap((folder) => names.map((name) => folder + name));

/** `docker-compose.prod.yml`, `compose.dev.yaml`, `shop.compose.yml`: as `docker compose -f` takes them. */
const composeName = /^(?:docker-)?compose(?:[._-][\w.-]*)?\.ya?ml$|[._-](?:docker-)?compose\.ya?ml$/i;
const mostFiles = 12;

const inFolder = (folder: string): string => (folder === "." ? "" : `${folder}/`);

/** In the Dockerfile's folder and those above up to the root of the repository: the usual names first. */
function composeFiles(facts: Facts): readonly string[] {
  const others = projectFolders(facts).flatMap((folder) =>
    (facts.directories.get(folder) ?? [])
      .filter((name) => composeName.test(name))
      .slice(0, mostFiles)
      .map((name) => inFolder(folder) + name),
  );
  return [...new Set([...usualFiles, ...others])];
}

/** What the listing of its folder does not have is not asked for. */
function mayBeThere(facts: Facts, file: string): boolean {
  const listed = facts.directories.get(folderOf(file));
  return listed === undefined || (listed?.includes(baseName(file)) ?? false);
}

interface Build {
  readonly context: string;
  readonly dockerfile: string;
}

function buildOf(lines: readonly Line[], at: number, anchors: ReadonlyMap<string, number>): Build | undefined {
  const line = lines[at];
  if (!line) return undefined;
  const from = line.value.startsWith("*") ? anchors.get(line.value.slice(1)) : at;
  if (from === undefined) return undefined;
  const { value: written = "" } = lines[from] ?? {};
  if (written !== "") return { context: written, dockerfile: "Dockerfile" };
  const inner = keysOf(lines, from, anchors);
  const value = (key: string): string | undefined => lines[inner.get(key) ?? -1]?.value;
  if (value("target") !== undefined || value("dockerfile_inline") !== undefined) return undefined;
  return { context: value("context") ?? ".", dockerfile: value("dockerfile") ?? "Dockerfile" };
}

/** Where nothing of the path is left, it is the folder itself. */
function contextOf(path: string): string {
  const clean = cleanPath(path);
  return clean === "" || clean === "." ? "" : `${clean}/`;
}

interface Candidate extends ComposeService {
  /** The Dockerfile that it builds, relative to this one's folder. */
  readonly dockerfile: string;
  /** Its context, relative to this Dockerfile's folder: empty, or with a slash at its end. */
  readonly context: string;
}

function candidatesIn(text: string, file: string): readonly Candidate[] {
  const lines = linesOf(text);
  const services = lines.findIndex(({ key, indent, value }) => key === "services" && indent === 0 && value === "");
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  const anchors = anchorsIn(lines);
  return children(lines, services).flatMap((service) => {
    const keys = keysOf(lines, service, anchors);
    const build = buildOf(lines, keys.get("build") ?? -1, anchors);
    const first = lines[children(lines, service)[0] ?? -1];
    if (!build || !first || /[$:]/.test(build.context)) return [];
    const settings = new Map([...keys].map(([key, index]) => [key, lines[index]?.value ?? ""]));
    return {
      name: lines[service]?.key ?? "",
      file,
      init: settings.get("init"),
      settings,
      insertAt: first.start,
      indent: " ".repeat(first.indent),
      eol: lineEnd(text, first.start),
      dockerfile: cleanPath(`${folder}${build.context}/${build.dockerfile}`),
      context: contextOf(folder + build.context),
    };
  });
}

const candidates = (facts: Facts): readonly Candidate[] =>
  composeFiles(facts).flatMap((file) => {
    const text = facts.files.get(file);
    return typeof text === "string" ? candidatesIn(text, file) : [];
  });

/** The text on disk is this one but for one place that is being edited. */
function sameButForAnEdit(text: string, disk: string): boolean {
  const shorter = Math.min(text.length, disk.length);
  let start = 0;
  while (start < shorter && text[start] === disk[start]) start++;
  let end = 0;
  while (end < shorter - start && text[text.length - 1 - end] === disk[disk.length - 1 - end]) end++;
  return start + end >= 0.8 * Math.max(text.length, disk.length);
}

/** The folder's own `Dockerfile` is taken for this one when nothing lies at that path to compare with. */
const builds = ({ dockerfile }: Candidate, file: Dockerfile, facts: Facts): boolean => {
  const text = facts.files.get(dockerfile);
  return typeof text === "string" ? sameButForAnEdit(file.text, text) : text === null && dockerfile === "Dockerfile";
};

/** Every Dockerfile that a service builds, relative to this one's folder. */
export const dockerfilesOfCompose = (facts: Facts): readonly string[] => candidates(facts).map(({ dockerfile }) => dockerfile);

/** Services that build this very file. */
export const composeServices = (file: Dockerfile, facts: Facts): readonly ComposeService[] =>
  candidates(facts).filter((candidate) => builds(candidate, file, facts));

/** The contexts that services build this file with, relative to its folder: empty for that folder, else with a slash at the end. */
export const contextsByCompose = (file: Dockerfile, facts: Facts): readonly string[] => [
  ...new Set(
    candidates(facts)
      .filter((candidate) => builds(candidate, file, facts))
      .map(({ context, dockerfile }) => (context === dockerfile.slice(0, dockerfile.lastIndexOf("/") + 1) ? "" : context)),
  ),
];

/** `compose.override.yaml` adds to the service of the same name beside it. */
const isOverride = (file: string): boolean => /(?:^|\/)(?:docker-)?compose\.override\.ya?ml$/.test(file);

/** Every service that starts the image does so with `init: true`. */
export function startsInit(file: Dockerfile, facts: Facts): boolean {
  const services = composeServices(file, facts);
  const withInit = new Set(services.flatMap((each) => (each.init === "true" ? `${folderOf(each.file)} ${each.name}` : [])));
  const inherits = (each: ComposeService): boolean => isOverride(each.file) && withInit.has(`${folderOf(each.file)} ${each.name}`);
  return withInit.size > 0 && services.every((each) => each.init === "true" || (each.init === undefined && inherits(each)));
}

export interface RunByCompose {
  readonly init: boolean;
  /** Every service that starts the image is stopped with it; undefined: with the image's own. */
  readonly stopSignal: string | undefined;
}

/** A value of the service, in an override file of the service that it adds to. */
function signalOf(each: ComposeService, services: readonly ComposeService[]): string | undefined {
  const own = each.settings.get("stop_signal");
  if (own !== undefined || !isOverride(each.file)) return own;
  const base = services.find(({ name, file }) => name === each.name && file !== each.file && folderOf(file) === folderOf(each.file));
  return base?.settings.get("stop_signal");
}

/** How the services that build this file start and stop its container, where all of them agree. */
export function runByCompose(file: Dockerfile, facts: Facts): RunByCompose {
  const services = composeServices(file, facts);
  const [signal, ...others] = new Set(services.map((each) => parseSignal(signalOf(each, services) ?? "")));
  return { init: startsInit(file, facts), stopSignal: others.length === 0 ? signal : undefined };
}

/** The folders, the Compose files in them, and the Dockerfiles that these name. */
export const composeQueries = (facts: Facts): readonly FactQuery[] => {
  const files = composeFiles(facts).filter((file) => mayBeThere(facts, file));
  const built = candidates(facts).map(({ dockerfile }) => dockerfile);
  return [...folderQueries, ...[...files, ...built].map((path) => ({ kind: "file", path }) as const)];
};

/** The same for a file that says how it starts; the start of another is not Compose's to change. */
export const startQueries = (file: Dockerfile, facts: Facts): readonly FactQuery[] =>
  file.each("CMD", "ENTRYPOINT").length > 0 ? composeQueries(facts) : [];
