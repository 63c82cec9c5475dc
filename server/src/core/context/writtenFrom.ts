// The template that a Dockerfile is written from: `Dockerfile.p2` beside it, with the same text apart from placeholders, or one that a script
// names together with it, `envsubst < Dockerfile.tmpl > Dockerfile`.
import { type FactQuery, type Facts, isOpen } from "../facts";
import { templateSuffixes } from "../knowledge/templateEngines";
import { baseName, cleanPath, folderOf, joinPath } from "../text/path";
import { isThere, namesIn, rootListing } from "./listing";
import { ownPath } from "./otherContext";
import { type BuildFile, buildFileQueries, buildFilesOf } from "./projectFiles";

const isTemplate = new RegExp(`\\.(?:${templateSuffixes.join("|")})$`);

const placeholder = /\{\{[^{}]{0,200}\}\}|\{%[^%]{0,200}%\}|\{#[^#]{0,200}#\}|<%[^%]{0,200}%>|%%[\w.-]{1,60}%%|@[A-Za-z]\w{0,60}@/g;
/** Of FROM alone: elsewhere it is a variable of the Dockerfile, or of a shell. */
const variable = /\$\{\w{1,60}\}|\$\w{1,60}/g;

/** Nobody writes a longer one by hand. */
const mostLines = 1_000;
const mostOpen = 100;
const mostText = 200_000;
const mostLine = 2_000;

interface OpenLine {
  readonly begin: string;
  readonly end: string;
  /** The image of a FROM: what is put in is its tag, its name or all of it. */
  readonly opensImage: boolean;
}

interface Template {
  readonly plain: ReadonlySet<string>;
  readonly open: readonly OpenLine[];
}

/** Without comments: a head of its own says no more than that the file is written. */
const linesOf = (text: string): readonly string[] =>
  text
    .slice(0, mostText)
    .split("\n", mostLines)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^#(?!\}|if\b|for\b)/.test(line));

const isFrom = (line: string): boolean => /^FROM\s/i.test(line);

/** The names that FROM may read: what is declared is no placeholder. */
const argumentsIn = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => /^ARG\s+(\w+)/i.exec(line)?.[1] ?? []));

function placesIn(line: string, declared: ReadonlySet<string>): readonly RegExpMatchArray[] {
  const variables = isFrom(line) ? [...line.matchAll(variable)].filter(([name]) => !declared.has(name.replace(/\W/g, ""))) : [];
  return [...line.matchAll(placeholder), ...variables].sort((a, b) => a.index - b.index);
}

/** In `FROM {{ registry }}/node:22` the registry alone is put in. */
function opensImage(line: string, [first, ...others]: readonly RegExpMatchArray[]): boolean {
  if (first === undefined || !isFrom(line)) return false;
  return [first, ...others].some(({ 0: found, index = 0 }) => !/^[^\s/]*\//.test(line.slice(index + found.length)));
}

/** undefined: it has no place to put anything in. */
function readTemplate(text: string): Template | undefined {
  const lines = linesOf(text);
  const declared = argumentsIn(lines);
  const plain = new Set<string>();
  const open: OpenLine[] = [];
  let isFilled = false;
  for (const line of lines) {
    const places = line.length > mostLine ? [] : placesIn(line, declared);
    const [first, last] = [places[0], places.at(-1)];
    if (!first || !last) {
      plain.add(line);
      continue;
    }
    isFilled = true;
    const [begin, end] = [line.slice(0, first.index), line.slice((last.index ?? 0) + last[0].length)];
    if (/\w/.test(begin + end) && open.length < mostOpen) open.push({ begin, end, opensImage: opensImage(line, places) });
  }
  return isFilled ? { plain, open } : undefined;
}

const openLineOf = ({ open }: Template, line: string): OpenLine | undefined =>
  open.find(({ begin, end }) => line.length >= begin.length + end.length && line.startsWith(begin) && line.endsWith(end));

/** Branches leave lines out, and a loop writes some that no line of the template looks like. */
function isWrittenFrom(template: Template, lines: readonly string[]): boolean {
  const own = new Set(lines);
  const fitting = lines.filter((line) => template.plain.has(line) || openLineOf(template, line) !== undefined).length;
  const used = [...template.plain].filter((line) => own.has(line)).length;
  return lines.length > 0 && fitting >= 0.9 * lines.length && used >= 0.5 * template.plain.size;
}

const beside = (facts: Facts): readonly string[] => {
  const own = baseName(facts.path ?? "Dockerfile");
  const names = namesIn(facts, ".");
  return templateSuffixes.map((suffix) => `${own}.${suffix}`).filter((name) => names?.has(name));
};

/** `> Dockerfile`, `tee Dockerfile`, `-o Dockerfile`. */
const output = /(?:>{1,2}[ \t]{0,8}|\btee[ \t]+(?:-a[ \t]+)?|[ \t](?:-o|--out(?:put)?(?:-file)?)[= \t][ \t]{0,8})["']?([^\s"'|;&<>]+)/g;

/** Its templates, by the lines of one build file that write the Dockerfile. */
function* namedIn(file: BuildFile, facts: Facts, own: string): Iterable<string> {
  const name = baseName(own);
  if (!file.text.includes(name)) return;
  const path = ownPath(file, own);
  for (const line of file.text.replace(/\\\r?\n/g, " ").split("\n")) {
    if (!line.includes(name) || line.length > mostLine) continue;
    const written = [...line.matchAll(output)].map(([, to = ""]) => cleanPath(to));
    if (!written.includes(path)) continue;
    const from = line.split(/[\s"'`;|&<>()=:]+/).filter((word) => isTemplate.test(word) && !/[$*{]/.test(word));
    const [above, folder] = ["../".repeat(path.split("/").length - 1) || ".", `${folderOf(path)}/`];
    const seenHere = (word: string): string => (word.startsWith(folder) ? word.slice(folder.length) : joinPath(above, word));
    yield* from.map((word) => seenHere(cleanPath(word))).filter((each) => isThere(facts, each) !== false);
  }
}

export function writtenFromQueries(facts: Facts): readonly FactQuery[] {
  const siblings = beside(facts);
  const hasTemplate = [...(namesIn(facts, ".") ?? [])].some((name) => isTemplate.test(name));
  const asked: readonly FactQuery[] = [
    rootListing,
    ...siblings.map((path) => ({ kind: "file", path }) as const),
    ...(hasTemplate ? buildFileQueries(facts) : []),
  ];
  return asked.filter((query) => isOpen(query, facts));
}

export interface WrittenFrom {
  readonly path: string;
  /** The image of this FROM, or its tag, is put in: the template does not say it. */
  leavesImageOpen(from: string): boolean;
}

interface Known {
  readonly siblings: readonly (readonly [path: string, template: Template])[];
  readonly named: string | undefined;
}

function readKnown(facts: Facts): Known {
  const siblings = beside(facts).flatMap((path) => {
    const template = templateAt(facts, path);
    return template ? [[path, template] as const] : [];
  });
  const { path: own } = facts;
  const named = own === undefined ? undefined : buildFilesOf(facts).flatMap((file) => [...namedIn(file, facts, own)])[0];
  return { siblings, named };
}

function templateAt(facts: Facts, path: string): Template | undefined {
  const text = facts.files.get(path);
  return typeof text === "string" ? readTemplate(text) : undefined;
}

const kept = new WeakMap<Facts, Known>();

/** @param text of the Dockerfile */
export function writtenFrom(facts: Facts, text: string): WrittenFrom | undefined {
  const known = kept.get(facts) ?? readKnown(facts);
  kept.set(facts, known);
  if (known.siblings.length === 0 && known.named === undefined) return undefined;
  const lines = linesOf(text);
  const path = known.siblings.find(([, template]) => isWrittenFrom(template, lines))?.[0] ?? known.named;
  if (path === undefined) return undefined;
  const template = templateAt(facts, path);
  return { path, leavesImageOpen: (from) => template !== undefined && openLineOf(template, from.trim())?.opensImage === true };
}
