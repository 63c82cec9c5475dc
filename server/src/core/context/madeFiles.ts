// Files that the project makes before it builds: a line of a workflow, a Makefile, a script, a README that writes, copies or touches them.
import type { Facts } from "../facts";
import { baseName, joinPath } from "../text/path";
import { buildFilesOf, projectFolders } from "./projectFiles";

const makes = /(?:^|[\s&|;`(@"'])(?:cp|mv|install|ln|touch|tee|curl|wget|unzip|tar|copyfile)\s|>|\s-(?:o|O|-output)[\s=]/i;
const words = /[^\s"'`;&|()<>=,]+/g;

/** The path itself, or the same in a folder: what lies there is written from the project's root. */
const isPath = (word: string, path: string): boolean => {
  const plain = word.replace(/^\.\//, "");
  return plain === path || plain.endsWith(`/${path}`);
};

function lineThatMakes(text: string, path: string): readonly string[] | undefined {
  const name = baseName(path);
  if (!text.includes(name)) return undefined;
  for (const line of text.split("\n")) {
    if (!line.includes(name) || !makes.test(line)) continue;
    const found = line.match(words) ?? [];
    if (found.some((word) => isPath(word, path))) return found;
  }
  return undefined;
}

/** A build file writes it, so that it is there when the image is built. */
export const isMadeByBuild = (facts: Facts, path: string): boolean =>
  buildFilesOf(facts).some(({ text }) => lineThatMakes(text, path) !== undefined);

/** `mkdir -p NAME`, `cd NAME`, and where actions put what they fetch: `path: NAME`. */
const makesFolder = /(?:^|[\s&|;`(@"'])(?:mkdir|cd|pushd)\s|^\s*-?\s*(?:path|destination|target|dest|output)\s*[:=]/;

/** A build file makes this folder, or something in it. */
export function isFolderMadeByBuild(facts: Facts, folder: string): boolean {
  if (folder === "." || folder === "") return false;
  const isIn = (word: string): boolean => {
    const plain = word.replace(/^\.\//, "").replace(/\/+$/, "");
    return plain === folder || plain.endsWith(`/${folder}`) || plain.startsWith(`${folder}/`) || plain.includes(`/${folder}/`);
  };
  return buildFilesOf(facts).some(
    ({ text }) =>
      text.includes(folder) &&
      text
        .split("\n")
        .some((line) => line.includes(folder) && (makesFolder.test(line) || makes.test(line)) && (line.match(words) ?? []).some(isIn)),
  );
}

const likeExamples: readonly string[] = [".example", ".sample", ".dist", ".template"];

/** What a file that is not here may be made from: its example beside it, and the source of `cp` in a build file. */
export function examplesOf(facts: Facts, path: string): readonly string[] {
  const root = projectFolders(facts).at(-1) ?? ".";
  const copied = buildFilesOf(facts).flatMap(({ text }) => {
    const found = lineThatMakes(text, path) ?? [];
    const at = found.findIndex((word) => /^(?:cp|mv)$/.test(word));
    const [from, to] = at < 0 ? [] : found.slice(at + 1).filter((word) => !word.startsWith("-"));
    return from !== undefined && to !== undefined && isPath(to, path) && !/[$*~]/.test(from) ? [joinPath(root, from)] : [];
  });
  return [...new Set([...likeExamples.map((end) => path + end), ...copied])];
}

/** `NAME.example` lies in its folder. @param names there */
export const hasExample = (names: ReadonlySet<string> | null | undefined, name: string): boolean =>
  likeExamples.some((end) => names?.has(name + end) === true);
