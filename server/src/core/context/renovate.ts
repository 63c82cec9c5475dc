// Which ENV and LABEL Renovate looks for in the form `ENV name value`, by the patterns of its configuration.
import type { FactQuery, Facts } from "../facts";
import { baseName } from "../text/path";
import { atomsBefore, type PatternAtom } from "../text/patternAtoms";
import { folderQueries, projectFolders } from "./projectFiles";

/** It is read at the root of the repository alone. Source: Renovate's documentation of its configuration files. */
const names = ["renovate.json", "renovate.json5", ".renovaterc", ".renovaterc.json", ".renovaterc.json5"] as const;
const inFolders = ["renovate.json", "renovate.json5"] as const;

const mostText = 200_000;

const pathsOf = (facts: Facts): readonly string[] => {
  const root = projectFolders(facts).at(-1);
  const prefix = root === undefined || root === "." ? "" : `${root}/`;
  const here = facts.directories.get(root ?? ".") ?? [];
  const isThere = (name: string): boolean => here.includes(name);
  const below = [".github", ".gitlab"].filter((name) => isThere(name) || isThere(`${name}/`));
  return [
    ...names.filter(isThere).map((name) => prefix + name),
    ...below.flatMap((folder) => inFolders.map((name) => `${prefix}${folder}/${name}`)),
    ...(isThere("package.json") ? [`${prefix}package.json`] : []),
  ];
};

/** The folders up to the project's root first. */
export const renovateQueries = (facts: Facts): readonly FactQuery[] => [
  ...folderQueries,
  ...pathsOf(facts).map((path) => ({ kind: "file", path }) as const),
];

interface Manager {
  readonly files: readonly string[];
  readonly patterns: readonly string[];
}

interface Configuration {
  readonly managers: readonly Manager[];
  /** What it extends. */
  readonly presets: readonly string[];
}

const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|[\w$]+|[{}[\]:,]/g;
const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", "\n": "" };

const unquoted = (text: string): string =>
  text.slice(1, -1).replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, code: string | undefined, sign: string) => {
    return code === undefined ? (escapes[sign] ?? sign) : String.fromCharCode(Number.parseInt(code, 16));
  });

/** JSON or JSON5: the strings below the keys that count; an object ends a manager. */
function read(text: string): Configuration {
  const managers: Manager[] = [];
  const presets: string[] = [];
  let [files, patterns, key, last]: [string[], string[], string, string] = [[], [], "", ""];
  for (const [part] of text.matchAll(token)) {
    if (part.startsWith("//") || part.startsWith("/*")) continue;
    const string = /^["']/.test(part) ? unquoted(part) : undefined;
    if (part === ":") key = last;
    else if (part === "{" || part === "}") {
      if (patterns.length > 0) managers.push({ files, patterns });
      [files, patterns, key] = [[], [], ""];
    } else if (string !== undefined && key === "matchStrings") patterns.push(string);
    else if (string !== undefined && (key === "fileMatch" || key === "managerFilePatterns")) files.push(string);
    else if (string !== undefined && key === "extends") presets.push(string);
    last = string ?? part;
    if (part === "]") key = "";
  }
  return { managers, presets };
}

const anyFile = /ocker|ontainer|^\/?\^?\.[*+]\$?\/?$|^\*\*?(?:\/\*)?$/i;

export interface RenovateLine {
  readonly keyword: string;
  readonly key: string;
  /** What stands above it. */
  readonly comment: string;
}

const forRenovate = /(?:^|\s)renovate:\s*\w+=/;

/** `(?<depName>\w+)`: whatever name. Else the signs in front of the separator, which the name ends in. */
function endsName(key: string, atoms: readonly PatternAtom[]): boolean {
  let end = "";
  for (let at = atoms.length - 1; at >= 0; at--) {
    const { sign, kind } = atoms[at] ?? {};
    if (kind === "blank") return end === key || end === "";
    if (sign === undefined) break;
    end = sign + end;
  }
  return key.endsWith(end);
}

interface Pattern {
  readonly path: string;
  readonly atoms: readonly PatternAtom[];
  /** ENV, LABEL, as far as they are named. */
  readonly keywords: readonly string[];
  /** It looks for a comment `# renovate: …` in front. */
  readonly ofComment: boolean;
  /** The text in front of the value. */
  readonly before: string;
}

const mostPatterns = 60;

function patternOf(path: string, pattern: string): readonly Pattern[] {
  const value = /\(\?P?<current(?:Value|Digest)>/.exec(pattern)?.index;
  const atoms = value === undefined ? undefined : atomsBefore(pattern, value);
  if (!atoms) return [];
  const before = pattern.slice(0, value);
  const keywords = ["ENV", "LABEL"].filter((keyword) => new RegExp(`(?<![A-Z_])${keyword}(?![A-Za-z0-9_])`).test(before));
  return [{ path, atoms, keywords, ofComment: /renovate\\?:/.test(before), before }];
}

/** `equals`: it finds the form with an equals sign; `blank`: the form without it alone. undefined: it is about something else. */
function wants({ atoms, keywords, ofComment, before }: Pattern, { keyword, key, comment }: RenovateLine): "equals" | "blank" | undefined {
  const isNamed = keywords.includes(keyword);
  if (ofComment ? !forRenovate.test(comment) || (keywords.length > 0 && !isNamed) : !isNamed) return undefined;
  for (let at = atoms.length - 1; at >= 0; at--) {
    const { kind, isOptional = true, start = 0 } = atoms[at] ?? {};
    if (kind !== "equals" && (kind !== "blank" || isOptional)) continue;
    const isBehindKeyword = kind === "blank" && /(?:ENV|ARG|LABEL)(?:\|[A-Z]+)*\)?$/.test(before.slice(Math.max(0, start - 40), start));
    if (isBehindKeyword) return "equals";
    if (!endsName(key, atoms.slice(0, at))) return undefined;
    return kind === "blank" || isNamed ? kind : undefined;
  }
  return undefined;
}

export interface RenovateLook {
  /** The configuration whose pattern finds the old form alone; undefined: a comment is for Renovate, and no pattern for it is at hand. */
  readonly path: string | undefined;
}

export interface Renovate {
  /** undefined: it does not look for the line, or finds it with an equals sign, too. */
  looksFor(line: RenovateLine): RenovateLook | undefined;
}

/** `customManagers:dockerfileVersions` takes a blank and an equals sign. Source: Renovate's preset of that name. */
const takesBoth = /^(?:custom|regex)Managers:dockerfileVersions$/;

export function renovateOf(facts: Facts): Renovate {
  const own = baseName(facts.path ?? "Dockerfile").toLowerCase();
  const isFor = ({ files }: Manager): boolean =>
    files.length === 0 || files.some((file) => anyFile.test(file) || file.toLowerCase().includes(own));
  const found = pathsOf(facts).flatMap((path) => {
    const text = facts.files.get(path);
    return typeof text === "string" && text.length <= mostText ? { path, ...read(text) } : [];
  });
  const texts = found.flatMap(({ path, managers }) =>
    managers.filter(isFor).flatMap((each) => each.patterns.map((text) => ({ path, text }))),
  );
  const patterns = texts.slice(0, mostPatterns).flatMap(({ path, text }) => patternOf(path, text));
  const hasPreset = found.some(({ presets }) => presets.some((preset) => takesBoth.test(preset)));
  return {
    looksFor(line) {
      const isTold = forRenovate.test(line.comment);
      if (hasPreset && isTold && line.key.endsWith("_VERSION")) return undefined;
      let path: string | undefined;
      for (const pattern of patterns) {
        const form = wants(pattern, line);
        if (form === "equals") return undefined;
        if (form === "blank") path ??= pattern.path;
      }
      return path !== undefined || isTold ? { path } : undefined;
    },
  };
}
