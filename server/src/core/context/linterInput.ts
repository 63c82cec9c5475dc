// Whether the Dockerfile is input of another tool's test, wrong or right on purpose: `tests/rules/no-tag/fail/Dockerfile`. Nobody builds it.
import { type FactQuery, type Facts, isOpen } from "../facts";
import { globMatches, hasWildcard } from "../text/glob";
import { cleanPath, folderOf } from "../text/path";
import { ownPath, wordsOf } from "./otherContext";
import { type BuildFile, buildFileQueries, buildFilesOf, folderQueries } from "./projectFiles";

const ofTests = /^(?:tests?|test-?data|(?:test[-_])?fixtures?|__(?:tests|fixtures)__|specs?)$/i;

const verdict =
  /^(?:pass(?:ed|es|ing)?|fail(?:ed|s|ing|ures?)?|success(?:ful)?|good|bad|(?:in)?valid|ok|ko|positive|negative|broken|insecure|vulnerable)(?:[_-]?\d+|_.*)?$/i;

/** `Dockerfile.bad`, `dockerfile_bad_1.dockerfile`: what is left of the name. */
const namesVerdict = (file: string): boolean =>
  file.split(".").some((part) => verdict.test(part.replace(/^(?:docker|container)(?:file)?[_-]/i, "")));

/** Where it is not known where the project begins, more folders above may be where someone happens to work. */
const nearFolders = 5;

/** A folder or the file names a verdict, below a folder of tests. */
function says(path: string): boolean {
  const parts = path.split("/");
  const tests = parts.slice(0, -1).findIndex((part) => ofTests.test(part));
  if (tests < 0) return false;
  const below = parts.slice(tests + 1);
  return below.slice(0, -1).some((part) => verdict.test(part)) || namesVerdict(below.at(-1) ?? "");
}

const end = (path: string, folders: number): string =>
  path
    .split("/")
    .slice(-folders - 1)
    .join("/");

const hasGit = (names: readonly string[] | null | undefined): boolean => names?.some((name) => /^\.git\/?$/.test(name)) === true;

/** From the project's root, where that is known. */
function pathInProject(facts: Facts): string {
  const above = folderQueries.findIndex((query) => query.kind === "directory" && hasGit(facts.directories.get(query.path)));
  return end(facts.path ?? "", above < 0 ? nearFolders : above);
}

/** `docker build`, or a tool of the project that is called so. */
const builds = /\b(?:build|bud|buildx)\b/;
const key = /^\s*-?\s*["']?(?:build|context|(?:docker_?)?file)["']?\s*[:=]\s*["']?([^"'\s#,]+)/i;
/** `for each in tests/good/*; do docker build $each`: the name of the variable. */
const loop = /\bfor(?:each)?\s+(\w+)\s+in\s+(.*)$/;

function buildsOwn(file: BuildFile, own: string): boolean {
  const path = ownPath(file, own);
  const isOwn = (word: string): boolean => {
    const plain = cleanPath(word) || ".";
    const places = [path, folderOf(path)];
    return hasWildcard(plain) ? places.some((place) => globMatches(plain, place)) : places.includes(plain);
  };
  const lines = file.text.replace(/\\\r?\n/g, " ").split(/\r?\n/);
  return lines.some((line) => {
    const given = key.exec(line)?.[1];
    if (given !== undefined && isOwn(given)) return true;
    const [, name = "", words = ""] = loop.exec(line) ?? [];
    if (name !== "") return wordsOf(words).some(isOwn) && lines.some((each) => builds.test(each) && each.includes(`$${name}`));
    const told = builds.test(line) ? wordsOf(line) : [];
    return told.some((word) => isOwn(word.replace(/^--file=/, "")));
  });
}

/** Nothing is asked of a file whose path says nothing. */
export function linterInputQueries(facts: Facts): readonly FactQuery[] {
  if (!says(end(facts.path ?? "", folderQueries.length))) return [];
  const open = folderQueries.filter((query) => isOpen(query, facts));
  return open.length > 0 || !says(pathInProject(facts)) ? open : buildFileQueries(facts).filter((query) => isOpen(query, facts));
}

const answers = new WeakMap<Facts, boolean>();

/** A path that says so, and nothing at hand that builds it. */
export function isLinterInput(facts: Facts): boolean {
  const own = facts.path;
  if (own === undefined) return false;
  const known = answers.get(facts) ?? (says(pathInProject(facts)) && !buildFilesOf(facts).some((file) => buildsOwn(file, own)));
  answers.set(facts, known);
  return known;
}
