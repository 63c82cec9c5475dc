// Chooses the version of a base image that a project's own statement of versions allows.

interface Range {
  readonly min: number;
  /** Exclusive. */
  readonly max: number;
}

const everything: Range = { min: 0, max: Number.POSITIVE_INFINITY };

/** 22.11.3 → 22.011; the patch does not decide. */
const value = (major: number, minor: number): number => major * 1000 + minor;

function comparator(text: string): Range {
  const match = /^(\^|~>|~=|~|>=|<=|===?|!=|>|<)?\s*v?(\d+)(?:\.(\d+|[x*]))?(?:\.(\d+|[x*]))?/.exec(text);
  if (!match) return everything;
  const [, operator = "", majorText = "0", minorText, patchText] = match;
  const major = Number(majorText);
  const whole = minorText === undefined || !/\d/.test(minorText);
  const minor = whole ? 0 : Number(minorText);
  const min = value(major, minor);
  const nextMajor = value(major + 1, 0);
  const end = whole ? nextMajor : value(major, minor + 1);
  if (operator === "!=") return everything;
  if (operator === ">=" || operator === ">") return { min, max: everything.max };
  if (operator === "<") return { min: 0, max: patchText !== undefined && Number(patchText) > 0 ? end : min };
  if (operator === "<=") return { min: 0, max: end };
  if (operator === "^" || operator === "~=" || operator === "~>")
    return { min, max: patchText !== undefined && operator !== "^" ? end : nextMajor };
  return { min, max: end };
}

/** `1.5 - 2.0` and spaces behind operators are put right first. */
const alternatives = (range: string): readonly (readonly Range[])[] =>
  range
    .replace(/(\S+)\s+-\s+(\S+)/g, ">=$1 <=$2")
    .replace(/([<>=~^!])\s+/g, "$1")
    .split("||")
    .map((part) =>
      part
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(comparator),
    );

function width(version: string): Range {
  const [major = 0, minor] = version.split(".").map(Number);
  return minor === undefined
    ? { min: value(major, 0), max: value(major + 1, 0) }
    : { min: value(major, minor), max: value(major, minor + 1) };
}

/**
 * @param range as npm, Python, Composer and Bundler write it. @param candidates the preferred one first, `24` or `3.13`.
 * The first candidate that has a release in the range; else the number that the range names; without a range the first.
 */
export function versionFor(range: string | undefined, candidates: readonly string[]): string {
  const [preferred = ""] = candidates;
  if (range === undefined || range.trim() === "") return preferred;
  const choices = alternatives(range);
  const allowed = candidates.find((candidate) => {
    const { min, max } = width(candidate);
    return choices.some((all) => all.every((one) => one.min < max && one.max > min));
  });
  if (allowed !== undefined) return allowed;
  const named = preferred.includes(".") ? /\d+\.\d+/.exec(range) : /\d+/.exec(range);
  return named?.[0] ?? preferred;
}

/** A version written out in a file of its own, `v22.11.0` or `3.12`; undefined for names such as `lts/*`. */
export const exactVersion = (text: string): string | undefined => /^\s*(?:v|python-|ruby-)?(\d+(?:\.\d+){0,2})\s*$/m.exec(text)?.[1];

/** From `.tool-versions`, which asdf and mise read: `nodejs 22.11.0`. */
export const toolVersion = (text: string, ...names: readonly string[]): string | undefined =>
  new RegExp(`^(?:${names.join("|")})\\s+v?(\\d+(?:\\.\\d+){0,2})\\s*(?:#.*)?$`, "m").exec(text)?.[1];
