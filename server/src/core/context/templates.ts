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

interface Template {
  readonly path: string;
  /** Its lines of the form `ENV key value`, by keyword and key: the values. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Lines that the file has, too. */
  readonly score: number;
}

function read(path: string, text: string, own: ReadonlySet<string>): Template {
  const values = new Map<string, string[]>();
  let score = 0;
  for (const line of text.split("\n")) {
    if (own.has(line)) score++;
    const [, keyword = "", key = "", value = ""] = /^[ \t]*(ENV|LABEL)[ \t]+([^\s=]+)[ \t]+(\S.*)/i.exec(line) ?? [];
    if (keyword === "") continue;
    const name = `${keyword.toUpperCase()} ${key}`;
    const there = values.get(name);
    if (there) there.push(value.trimEnd());
    else values.set(name, [value.trimEnd()]);
  }
  return { path, values, score };
}

export interface Templates {
  /** The path of the one that has `ENV key value` too, with the same value or a placeholder; of several the one that is most like the file. */
  with(line: OldLine): string | undefined;
}

/** @param text of the Dockerfile */
export function templatesOf(facts: Facts, text: string): Templates {
  const paths = pathsOf(facts);
  const own = new Set(paths.length > 0 ? text.split("\n") : []);
  const templates = paths
    .flatMap((path) => {
      const template = facts.files.get(path);
      const isRead = typeof template === "string" && template.length <= mostText && placeholder.test(template);
      return isRead ? read(path, template, own) : [];
    })
    .sort((a, b) => b.score - a.score);
  return {
    with: ({ keyword, key, value }) =>
      templates.find(({ values }) => values.get(`${keyword} ${key}`)?.some((there) => there === value || placeholder.test(there)))?.path,
  };
}
