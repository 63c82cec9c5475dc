// What bash makes of `{a,b}` in a word: one word for each alternative, in its order. `{1..3}` and `${a,b}` are left as they are.

/** More alternatives are not looked at. */
const mostAlternatives = 64;
/** UTF-16 units; no path that a person wrote is longer. */
const longestWord = 1000;

/** The word itself where it has no such braces, or too many. */
export function expandBraces(text: string): readonly string[] {
  if (text.length > longestWord || !text.includes("{")) return [text];
  let words: readonly string[] = [text];
  for (let round = 0; round < mostAlternatives; round++) {
    const next = words.flatMap((word) => {
      const [whole, inside = ""] = /(?<!\$)\{([^{}]*,[^{}]*)\}/.exec(word) ?? [];
      return whole === undefined ? [word] : inside.split(",").map((part) => word.replace(whole, () => part));
    });
    if (next.length > mostAlternatives) return [text];
    if (next.length === words.length && next.every((word, place) => word === words[place])) return words;
    words = next;
  }
  return [text];
}
