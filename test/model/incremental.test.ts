// Random edits: the model after them is the one of a fresh reading, with nothing remembered from before.
import { expect, test, vi } from "vitest";
import { readDockerfile } from "../../server/src/core/model";
import { parse, update } from "../../server/src/core/syntax";
import { ownFiles, random, randomEdit } from "../syntax/mutations";
import { modelSummary } from "./summary";

const seed = 20_260_311;
const files = [
  ...ownFiles,
  "ARG V=1\nFROM a:$V AS one\nENV A=1 B=$A\nWORKDIR x\nFROM one AS two\nARG A C=$B\nRUN --mount=from=one,target=y z\nCOPY --from=0 --chmod=$A a $B\n",
  'FROM scratch AS b\nARG A=7\nSHELL ["x"]\nUSER $A\nWORKDIR /w\nEXPOSE $A\nONBUILD COPY x\nFROM b\nENV A=99999\nWORKDIR v\nEXPOSE $A\nRUN --mount=type=cache,target=. x\nSTOPSIGNAL $A\n',
];

/** The same text read by modules that have seen nothing else. */
async function readAfresh(text: string): Promise<string> {
  vi.resetModules();
  const syntax = await import("../../server/src/core/syntax");
  const model = await import("../../server/src/core/model");
  return modelSummary(model.readDockerfile(syntax.parse(text)));
}

test(`after every edit the model is that of a fresh reading (seed ${seed})`, { timeout: 120_000 }, async () => {
  const dice = random(seed);
  for (let round = 0; round < 60; round++) {
    let tree = parse(dice.pick(files));
    let file = readDockerfile(tree);
    for (let step = 0; step < 25; step++) {
      tree = update(tree, randomEdit(tree.text, dice, files));
      file = readDockerfile(tree, file);
      expect(modelSummary(file), JSON.stringify(tree.text)).toBe(modelSummary(readDockerfile(parse(tree.text))));
    }
    expect(modelSummary(file), JSON.stringify(tree.text)).toBe(await readAfresh(tree.text));
  }
});

test("the same tree gives the same model", () => {
  const tree = parse("FROM a\n");
  const file = readDockerfile(tree);
  expect(readDockerfile(tree, file)).toBe(file);
});
