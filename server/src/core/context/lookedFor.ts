// Which ENV and LABEL the scripts of a project look for in the form `ENV name value`, with sed, awk, grep or a regular expression.
import type { Facts } from "../facts";
import { baseName } from "../text/path";
import { buildFilesOf } from "./projectFiles";

/** Longer lines are data. */
const longest = 2_000;

const forPeople = /^(?:README|CONTRIBUTING)/;

/** A line that compares text, not one that writes it. */
const compares = /\^|\b(?:sed|awk|gawk|e?grep|perl|re|regex|match|sub|replace|compile|findall|Select-String)\b/;

const blank = String.raw`(?:[ \t]|\\s[+*]?|\[\[:(?:space|blank):\]\][+*]?|\[ (?:\\t)?\][+*]?)`;
const begin = String.raw`\b(ENV|LABEL)\)?${blank}{1,4}\(?`;
const name = String.raw`([A-Za-z_][\w.-]{0,100})`;

/** `ENV NAME .*`, `ENV\s+NAME\s+(.*)`. */
const named = new RegExp(`${begin}${name}\\)?${blank}`, "g");
/** `ENV ${name} .*`, `ENV (\S+) (.*)`: of any name. */
const anyName = new RegExp(`${begin}(?:\\$\\{?\\w{1,100}\\}?|\\\\[wS][+*]|\\[[^\\][]{1,40}\\][+*]|\\.[+*])\\)?${blank}`);
/** Whatever stands behind the name: the rest of the line says that it counts words. */
const bare = new RegExp(`${begin}${name}`, "g");
const countsWords = /\$NF\b|\$[23]\b|\bcut\s+-d\s?["'] ["']\s+-f\s?[23]\b/;
const separates = /\s-F/;
/** `re.compile(r"(NAME )" + version)`. */
const alone = new RegExp(`["'(]\\^?${name}${blank}[)"']`, "g");

/** `$1 == "ENV"`, `toupper($1) ~ /^ENV$/`, `words[0] == "ENV"`: the line is read by its words. */
const firstWord = /(?:\$1\)?|\w\[0\])\s{0,3}(?:={1,3}|~)\s{0,3}["'/]\^?(ENV|LABEL)\$?["'/]/;
/** `$2 == "NAME"`; with a variable instead of a name it is any. */
const secondWord = /(?:\$2|\w\[1\])\s{0,3}(?:={1,3}|~)\s{0,3}(?:["'/]\^?([A-Za-z_][\w.-]{0,100})\$?["'/]|\w)/;
const thirdWord = /\$(?:3|NF)\b|\w\[2\]/;

/** `ENV NAME`, or `ENV` alone: any name. */
function byWords(line: string): string | undefined {
  const keyword = firstWord.exec(line)?.[1];
  const second = secondWord.exec(line);
  if (separates.test(line) || (keyword === undefined && !(second?.[1] !== undefined && thirdWord.test(line)))) return undefined;
  if (second === null && !thirdWord.test(line)) return undefined;
  return second?.[1] === undefined ? keyword : `${keyword ?? "ENV"} ${second[1]}`;
}

export interface LookedFor {
  /** The path of the script that looks for this one; undefined where none does. */
  by(keyword: string, key: string): string | undefined;
}

function read(facts: Facts): LookedFor {
  const paths = new Map<string, string>();
  const note = (what: string, path: string): void => void (paths.has(what) || paths.set(what, path));
  for (const { path, text } of buildFilesOf(facts)) {
    if (forPeople.test(baseName(path))) continue;
    for (const line of text.split("\n")) {
      if (line.length > longest) continue;
      const read = byWords(line);
      if (read !== undefined) note(read, path);
      if (!compares.test(line)) continue;
      for (const [, keyword, key] of line.matchAll(named)) note(`${keyword} ${key}`, path);
      if (countsWords.test(line) && !separates.test(line))
        for (const [, keyword, key] of line.matchAll(bare)) note(`${keyword} ${key}`, path);
      for (const [, key] of line.matchAll(alone)) note(`ENV ${key}`, path);
      const any = anyName.exec(line)?.[1];
      if (any !== undefined) note(any, path);
    }
  }
  return { by: (keyword, key) => paths.get(`${keyword} ${key}`) ?? paths.get(keyword) };
}

const kept = new WeakMap<Facts, LookedFor>();

/** Read once for the same facts: a keystroke changes none of the scripts. */
export function lookedFor(facts: Facts): LookedFor {
  const known = kept.get(facts) ?? read(facts);
  kept.set(facts, known);
  return known;
}
