// Other Dockerfiles of the project that begin with the image of this one: by a context of bake or Compose, or by a tag that the project gives it.
import type { FactQuery, Facts } from "../facts";
import type { Dockerfile } from "../model/types";
import { baseName, cleanPath, folderOf } from "../text/path";
import { bakeTargets, type PlacedTarget, targetsOfFile } from "./bake";
import { composeQueries, composeServices, dockerfilesOfCompose } from "./compose";
import { buildFileQueries, buildFilesOf } from "./projectFiles";

const mostFolders = 24;
const mostFiles = 60;

const isDockerfile = /^(?:Dockerfile|Containerfile)(?:[._-][\w.-]+)?$|^[\w.-]+\.[Dd]ockerfile$/;

/** Those of this folder, and the `Dockerfile` of the folders in it and beside it. */
function besides(facts: Facts): readonly string[] {
  const own = (facts.directories.get(".") ?? []).filter((name) => isDockerfile.test(name));
  const folders = ["", "../"].flatMap((root) =>
    (facts.directories.get(root === "" ? "." : "..") ?? [])
      .filter((name) => /^\w[\w.-]*\/$/.test(name) && name !== "node_modules/")
      .slice(0, mostFolders)
      .map((name) => `${root}${name}Dockerfile`),
  );
  return [...own, ...folders];
}

const inFolderOf = (bake: string, path: string): string => cleanPath(`${bake.slice(0, bake.lastIndexOf("/") + 1)}${path}`);
const fileOf = ({ bake, context = ".", dockerfile = "Dockerfile" }: PlacedTarget): string =>
  inFolderOf(bake, `${/[$:]/.test(context) ? "." : context}/${dockerfile}`);

const othersOf = (facts: Facts): readonly string[] =>
  [...new Set([...bakeTargets(facts).map(fileOf), ...dockerfilesOfCompose(facts), ...besides(facts)])].slice(0, mostFiles);

export const builtUponQueries = (facts: Facts): readonly FactQuery[] => [
  ...composeQueries(facts),
  ...buildFileQueries(facts),
  ...othersOf(facts).map((path) => ({ kind: "file", path }) as const),
];

/** Names that contexts give to it, and the Dockerfiles that may name it by a variable. */
interface Known {
  readonly names: Set<string>;
  readonly open: Set<string>;
}

function byBake(facts: Facts, { names, open }: Known): void {
  const own = targetsOfFile(facts);
  const wanted = new Set(own.map(({ name }) => `target:${name}`));
  for (const { tags } of own) for (const tag of tags) names.add(tag);
  for (const target of bakeTargets(facts)) {
    const given = [...target.contexts].filter(([, value]) => wanted.has(value));
    for (const [key] of given) names.add(key);
    if (given.length > 0) open.add(fileOf(target));
  }
}

const ofService = /^[ \t]*(?:-[ \t]+)?["']?([\w./:-]+?)["']?[ \t]*[:=][ \t]*["']?service:([\w.-]+)/gm;

function byCompose(file: Dockerfile, facts: Facts, { names, open }: Known): void {
  const own = new Set(composeServices(file, facts).map(({ name }) => name));
  if (own.size === 0) return;
  const texts = buildFilesOf(facts).filter(({ path, text }) => /compose[^/]*\.ya?ml$/.test(path) && text.includes("service:"));
  const keys = texts.flatMap(({ text }) =>
    [...text.matchAll(ofService)].flatMap(([, key = "", service = ""]) => (own.has(service) ? key : [])),
  );
  for (const key of keys) names.add(key);
  if (keys.length > 0) for (const path of dockerfilesOfCompose(facts)) open.add(path);
}

const tag = /\s(?:-t|--tag)[= ]+["']?([^\s"']+)/g;
const fileFlag = /\s(?:-f|--file)[= ]+["']?([^\s"']+)/;

/** `docker build -t NAME -f this/Dockerfile`, `docker build -t NAME this`. */
function byTags(facts: Facts, { names }: Known): void {
  const own = facts.path ?? "Dockerfile";
  const [folder, base] = [baseName(folderOf(own)), baseName(own)];
  for (const { path, text } of buildFilesOf(facts)) {
    for (const line of text.replace(/\\\r?\n/g, " ").split("\n")) {
      if (!/\bbuild\b/.test(line) || line.length > 2000) continue;
      const file = fileFlag.exec(line)?.[1];
      const context =
        line
          .trim()
          .split(/\s+/)
          .at(-1)
          ?.replace(/["'/]+$/, "") ?? "";
      const isHere = baseName(path) === path && context === ".";
      const isBuilt =
        file === undefined
          ? isHere || baseName(context) === folder
          : baseName(file) === base && (base !== "Dockerfile" || isHere || file.includes(`${folder}/`));
      if (isBuilt) for (const [, name] of line.matchAll(tag)) names.add(name ?? "");
    }
  }
}

const begins = /^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*(\S+)/gim;

/** What a variable holds is not known; up to there it has to be the same. */
function isNamed(image: string, names: ReadonlySet<string>): boolean {
  const plain = image.replace(/:latest$/, "");
  return [...names].some((name) => {
    const [front = ""] = name.split("$");
    return front.length < name.length ? front.length > 3 && image.startsWith(front) : name.replace(/:latest$/, "") === plain;
  });
}

/** Their texts. */
export function builtUpon(file: Dockerfile, facts: Facts): readonly string[] {
  const known: Known = { names: new Set(), open: new Set() };
  byBake(facts, known);
  byCompose(file, facts, known);
  byTags(facts, known);
  known.names.delete("");
  if (known.names.size === 0) return [];
  return othersOf(facts).flatMap((path) => {
    const text = facts.files.get(path);
    if (typeof text !== "string" || text === file.text) return [];
    const images = [...text.matchAll(begins)].map(([, image]) => image ?? "");
    return images.some((image) => isNamed(image, known.names) || (known.open.has(path) && image.startsWith("$"))) ? text : [];
  });
}
