// Another parser's places for the same parts: dockerfile-ast on one instruction at a time, over real files.
import { type Instruction as Ast, DockerfileParser, type From, type JSONInstruction, type ModifiableInstruction } from "dockerfile-ast";
import { describe, expect, test } from "vitest";
import { type Instruction, parse } from "../../server/src/core/syntax";
import type { Span } from "../../server/src/core/text/span";
import { corpusRows, sharedFile } from "../support/shared";

const file = sharedFile("corpus", "corpus/corpus.jsonl.gz");
const rows = file === undefined ? [] : corpusRows(file);

/** Line and character in the text given to dockerfile-ast. */
interface Position {
  readonly line: number;
  readonly character: number;
}
type Range = { readonly start: Position; readonly end: Position } | null | undefined;

/** The instruction's own lines; comments inside are blanked out, for dockerfile-ast fails on some of them. */
function head(text: string, { span, line, innerComments }: Instruction): string {
  let result = text.slice(span.start, line.span.end);
  for (const comment of innerComments) {
    const [from, to] = [comment.span.start - span.start, comment.span.end - span.start];
    result = result.slice(0, from) + " ".repeat(to - from) + result.slice(to);
  }
  return result;
}

function opinionOn(text: string): { ast: Ast | undefined; spanOf: (range: Range) => Span | undefined } {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = ({ line, character }: Position): number => (starts[line] ?? 0) + character;
  return {
    ast: DockerfileParser.parse(text).getInstructions()[0],
    spanOf: (range) => (range ? { start: offset(range.start), end: offset(range.end) } : undefined),
  };
}

/** Differing places of keyword, flags, words, stage name and JSON strings, where dockerfile-ast reads them at all. */
function differences(text: string, instruction: Instruction): string[] {
  const source = head(text, instruction);
  const { ast, spanOf } = opinionOn(source);
  if (!ast) return [`no opinion on ${source}`];
  const result: string[] = [];
  const base = instruction.span.start;
  const compare = (what: string, ours: readonly (Span | undefined)[], theirs: readonly Range[]): void => {
    const a = JSON.stringify(ours.map((at) => at && { start: at.start - base, end: at.end - base }));
    const b = JSON.stringify(theirs.map(spanOf));
    if (a !== b) result.push(`${what} of ${source}: ours ${a}, theirs ${b}`);
  };
  compare("keyword", [instruction.keywordSpan], [ast.getInstructionRange()]);
  if (instruction.keyword === "FROM") {
    const from = ast as From;
    compare(
      "image and stage",
      [instruction.words[0]?.span, instruction.words[2]?.span],
      [from.getImageRange(), from.getBuildStageRange() ?? undefined],
    );
  }
  if (
    ["EXPOSE", "VOLUME", "COPY"].includes(instruction.keyword) &&
    !instruction.json &&
    instruction.flags.length === 0 &&
    instruction.heredocs.length === 0
  ) {
    compare(
      "words",
      instruction.words.map(({ span }) => span),
      ast.getArguments().map((argument) => argument.getRange()),
    );
  }
  if (["COPY", "ADD", "HEALTHCHECK"].includes(instruction.keyword)) {
    const flags = (ast as ModifiableInstruction).getFlags();
    compare(
      "flags",
      instruction.flags.map(({ span }) => span),
      flags.map((flag) => flag.getRange()),
    );
  }
  if (["CMD", "ENTRYPOINT", "SHELL"].includes(instruction.keyword) && instruction.json && instruction.json.length > 0) {
    compare(
      "JSON",
      instruction.json.map(({ span }) => span),
      (ast as JSONInstruction).getJSONStrings().map((item) => item.getRange()),
    );
  }
  return result;
}

describe.runIf(rows.length > 0)("second opinion", () => {
  test("both put the parts of real instructions in the same places", () => {
    let compared = 0;
    const found = rows.flatMap(({ text }) => {
      const tree = parse(text);
      if (tree.errors.length > 0 || tree.escape !== "\\") return [];
      compared += tree.instructions.length;
      return tree.instructions.flatMap((instruction) => differences(text, instruction));
    });
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(20_000);
  });
});
