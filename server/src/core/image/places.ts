// Where the words of a command lead: a path, as far as it is known.
import { braced } from "./copies";
import { absolute } from "./paths";
import type { ScriptWord, ScriptWords } from "./scriptWords";

export interface Place {
  /** Absolute. */
  readonly path: string;
  /** The path itself, names in it that a wildcard stands for, or something below it that a variable tells. */
  readonly is: "path" | "wildcard" | "variable";
}

interface Standing {
  readonly words: ScriptWords;
  /** Absolute; begins with `$` where `cd` went to a folder that is not known. */
  readonly directory: string;
}

function placed(text: string, known: boolean, directory: string): Place | undefined {
  if (text === "") return undefined;
  const path = absolute(braced(text), directory);
  if (known) return path.startsWith("/") ? { path, is: "path" } : undefined;
  const literal = /^[^*?[{$`]*/.exec(text)?.[0] ?? "";
  const is = /[$`]/.test(text) ? "variable" : "wildcard";
  const folder = absolute(literal.slice(0, literal.lastIndexOf("/") + 1) || ".", directory);
  return folder.startsWith("/") && !(is === "variable" && literal === "") ? { path: folder, is } : undefined;
}

/** What a command prints is no path that is known, though it may be known which program it finds. */
const isPrinted = ({ text, value }: ScriptWord): boolean => value === undefined && /\$\(|`/.test(text);

/** `~app/x`: where another user's home directory lies is in /etc/passwd alone. */
const isOtherHome = ({ text, value }: ScriptWord): boolean => value === undefined && /^~[^/]/.test(text);

/** One for each word that the shell makes of it; undefined where nothing of the path is known. */
export const placesOf = (word: ScriptWord, { words, directory }: Standing): readonly (Place | undefined)[] =>
  isOtherHome(word)
    ? [undefined]
    : isPrinted(word)
      ? [placed(word.text.replace(/["']/g, ""), false, directory)]
      : words.fields(word).map(({ text, known }) => placed(text, known, directory));

/** Of a word that becomes one. */
export function placeOf(word: ScriptWord, standing: Standing): Place | undefined {
  const [place, ...others] = placesOf(word, standing);
  return others.length === 0 ? place : undefined;
}
