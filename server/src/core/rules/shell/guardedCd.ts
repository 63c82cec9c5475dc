// A test in front of a cd that makes sure of its folder: `[ -d x ] && cd x`, `[ ! -d x ] || cd x`, `[[ -f x/setup.py ]] && cd x`.
import { inOwnText } from "../../shell/parseScript";
import type { Command, ShellScript } from "../../shell/types";
import { cleanPath, isWithin } from "../../text/path";

/** So much in front of the cd is looked at. */
const mostText = 400;

const testBegin = /(?<![^\s({;])(!\s{1,9})?(?:\[\[?|test)\s{1,9}(!\s{1,9})?(?=-)/;
const asked = /(?<=\s)-([defrxw])\s{1,9}([^\s;)]+)/g;

const asPlain = (word: string): string => cleanPath(word.replace(/["']/g, "").replace(/\$\{(\w+)\}/g, "$$$1"));

/** `[ -d x ]` of x, and of a folder around it; with `-o` it says nothing. */
function testsFor(piece: string, folder: string, isNegated: boolean): boolean {
  const begin = testBegin.exec(piece);
  if (!begin || / -o /.test(piece) || ((begin[1] ?? begin[2]) !== undefined) !== isNegated) return false;
  return [...` ${piece.slice(begin.index + begin[0].length)}`.matchAll(asked)].some(([, kind, word]) => {
    const path = asPlain(word ?? "");
    return isWithin(path, folder) && (kind !== "f" || path !== folder);
  });
}

/** Where the folder is not there, the cd does not run. */
export function isGuarded({ source }: ShellScript, cd: Command): boolean {
  const { joinedBy, words } = cd;
  const to = words[1]?.text;
  if (to === undefined || (joinedBy !== "&&" && joinedBy !== "||")) return false;
  const { start } = inOwnText(cd).span;
  const pieces = source.text.slice(Math.max(0, start - mostText), start).split(/(\|\||&&|[;\n|])/);
  const folder = asPlain(to);
  // The last piece is the blank in front of the cd, behind the operator.
  for (let at = pieces.length - 3; at >= 0 && pieces[at + 1] === joinedBy; at -= 2) {
    const piece = pieces[at] ?? "";
    if (testsFor(piece, folder, joinedBy === "||")) return true;
    if (joinedBy === "||" || /(?:^|\s)(?:cd|pushd)\s/.test(piece)) return false;
  }
  return false;
}
