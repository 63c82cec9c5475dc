// Random edits of real Dockerfiles: nothing throws, nothing is slow, and the tree after an edit is the tree of the new text.
import { expect, test } from "vitest";
import { parse, type SyntaxTree, update } from "../../server/src/core/syntax";
import { expandWord, variableReferences } from "../../server/src/core/syntax/expand";
import { applyEdits } from "../../server/src/core/text/span";
import { corpusRows, sharedFile } from "../support/shared";
import { ownFiles, random, randomEdit } from "./mutations";
import { misplaced, reprint, summary } from "./treeChecks";

const mutations = Number(process.env.DOCKWRIGHT_FUZZ ?? 20_000);
const seed = Number(process.env.DOCKWRIGHT_SEED ?? 1);
const corpus = sharedFile("corpus", "corpus/corpus.jsonl.gz");
const small = (text: string): boolean => text.length < 1_500;
const files = [
  ...ownFiles,
  ...(corpus === undefined
    ? []
    : corpusRows(corpus)
        .map((row) => row.text)
        .filter(small)),
];

/** Everything that is read only when asked for. */
function readAll(tree: SyntaxTree): string[] {
  const wrong: string[] = [];
  for (const instruction of tree.instructions) {
    wrong.push(...misplaced(tree.text, instruction));
    for (const word of instruction.words) expandWord(word.text, {}, { escape: tree.escape });
    variableReferences(instruction.arguments.text, { escape: tree.escape });
  }
  return wrong;
}

test(
  `${mutations} random edits with seed ${seed}`,
  () => {
    console.log(`fuzz: seed ${seed} (DOCKWRIGHT_SEED), ${mutations} mutations (DOCKWRIGHT_FUZZ), ${files.length} files`);
    const dice = random(seed);
    let slowest = 0;
    let tree = parse("");
    for (let done = 0; done < mutations; done++) {
      if (done % 8 === 0) tree = parse(dice.pick(files));
      const edit = randomEdit(tree.text, dice, files);
      const text = applyEdits(tree.text, [edit]);
      const started = performance.now();
      const next = update(tree, edit);
      const wrong = readAll(next);
      slowest = Math.max(slowest, performance.now() - started);
      const isRight = next.text === text && wrong.length === 0 && summary(next) === summary(parse(text)) && reprint(next) === text;
      if (!isRight) {
        const where = `edit ${done} of seed ${seed}: ${JSON.stringify(edit)} in ${JSON.stringify(tree.text)}`;
        expect(next.text, where).toBe(text);
        expect(wrong, where).toEqual([]);
        expect(summary(next), where).toBe(summary(parse(text)));
        expect(reprint(next), where).toBe(text);
      }
      tree = next;
    }
    console.log(`fuzz: slowest edit with everything read ${slowest.toFixed(1)} ms`);
    expect(slowest).toBeLessThan(1_000);
  },
  Math.max(60_000, mutations * 10),
);
