// The images that a project builds itself, by the names that its Compose and bake files, workflows and scripts give them.
import type { FactQuery, Facts } from "../facts";
import { type BuildFile, buildFilesOf, projectFolders } from "./projectFiles";

const ofBuilds = /^(?:(?:docker-)?compose[\w.-]*\.ya?ml|docker-bake[\w.-]*\.(?:hcl|json))$/;

/** So many folders at the root of the repository, and of each so many files, are looked into. */
const mostFolders = 24;
const mostFiles = 4;

/** The folders right below the root, where a Compose file may lie that builds it all. */
function foldersOf(facts: Facts): readonly string[] {
  const root = projectFolders(facts).at(-1) ?? ".";
  const names = (facts.directories.get(root) ?? []).filter((name) => /^\w[\w.-]*\/$/.test(name) && name !== "node_modules/");
  return names.slice(0, mostFolders).map((name) => (root === "." ? name : `${root}/${name}`).slice(0, -1));
}

const filesOf = (facts: Facts): readonly string[] =>
  foldersOf(facts).flatMap((folder) =>
    (facts.directories.get(folder) ?? [])
      .filter((name) => ofBuilds.test(name))
      .slice(0, mostFiles)
      .map((name) => `${folder}/${name}`),
  );

/** Beside those of `buildFileQueries`. */
export const ownImageQueries = (facts: Facts): readonly FactQuery[] => [
  ...foldersOf(facts).map((path) => ({ kind: "directory", path }) as const),
  ...filesOf(facts).map((path) => ({ kind: "file", path }) as const),
];

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The `image:` of every service that has a `build:` beside it. */
function namesOfServices(text: string): readonly string[] {
  const names: string[] = [];
  // By indentation: what the mapping that is open there has said so far.
  const open: { indent: number; image: string | undefined; builds: boolean }[] = [];
  const close = (indent: number): void => {
    for (let last = open.at(-1); last && last.indent > indent; last = open.at(-1)) {
      if (last.builds && last.image !== undefined) names.push(last.image);
      open.pop();
    }
  };
  for (const line of text.split("\n")) {
    const key = /^ *(image|build|[\w.-]+):(?: +["']?([^\s"'#]+))?/.exec(line);
    if (!key) continue;
    const indent = indentOf(line);
    close(indent);
    let last = open.at(-1);
    if (last?.indent !== indent) {
      last = { indent, image: undefined, builds: false };
      open.push(last);
    }
    if (key[1] === "image") last.image = key[2];
    if (key[1] === "build") last.builds = true;
  }
  close(-1);
  return names;
}

/** `tags = ["a", "b"]`, `tags: a,b`, `tags: |` and `tags:` with lines of one word below. */
const tags = /\btags"?\s*[:=][ \t]*(?:\[[^\]]{0,4000}\]|[|>]?-?[ \t]*\r?\n(?:[ \t]+(?:- )?[^\s:#][^\s#]*[ \t]*\r?\n?){1,40}|[^\n]*)/g;

/** `docker build -t a`, `buildx build --tag=a`. */
const flag = /\s(?:-t|--tag)[= ]+["']?([^\s"']+)/g;

function namesIn({ path, text: written }: BuildFile): readonly string[] {
  const text = written.replace(/\$\{\{[^{}\n]{0,200}\}\}/g, "$$OWNER");
  const isData = /\.(?:ya?ml|hcl|json)$/.test(path);
  const services = /compose[^/]*\.ya?ml$/.test(path) ? namesOfServices(text) : [];
  const lists = isData ? [...text.matchAll(tags)].flatMap(([list]) => list.replace(/^\w+"?\s*[:=]/, "").split(/[\s,"'[\]]+/)) : [];
  const lines = text.replace(/\\\r?\n/g, " ").split("\n");
  const flags = lines.filter((line) => /\bbuild\b/.test(line)).flatMap((line) => [...line.matchAll(flag)].map(([, name]) => name ?? ""));
  return [...services, ...lists, ...flags];
}

const variable = /\$(?:\{[^{}]{0,200}\}|\([^()]{0,200}\)|\w+)/;

/** Without its tag, and without the variable in front: what stands there is the registry or the owner. */
function nameOf(written: string): { readonly name: string; readonly isPart: boolean } {
  const prefix = /^\$(?:\{[^{}]{0,200}\}|\([^()]{0,200}\)|\w+)\/?/.exec(written)?.[0] ?? "";
  return { name: written.slice(prefix.length).replace(/[:@].*$/, ""), isPart: prefix !== "" };
}

/** `cp-$name`: what a variable holds is any part of a name. */
function isNamed(image: string, { name, isPart }: ReturnType<typeof nameOf>): boolean {
  if (!name.includes("$")) return name !== "" && (name === image || (isPart && image.endsWith(`/${name}`)));
  const [first = "", ...others] = name.split(variable);
  if (first.length < 2 || name.length > 200) return false;
  const pattern = [first, ...others].map((part) => part.replace(/[^\w/-]/g, "\\$&")).join("[\\w.-]+");
  return new RegExp(`${isPart ? "(?:^|/)" : "^"}${pattern}$`).test(image);
}

/** @param image with its registry, without a tag. */
export function buildsImage(facts: Facts, image: string): boolean {
  const files = filesOf(facts).flatMap((path) => {
    const text = facts.files.get(path);
    return typeof text === "string" ? { path, text } : [];
  });
  return [...buildFilesOf(facts), ...files]
    .filter(({ text }) => text.includes("build") || text.includes("tags"))
    .flatMap(namesIn)
    .map(nameOf)
    .some((each) => isNamed(image, each));
}
