// `Dockerfile*.template` beside a Dockerfile or above it, with lines that the Dockerfile has, too: a script of the project writes the one from the other.
import type { FactQuery, Facts } from "../facts";
import { baseName } from "../text/path";
import { projectFolders } from "./projectFiles";

const isTemplate = /^Dockerfile[\w.-]{0,60}\.(?:template|tmpl|tpl)$|^[\w.-]{0,60}Dockerfile\.(?:template|tmpl|tpl)$/;
const mostTemplates = 8;
const mostText = 200_000;

/** `%%VERSION%%`, `{{ version }}`, `<%= version %>`, `@VERSION@`, `__VERSION__`. */
const placeholder = /%%[\w.-]{1,60}%%|\{\{|<%|@[A-Z][A-Z0-9_]{0,60}@|__[A-Z][A-Z0-9_]{0,60}__/;

function pathsOf(facts: Facts): readonly string[] {
  const own = baseName(facts.path ?? "");
  const paths = projectFolders(facts).flatMap((folder) =>
    (facts.directories.get(folder) ?? [])
      .filter((name) => isTemplate.test(name) && !(folder === "." && name === own))
      .map((name) => (folder === "." ? name : `${folder}/${name}`)),
  );
  return paths.slice(0, mostTemplates);
}

/** Once the folders up to the project's root are known. */
export const templateQueries = (facts: Facts): readonly FactQuery[] => pathsOf(facts).map((path) => ({ kind: "file", path }) as const);

interface OldLine {
  readonly keyword: string;
  readonly key: string;
  readonly value: string;
}

function holds(line: string, { keyword, key, value }: OldLine): boolean {
  const [first = "", second, ...rest] = line.trim().split(/[ \t]+/);
  if (first.toUpperCase() !== keyword || second !== key) return false;
  const there = rest.join(" ");
  return there === value || placeholder.test(there);
}

/** The path of the template that has `ENV key value` too, with the same value or a placeholder; of several the one that is most like the file. */
export function templateWith(facts: Facts, text: string, line: OldLine): string | undefined {
  const paths = pathsOf(facts);
  const own = new Set(paths.length > 0 ? text.split("\n") : []);
  let best: { readonly path: string; readonly score: number } | undefined;
  for (const path of paths) {
    const template = facts.files.get(path);
    if (typeof template !== "string" || template.length > mostText || !placeholder.test(template)) continue;
    const lines = template.split("\n");
    if (!lines.some((each) => holds(each, line))) continue;
    const score = lines.filter((each) => own.has(each)).length;
    if (!best || score > best.score) best = { path, score };
  }
  return best?.path;
}
