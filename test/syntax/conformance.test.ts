// BuildKit's own cases for its parser and its shell lexer.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { expandWord, expandWords, parse, toSexp } from "../../server/src/core/syntax";
import { corpusRows, sharedFile } from "../support/shared";
import { misplaced, reprint } from "./treeChecks";

interface WordCase {
  readonly name: string;
  readonly api: string;
  readonly platform?: string;
  readonly input: string;
  readonly env?: Record<string, string>;
  readonly escape?: "\\" | "`";
  readonly expected?: unknown;
  readonly error?: boolean;
}

interface ParserCase {
  readonly name: string;
  readonly kind: string;
  readonly valid?: boolean;
  readonly dockerfile?: string | null;
  readonly expectedDump?: string;
}

function load<T>(name: string): readonly T[] {
  const file = sharedFile("conformance", `conformance/cases/${name}.json`);
  return file === undefined ? [] : (JSON.parse(readFileSync(file, "utf8")) as T[]);
}

const words = load<WordCase>("buildkit-words").filter(({ platform, api }) => platform !== "windows" && (api === "word" || api === "words"));
const files = load<ParserCase>("buildkit-parser").filter(({ dockerfile }) => typeof dockerfile === "string");
const lines = (text: string): string[] =>
  text
    .trim()
    .split("\n")
    .map((line) => line.trimEnd());

describe.runIf(words.length > 0)("words", () => {
  test.each(words.map((each) => [each.name, each] as const))("%s", (_name, { api, input, env, escape: escapeChar, expected, error }) => {
    const result = (api === "word" ? expandWord : expandWords)(input, env ?? {}, { escape: escapeChar ?? "\\" });
    if (error) expect(result).toHaveProperty("error");
    else expect(result).toEqual({ value: expected });
  });
});

describe.runIf(files.length > 0)("parser", () => {
  const dumped = files.filter(({ expectedDump }) => expectedDump !== undefined);
  test.each(dumped.map((each) => [each.name, each] as const))("dump of %s", (_name, { dockerfile, expectedDump }) => {
    const tree = parse(dockerfile ?? "");
    expect(tree.errors).toEqual([]);
    expect(lines(toSexp(tree))).toEqual(lines(expectedDump ?? ""));
  });
  // Cases of kind "instruction" are refused by the step behind the parser; they are the model's.
  const refused = files.filter(({ valid, kind }) => valid === false && kind === "parse");
  test.each(refused.map((each) => [each.name, each] as const))("refuses %s", (_name, { dockerfile }) => {
    expect(parse(dockerfile ?? "").errors).not.toEqual([]);
  });
});

const corpus = sharedFile("corpus", "corpus/corpus.jsonl.gz");
const rows = corpus === undefined ? [] : corpusRows(corpus);

describe.runIf(rows.length > 0)("corpus", () => {
  test("every file is printed back byte for byte, and every part stands where its text is", () => {
    const wrong = rows.flatMap(({ id, text }) => {
      const tree = parse(text);
      const parts = tree.instructions.flatMap((instruction) => misplaced(text, instruction));
      return [...parts, ...(reprint(tree) === text ? [] : ["not the same text"])].map((what) => `${id}: ${what}`);
    });
    expect(wrong).toEqual([]);
    expect(rows.length).toBeGreaterThan(2_000);
  });
});
